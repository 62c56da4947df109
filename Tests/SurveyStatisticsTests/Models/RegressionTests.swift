import SurveyStatistics
import Testing

/// Values: R 4.2.2 with survey 4.1-1, MASS, ordinal, sandwich and brglm, Reference/models.R.
@Suite struct RegressionTests {
  private func expect(
    _ coefficients: some Collection<Coefficient>, _ values: [(Double, Double)],
    relative: Double = 1e-9, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(coefficients.count == values.count, sourceLocation: location)
    for (found, (value, error)) in zip(coefficients, values) {
      #expect(
        isClose(found.estimate.value, value, relative: relative), "\(found.name)",
        sourceLocation: location)
      #expect(
        isClose(found.estimate.standardError ?? 0, error, relative: relative), "\(found.name)",
        sourceLocation: location)
    }
  }

  private func matrix(_ sample: SchoolSample, _ names: [String]) -> ModelMatrix {
    ModelMatrix(names: names, columns: names.map { sample[$0] })
  }

  @Test func `least squares reach NIST's values for Longley's data`() throws {
    let longley = try SchoolSample("longley")
    let names = ["GNP.deflator", "GNP", "Unemployed", "Armed.Forces", "Population", "Year"]
    let fit = try LinearRegression(
      longley["Employed"], on: matrix(longley, names).withIntercept)
    // NIST StRD, Longley, in thousands.
    expect(
      fit.coefficients,
      [
        (-3482.25863459582, 890.420383607373), (0.0150618722713733, 0.0849149257747669),
        (-0.0358191792925910, 0.0334910077722432), (-0.0202022980381683, 0.00488399681651699),
        (-0.0103322686717359, 0.00214274163161675), (-0.0511041056535807, 0.226073200069370),
        (1.82915146461355, 0.455478499142212),
      ])
    #expect(isClose(try #require(fit.residualDeviation), 0.304854073561965))
    #expect(isClose(fit.rSquared, 0.995479004577296))
    #expect(fit.coefficients[0].degreesOfFreedom == 9)
  }

  @Test func `frequencies repeat observations and precisions do not`() throws {
    let x = ModelMatrix(names: ["x"], columns: [[1, 2, 3, 4, 5]]).withIntercept
    let y: [Double] = [2, 1, 4, 3, 7]
    let counted = try LinearRegression(
      y, on: x, weights: .frequency(try FrequencyWeights([1, 2, 1, 3, 1])))
    let repeated = try LinearRegression(
      [2, 1, 1, 4, 3, 3, 3, 7],
      on: ModelMatrix(names: ["x"], columns: [[1, 2, 2, 3, 4, 4, 4, 5]]).withIntercept)
    let precise = try LinearRegression(
      y, on: x, weights: .precision(try PrecisionWeights([1, 2, 1, 3, 1])))
    for place in 0..<2 {
      #expect(
        isClose(
          counted.coefficients[place].estimate.value, repeated.coefficients[place].estimate.value))
      #expect(
        isClose(
          counted.coefficients[place].estimate.standardError ?? 0,
          repeated.coefficients[place].estimate.standardError ?? 1))
    }
    #expect(precise.observations == 5)
    #expect(counted.observations == 8)
    #expect(
      isClose(
        counted.coefficients[1].estimate.value, precise.coefficients[1].estimate.value))
    #expect(
      !isClose(
        counted.coefficients[1].estimate.standardError ?? 0,
        precise.coefficients[1].estimate.standardError ?? 0, relative: 0.1))
  }

  @Test func `a linear regression of clusters is R's svyglm`() throws {
    let sample = try SchoolSample("apiclus1")
    let fit = try LinearRegression(
      sample["api00"], on: matrix(sample, ["ell", "meals"]).withIntercept,
      errors: .design(try SchoolDesigns.clustered(sample)))
    expect(
      fit.coefficients,
      [
        (817.182288509078, 18.6708926927144), (-0.50879668341646, 0.325922721171938),
        (-3.14558922533067, 0.301802544090782),
      ])
    #expect(fit.coefficients[0].degreesOfFreedom == 12)
    #expect(isClose(try #require(fit.coefficients[1].pValue).value, 1.44474252189853e-01))
  }

  @Test func `a logistic regression is R's glm, with its clusters and without`() throws {
    let infert = try SchoolSample("infert")
    let x = matrix(infert, ["spontaneous", "induced"]).withIntercept
    let fit = try LogisticRegression(infert["case"], on: x)
    expect(
      fit.coefficients,
      [
        (-1.70786007135977, 0.267709483688229), (1.19720503529307, 0.21164328462721),
        (0.418129395047782, 0.20562745649713),
      ], relative: 1e-8)
    #expect(isClose(fit.logLikelihood, -139.805989416891))
    let clusters = try LogisticRegression(
      infert["case"], on: x, errors: .robust(clusters: infert["stratum"].map { Int($0) }))
    expect(
      clusters.coefficients,
      [
        (-1.70786007135977, 0.166048557545429), (1.19720503529307, 0.209606389010716),
        (0.418129395047782, 0.164831218940801),
      ], relative: 1e-8)
    let robust = try LogisticRegression(
      infert["case"], on: x, errors: .robust(clusters: nil))
    expect(
      robust.coefficients,
      [
        (-1.70786007135977, 0.249651836619187), (1.19720503529307, 0.204037563802758),
        (0.418129395047782, 0.200522940018619),
      ], relative: 1e-8)
  }

  @Test func `a logistic regression of a stratified sample is R's svyglm`() throws {
    let sample = try SchoolSample("apistrat")
    let fit = try LogisticRegression(
      sample["sch.wide"], on: matrix(sample, ["ell", "meals", "mobility"]).withIntercept,
      errors: .design(try SchoolDesigns.stratified(sample)))
    expect(
      fit.coefficients,
      [
        (0.835836524845487, 0.455620878360156), (-0.00248963574926207, 0.0132525102193906),
        (-0.00315236511228994, 0.00919945360883833), (0.0608967787275278, 0.0319345769365394),
      ], relative: 1e-7)
    #expect(fit.coefficients[0].degreesOfFreedom == 194)
    #expect(
      isClose(
        try #require(fit.coefficients[3].pValue).value, 0.0580081810710246, relative: 1e-7))
  }

  private let separated = (
    outcome: [0.0, 0, 0, 0, 1, 1, 1, 1, 0, 1],
    x: [1.0, 2, 3, 4, 5, 6, 7, 8, 2.5, 6.5]
  )

  @Test func `separated outcomes have no maximum and Firth's estimate is R's`() throws {
    let x = ModelMatrix(names: ["x"], columns: [separated.x]).withIntercept
    #expect(throws: StatisticsError.separation(["x"])) {
      try LogisticRegression(separated.outcome, on: x)
    }
    let fit = try LogisticRegression(separated.outcome, on: x, penalized: true)
    expect(
      fit.coefficients,
      [(-5.55056920114279, 3.29957386228268), (1.23345982247618, 0.696654316601592)], relative: 1e-7
    )
  }

  @Test func `of several predictors those that separate are named`() throws {
    // All of the second group are 1; the others are not told apart by x.
    let outcome: [Double] = [0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1]
    let x: [Double] = [1, 2, 3, 4, 4, 3, 2, 1, 1, 2, 3, 4]
    let group: [Double] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
    let matrix = ModelMatrix(names: ["x", "g"], columns: [x, group]).withIntercept
    #expect(throws: StatisticsError.separation(["g"])) {
      try LogisticRegression(outcome, on: matrix)
    }
    #expect(throws: StatisticsError.separation(["g"])) {
      try LogisticRegression(
        outcome.map { 1 - $0 }, on: matrix,
        errors: .design(try SurveyDesign(weights: SamplingWeights(equal: 12, weight: 30))))
    }
  }

  @Test(arguments: [1e-9, 1e-4, 1, 1e4, 1e9])
  func `the unit of a predictor changes its slope and nothing else`(unit: Double) throws {
    let outcome: [Double] = [0, 0, 1, 0, 1, 0, 1, 1, 0, 1]
    let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    let plain = try LogisticRegression(
      outcome, on: ModelMatrix(names: ["x"], columns: [x]).withIntercept)
    let scaled = try LogisticRegression(
      outcome, on: ModelMatrix(names: ["x"], columns: [x.map { $0 * unit }]).withIntercept)
    #expect(
      isClose(scaled.coefficients[1].estimate.value * unit, plain.coefficients[1].estimate.value))
    #expect(
      isClose(
        try #require(scaled.coefficients[1].pValue).value,
        try #require(plain.coefficients[1].pValue).value))
  }

  @Test func `a design without degrees of freedom for slopes gives no p-value`() throws {
    let design = try SurveyDesign(
      weights: SamplingWeights(equal: 8),
      stages: [SamplingStage(clusters: DesignLabels([1, 1, 1, 2, 2, 2, 3, 3]))])
    let x = ModelMatrix(
      names: ["a", "b"], columns: [[1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 5, 7, 6, 9]])
    let y: [Double] = [1, 3, 2, 5, 4, 6, 8, 7]
    let fit = try LinearRegression(y, on: x.withIntercept, errors: .design(design))
    // Three clusters leave two degrees of freedom, and two slopes take both.
    #expect(fit.coefficients.allSatisfy { $0.degreesOfFreedom == 0 })
    #expect(fit.coefficients.allSatisfy { $0.estimate.standardError != nil })
    #expect(fit.coefficients.allSatisfy { $0.pValue == nil && $0.confidenceInterval() == nil })
    let ordinal = try ProportionalOdds(
      y.map { $0 > 5 ? 2 : $0 > 2 ? 1 : 0 }, on: ModelMatrix(names: ["b"], columns: [x.columns[1]]),
      errors: .design(design))
    #expect(ordinal.coefficients.allSatisfy { $0.degreesOfFreedom == 1 && $0.pValue != nil })
  }

  @Test func `a fit without remainder has no errors`() throws {
    let x: [Double] = [1, 2, 3, 4, 5]
    let fit = try LinearRegression(
      x.map { 0.1 + 0.3 * $0 }, on: ModelMatrix(names: ["x"], columns: [x]).withIntercept)
    #expect(fit.isPerfect)
    #expect(isClose(fit.coefficients[1].estimate.value, 0.3))
    #expect(
      fit.coefficients.allSatisfy {
        $0.estimate.standardError == nil && $0.statistic == nil && $0.pValue == nil
          && $0.confidenceInterval() == nil
      })
  }

  @Test func `outcomes that are all alike have no regression`() {
    let x = ModelMatrix(names: ["x"], columns: [[1, 2, 3, 4]]).withIntercept
    #expect(throws: StatisticsError.zeroVariance) { try LinearRegression([4, 4, 4, 4], on: x) }
    #expect(throws: StatisticsError.zeroVariance) {
      try LinearRegression(
        [4, 4, 4, 5], on: x,
        errors: .design(try SurveyDesign(weights: SamplingWeights([1, 1, 1, 0]))))
    }
  }

  @Test func `as many coefficients as observations leave nothing to learn`() {
    let x = ModelMatrix(names: ["x"], columns: [[1, 2]]).withIntercept
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, found: 2)) {
      try LogisticRegression([0, 1], on: x)
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, found: 2)) {
      try ProportionalOdds([0, 1], on: ModelMatrix(names: ["x"], columns: [[1, 2]]))
    }
  }

  @Test func `Firth's estimate of a table adds half to each cell`() throws {
    // In a saturated model the penalty is Jeffreys' prior: log odds of 10.5 to 0.5 and so on.
    let outcome = (0..<30).map { $0 < 10 ? 0.0 : $0 < 18 ? 1 : 0 }
    let group = (0..<30).map { $0 < 10 ? 0.0 : 1 }
    let fit = try LogisticRegression(
      outcome, on: ModelMatrix(names: ["g"], columns: [group]).withIntercept, penalized: true)
    let first = (0.5 / 10.5).logarithm
    #expect(isClose(fit.coefficients[0].estimate.value, first))
    #expect(
      isClose(fit.coefficients[1].estimate.value, (8.5 / 12.5).logarithm - first))
  }

  @Test func `predictors that depend on each other are refused`() throws {
    let x = ModelMatrix(names: ["a", "b"], columns: [[1, 2, 3, 4], [2, 4, 6, 8]])
    #expect(throws: StatisticsError.singularCovariance) {
      try LinearRegression([1, 3, 2, 5], on: x)
    }
    #expect(throws: StatisticsError.singularCovariance) {
      try LogisticRegression([1, 0, 1, 0], on: x)
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try LogisticRegression([1, 1, 1, 1], on: x)
    }
  }
}

extension Double {
  fileprivate var logarithm: Double {
    // ln x = 2 artanh((x − 1) / (x + 1)), summed; the test needs no C library.
    let z = (self - 1) / (self + 1)
    var (sum, power) = (0.0, z)
    for k in 0..<2000 {
      sum += power / Double(2 * k + 1)
      power *= z * z
    }
    return 2 * sum
  }
}

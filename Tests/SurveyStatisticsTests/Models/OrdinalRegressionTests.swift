import SurveyStatistics
import Testing

/// Values: R 4.2.2, ordinal 2022.11-16, survey 4.1-1, Reference/models.R.
@Suite struct OrdinalRegressionTests {
  private func expect(
    _ coefficients: [Coefficient], _ values: [(Double, Double)], relative: Double = 1e-8,
    _ location: SourceLocation = #_sourceLocation
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

  private func wine() throws -> (rating: [Int], x: ModelMatrix) {
    let wine = try SchoolSample("wine")
    return (
      wine["rating"].map { Int($0) },
      ModelMatrix(names: ["temp", "contact"], columns: [wine["temp"], wine["contact"]])
    )
  }

  @Test func `wine is rated as R's clm has it`() throws {
    let (rating, x) = try wine()
    let fit = try ProportionalOdds(rating, on: x)
    expect(
      fit.coefficients,
      [
        (2.50310200789893, 0.528680100824846), (1.52779765809506, 0.476622629648298),
        (-1.34438341126472, 0.517102045324273), (1.25080879841654, 0.4378802029616),
        (3.46688692647397, 0.597760424608409), (5.00640420426996, 0.730906343666974),
      ])
    #expect(isClose(fit.logLikelihood, -86.4919233656491))
  }

  @Test func `a positive slope goes with higher answers`() throws {
    let fit = try ProportionalOdds(
      [0, 0, 1, 0, 1, 2, 1, 2, 2, 1],
      on: ModelMatrix(
        names: ["x"],
        columns: [
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        ]))
    #expect(fit.coefficients[0].estimate.value > 0)
    let turned = try ProportionalOdds(
      [2, 2, 1, 2, 1, 0, 1, 0, 0, 1],
      on: ModelMatrix(
        names: ["x"],
        columns: [
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        ]))
    #expect(
      isClose(
        fit.coefficients[0].estimate.value, -turned.coefficients[0].estimate.value, relative: 1e-8))
  }

  @Test func `the nominal test is R's`() throws {
    let (rating, x) = try wine()
    let temperature = try NominalEffectTest(of: [0], rating, on: x)
    #expect(isClose(temperature.statistic.value, 3.174977131334401, relative: 1e-7))
    #expect(isClose(temperature.pValue.value, 0.365425938987112, relative: 1e-7))
    #expect(temperature.statistic.degreesOfFreedom == [3])
    // No warm wine has the lowest rating and no cold one the highest.
    #expect(temperature.isAtBoundary)
    let contact = try NominalEffectTest(of: [1], rating, on: x)
    #expect(isClose(contact.statistic.value, 0.566740268381835, relative: 1e-6))
  }

  @Test func `housing counts are Venables and Ripley's`() throws {
    let housing = try SchoolSample("housing")
    func indicator(_ column: String, _ level: Double) -> [Double] {
      housing[column].map { $0 == level ? 1 : 0 }
    }
    let x = ModelMatrix(
      names: ["medium", "high", "apartment", "atrium", "terrace", "contact"],
      columns: [
        indicator("Infl", 1), indicator("Infl", 2), indicator("Type", 1), indicator("Type", 2),
        indicator("Type", 3), indicator("Cont", 1),
      ])
    let fit = try ProportionalOdds(
      housing["Sat"].map { Int($0) }, on: x,
      frequencies: try FrequencyWeights(housing["Freq"]))
    expect(
      fit.coefficients,
      [
        (0.566393737905927, 0.104652781364007), (1.28881911037226, 0.127156144567739),
        (-0.572350002041979, 0.119238008596592), (-0.36618637068895, 0.155173332018792),
        (-1.0910146589696, 0.15148601856096), (0.36028400456913, 0.0955357950023712),
        (-0.496135138197093, 0.124847242877451), (0.690708259263148, 0.125471937849649),
      ])
    #expect(isClose(fit.deviance, 3479.14929905895))
  }

  @Test func `an ordinal regression of clusters agrees with R's svyolr`() throws {
    let sample = try SchoolSample("apiclus1")
    // Schools without meals fall outside R's classes, and are of weight zero here.
    let meals = sample["meals"]
    let known = meals.indices.map { meals[$0] > 0 && !sample["avg.ed"][$0].isNaN }
    let design = try SurveyDesign(
      weights: try SamplingWeights(
        zip(sample["pw"], known).map { $1 ? $0 : 0 }),
      stages: [
        SamplingStage(clusters: sample.labels("dnum"), population: .sizes(sample["fpc"]))
      ])
    let outcome = meals.map { $0 <= 25 ? 0 : $0 <= 50 ? 1 : $0 <= 75 ? 2 : 3 }
    let x = ModelMatrix(
      names: ["avg.ed", "mobility", "H", "M"],
      columns: [
        sample["avg.ed"].map { $0.isNaN ? 0 : $0 }, sample["mobility"],
        sample["stype"].map { $0 == 1 ? 1 : 0 }, sample["stype"].map { $0 == 2 ? 1 : 0 },
      ])
    let fit = try ProportionalOdds(outcome, on: x, errors: .design(design))
    // R's optimizer stops with four to five digits, and takes its Hessian from differences.
    expect(
      fit.coefficients,
      [
        (-2.69990762158593, 1.13421629749667), (0.0325043766976924, 0.0206532359664259),
        (-1.75748150930401, 0.699528735612528), (-0.619145183903012, 0.309643154203241),
        (-8.85786769150511, 3.6861436150998), (-6.58641884322392, 3.10884381618335),
        (-4.92489880588541, 2.86335667464125),
      ], relative: 2e-3)
  }

  @Test func `with two answers it is the logistic regression`() throws {
    let infert = try SchoolSample("infert")
    let x = ModelMatrix(names: ["s"], columns: [infert["spontaneous"]])
    let ordinal = try ProportionalOdds(infert["case"].map { Int($0) }, on: x)
    let logistic = try LogisticRegression(infert["case"], on: x.withIntercept)
    #expect(
      isClose(
        ordinal.coefficients[0].estimate.value, logistic.coefficients[1].estimate.value,
        relative: 1e-8))
    #expect(
      isClose(
        ordinal.coefficients[1].estimate.value, -logistic.coefficients[0].estimate.value,
        relative: 1e-8))
    #expect(isClose(ordinal.logLikelihood, logistic.logLikelihood))
  }

  @Test func `differential functioning compares nested models`() throws {
    let sample = try SchoolSample("apistrat")
    let item = sample["api00"].map { $0 <= 550 ? 0 : $0 <= 650 ? 1 : $0 <= 750 ? 2 : 3 }
    let result = try DifferentialItemFunctioning(
      item: item, trait: sample["api99"].map { $0 / 100 },
      groups: sample["sch.wide"].map { Int($0) })
    // R: −276.54410, −86.40584, −65.89746, −65.68778.
    #expect(
      isClose(
        result.total.statistic.value, 2 * (86.4058422989287 - 65.6877828927425), relative: 1e-6))
    #expect(
      isClose(
        result.uniform.statistic.value, 2 * (86.4058422989287 - 65.8974579808644), relative: 1e-6))
    #expect(
      isClose(
        result.nonuniform.statistic.value, 2 * (65.8974579808644 - 65.6877828927425),
        relative: 1e-4))
    #expect(result.uniform.statistic.degreesOfFreedom == [1])
    #expect(result.nonuniform.size == .negligible)
    #expect(
      isClose(
        result.total.gain, result.uniform.gain + result.nonuniform.gain, relative: 1e-9))
  }

  @Test func `effects of a factorial survey are R's svyglm by respondent`() throws {
    let data = try SchoolSample("vignettes")
    let survey = try FactorialSurvey(
      data["y"],
      attributes: [
        .init(name: "a", levels: ["0", "1", "2"], codes: data["a"].map { Int($0) }),
        .init(name: "b", levels: ["0", "1"], codes: data["b"].map { Int($0) }),
      ], respondents: data["id"].map { Int($0) })
    let effects = survey.effects.compactMap(\.coefficient)
    expect(
      effects,
      [
        (0.710469252667107, 0.219315906080993), (1.00524999074136, 0.21986011898988),
        (-0.47935899088209, 0.248943573072423),
      ])
    let means = survey.marginalMeans.filter { $0.attribute == "a" }.map(\.mean)
    let expected = [
      (2.64121621621622, 0.230498460270645), (3.31209876543210, 0.259487186967297),
      (3.61941176470588, 0.218025535577869),
    ]
    for (mean, (value, error)) in zip(means, expected) {
      #expect(isClose(mean.value, value))
      #expect(isClose(mean.standardError, error))
    }
    #expect(survey.respondents == 40)
  }
}

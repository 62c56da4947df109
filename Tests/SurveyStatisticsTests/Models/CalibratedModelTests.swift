import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, `svyglm` of a design that `calibrate(calfun = "raking")` made,
/// Reference/calibrated.R.
@Suite struct CalibratedModelTests {
  private let sample: SchoolSample
  private let design: SurveyDesign
  private let targets: CalibrationTargets
  private let raked: SurveyDesign

  init() throws {
    sample = try SchoolSample("apiclus1")
    design = try SchoolDesigns.clustered(sample)
    targets = try CalibrationTargets([
      CategoryMargin(
        name: "stype", categories: ["E", "H", "M"], codes: sample.codes("stype"),
        totals: [4421, 755, 1018]),
      CategoryMargin(
        name: "sch.wide", categories: ["No", "Yes"], codes: sample.codes("sch.wide"),
        totals: [1072, 5122]),
    ])
    raked = try design.calibrated(to: targets)
  }

  private var poverty: ModelMatrix {
    ModelMatrix(names: ["ell", "meals"], columns: [sample["ell"], sample["meals"]]).withIntercept
  }

  private func expect(
    _ coefficients: [Coefficient], _ values: [(Double, Double)],
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(coefficients.count == values.count, sourceLocation: location)
    for (found, (value, error)) in zip(coefficients, values) {
      #expect(
        isClose(found.estimate.value, value), "\(found.name)", sourceLocation: location)
      #expect(
        isClose(found.estimate.standardError ?? 0, error), "\(found.name)",
        sourceLocation: location)
    }
  }

  @Test func `a linear regression has R's coefficients and errors`() throws {
    let fit = try LinearRegression(sample["api00"], on: poverty, errors: .design(raked))
    expect(
      fit.coefficients,
      [
        (807.892980457756, 18.9758336307367), (-0.385041110394063, 0.294150544821522),
        (-3.14521104712978, 0.328662350666240),
      ])
    #expect(fit.coefficients[0].degreesOfFreedom == 12)
  }

  @Test func `a domain keeps the residuals of the whole sample`() throws {
    let domain = sample["comp.imp"].map { $0 == 1 }
    let fit = try LinearRegression(
      sample["api00"], on: poverty, errors: .design(try raked.limited(to: domain)))
    expect(
      fit.coefficients,
      [
        (826.030894651723, 20.3135827331988), (-0.7651800578441029, 0.3641091549079472),
        (-3.09019101432723, 0.321657375276175),
      ])
  }

  @Test func `a logistic regression has R's coefficients and errors`() throws {
    let x = ModelMatrix(
      names: ["ell", "H", "M"],
      columns: [
        sample["ell"], sample["stype"].map { $0 == 1 ? 1 : 0 },
        sample["stype"].map { $0 == 2 ? 1 : 0 },
      ]
    ).withIntercept
    let fit = try LogisticRegression(sample["comp.imp"], on: x, errors: .design(raked))
    expect(
      fit.coefficients,
      [
        (0.349245851099454, 0.298291126715415), (0.0284201647540611, 0.012928507421441),
        (-0.8905183153821613, 0.4517910189241364), (-0.963271880048662, 0.649692284938699),
      ])
  }

  @Test func `replicates that are each raked anew have R's errors, of a domain too`() throws {
    let plain = try SurveyDesign(
      weights: try sample.weights(), stages: [SamplingStage(clusters: sample.labels("dnum"))])
    let replicates = try ReplicateWeights(plain, by: .jackknife1, calibratedTo: targets)
    func fit(_ domain: [Bool]) throws -> [Coefficient] {
      let limited = try raked.limited(to: domain)
      return try replicates.coefficients(
        LinearRegression(sample["api00"], on: poverty, errors: .design(limited)).coefficients,
        in: domain
      ) { design throws(StatisticsError) in
        try LinearRegression(sample["api00"], on: poverty, errors: .design(design)).coefficients
      }
    }
    expect(
      try fit(Array(repeating: true, count: sample.count)),
      [
        (807.892980457756, 20.7572099688459), (-0.385041110394063, 0.324737657835680),
        (-3.14521104712978, 0.363662755939217),
      ])
    expect(
      try fit(sample["comp.imp"].map { $0 == 1 }),
      [
        (826.030894651725, 21.9411202074784), (-0.765180057844105, 0.436262313926391),
        (-3.09019101432724, 0.345664199062961),
      ])
  }

  @Test func `the new weights alone would have other errors`() throws {
    let plain = try SurveyDesign(
      weights: raked.weights,
      stages: [SamplingStage(clusters: sample.labels("dnum"), population: .sizes(sample["fpc"]))])
    let fit = try LinearRegression(sample["api00"], on: poverty, errors: .design(raked))
    let naive = try LinearRegression(sample["api00"], on: poverty, errors: .design(plain))
    #expect(isClose(fit.coefficients[1].estimate.value, naive.coefficients[1].estimate.value))
    #expect(
      !isClose(
        try #require(fit.coefficients[1].estimate.standardError),
        try #require(naive.coefficients[1].estimate.standardError), relative: 1e-3))
  }

  @Test func `everyone is a domain that changes nothing`() throws {
    let whole = try raked.limited(to: Array(repeating: true, count: sample.count))
    let one = try LinearRegression(sample["api00"], on: poverty, errors: .design(raked))
    let other = try LinearRegression(sample["api00"], on: poverty, errors: .design(whole))
    #expect(one.coefficients == other.coefficients)
  }
}

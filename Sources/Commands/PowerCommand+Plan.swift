import Diagnostics
import Reports
import SurveyStatistics

extension PowerCommand {
  /// Finds what the options leave open.
  func plan() throws -> PowerReport.Plan {
    try checkNumbers()
    let sample = try samplePlan()
    guard let planned = try planned() else { return try estimate(sample) }
    let plan = TestPlan(planned, alpha: alpha, twoSided: !isOneSided)
    let simple = size.map(sample.simpleSize)
    if let simple, simple < (planned == .correlation ? 4 : 2) {
      throw OptionMisuse("--size is worth fewer than the respondents that a group needs")
    }
    switch (effect, simple, power) {
    case (let effect?, nil, let power):
      try check(effect, of: planned)
      let target = power ?? 0.8
      return PowerReport.Plan(
        test: test.rawValue, plan: plan, sample: sample, found: .size, effect: effect,
        size: try plan.size(effect: effect, power: target), power: target)
    case (let effect?, let size?, nil):
      try check(effect, of: planned)
      return PowerReport.Plan(
        test: test.rawValue, plan: plan, sample: sample, found: .power, effect: effect, size: size,
        power: plan.power(effect: effect, size: size))
    case (nil, let size?, let power):
      let target = power ?? 0.8
      guard target > alpha else {
        throw OptionMisuse("--power lies above --alpha, which no effect at all would find")
      }
      return PowerReport.Plan(
        test: test.rawValue, plan: plan, sample: sample, found: .effect,
        effect: try plan.detectableEffect(size: size, power: target), size: size, power: target)
    case (.some, .some, .some):
      throw OptionMisuse("of --effect, --size and --power one is found; leave one out")
    case (nil, nil, _):
      throw OptionMisuse("a plan needs an effect or a size; give --effect or --size")
    }
  }

  private func planned() throws -> PlannedTest? {
    func share(_ what: String) throws -> Double {
      guard let baseline, 0 < baseline, baseline < 1 else {
        throw OptionMisuse("\(test.rawValue) needs \(what) between 0 and 1; give --baseline")
      }
      return baseline
    }
    switch test {
    case .means: return .twoMeans
    case .pairs: return .pairedMeans
    case .proportions: return .twoProportions(first: try share("the first share"))
    case .proportion: return .oneProportion(known: try share("the known share"))
    case .mcnemar: return .pairedProportions(changing: try share("the share that changes"))
    case .correlation: return .correlation
    case .ranks: return .ranks
    case .anova:
      guard let groups, 2...10_000 ~= groups else {
        throw OptionMisuse(
          "anova needs how many groups there are, from 2 to 10,000; give --groups")
      }
      return .manyMeans(groups: groups)
    case .chiSquare:
      guard let degreesOfFreedom, 1...1_000_000 ~= degreesOfFreedom else {
        throw OptionMisuse(
          "chi-square needs its degrees of freedom, (rows − 1) × (columns − 1); give --df, at most "
            + "a million")
      }
      return .chiSquare(degreesOfFreedom: degreesOfFreedom)
    case .estimate: return nil
    }
  }

  private func estimate(_ sample: SamplePlan) throws -> PowerReport.Plan {
    guard let effect, 0 < effect, effect < 1 else {
      throw OptionMisuse("estimate needs the share expected between 0 and 1; give --effect")
    }
    guard let reach, 1e-6 <= reach, reach < 1 else {
      throw OptionMisuse(
        "estimate needs half the width of the interval, from 0.000001 up; give --reach 0.05")
    }
    return PowerReport.Plan(
      estimating: effect, reach: reach, level: 1 - alpha, sample: sample,
      size: ProportionPrecision.size(
        proportion: effect, reach: reach, level: 1 - alpha, population: population))
  }

  private func samplePlan() throws -> SamplePlan {
    if (clusterSize == nil) != (intraclassCorrelation == nil) {
      throw OptionMisuse("--cluster-size and --icc make a design effect together; give both")
    }
    guard let clusterSize, let intraclassCorrelation else {
      return SamplePlan(designEffect: designEffect ?? 1, responseRate: responseRate)
    }
    guard designEffect == nil else {
      throw OptionMisuse("--design-effect is made by --cluster-size and --icc; keep one")
    }
    return SamplePlan(
      designEffect: SamplePlan.designEffect(
        clusterSize: clusterSize, intraclassCorrelation: intraclassCorrelation),
      responseRate: responseRate)
  }

  private func checkNumbers() throws {
    func check(_ value: Double?, _ option: String, _ range: String, _ isRight: (Double) -> Bool)
      throws
    {
      if let value, !(value.isFinite && isRight(value)) {
        throw OptionMisuse("\(option) takes a number \(range)")
      }
    }
    try check(alpha, "--alpha", "between 0 and 1, and not as near to them as 1e-12") {
      1e-12 <= $0 && $0 <= 1 - 1e-12
    }
    try check(power, "--power", "between 0 and 1") { 0 < $0 && $0 < 1 }
    try check(size, "--size", "from 2 up") { $0 >= 2 && $0 <= 1e9 }
    try check(designEffect, "--design-effect", "above 0 and up to a million") {
      0 < $0 && $0 <= 1e6
    }
    try check(clusterSize, "--cluster-size", "from 1 to a million") { $0 >= 1 && $0 <= 1e6 }
    try check(intraclassCorrelation, "--icc", "from 0 to 1") { 0...1 ~= $0 }
    try check(responseRate, "--response-rate", "from 0.000001 to 1") { 1e-6 <= $0 && $0 <= 1 }
    try check(population, "--population", "from 2 up") { $0 >= 2 }
    try check(effect, "--effect", "") { _ in true }
  }

  private func check(_ effect: Double, of planned: PlannedTest) throws {
    let none = planned.effects.lowerBound
    let range: ClosedRange<Double> =
      switch planned {
      case .twoMeans, .pairedMeans: -100...100
      case .manyMeans, .chiSquare: 0...100
      case .twoProportions, .oneProportion, .pairedProportions, .ranks: 0...1
      case .correlation: -0.999999...0.999999
      }
    guard range.contains(effect), effect != none else {
      throw OptionMisuse(
        "the effect of \(test.rawValue) differs from \(none) and lies in its range")
    }
  }
}

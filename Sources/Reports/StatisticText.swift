import SurveyStatistics
import Tabulation

/// Writes tests and measures of association the way a paper does (APA 7).
enum StatisticText {
  /// `Pearson χ²(6) = 123.40, p < .001`.
  static func line(_ test: TestResult) -> String {
    guard let statistic = test.statistic else { return "\(test.id.title), \(p(test.p.value))" }
    let freedom = test.degreesOfFreedom.map { number in
      let shortest = ShortestDecimal(number).text
      return shortest.contains(".") ? DecimalFormat.statistic.text(number) : shortest
    }
    let argument = freedom.isEmpty ? "" : "(\(freedom.joined(separator: ", ")))"
    return "\(test.id.title) \(test.id.symbol)\(argument) = "
      + "\(DecimalFormat.statistic.text(statistic)), \(p(test.p.value))"
  }

  /// `Cramér's V = .104, 95% CI [.065, .140]`.
  static func line(_ association: AssociationResult) -> String {
    let format = association.id.isBounded ? DecimalFormat.share : .statistic
    let estimate = "\(association.id.title) = \(format.text(association.estimate))"
    guard let interval = association.confidenceInterval else { return estimate }
    let level = ShortestDecimal(interval.level).shifted(by: 2).text
    return "\(estimate), \(level)% CI [\(format.text(interval.lower)), "
      + "\(format.text(interval.upper))]"
  }

  /// `p = .012`, and a bound where three decimals would say 0 or 1.
  static func p(_ value: Double) -> String {
    if value < 0.001 { return "p < .001" }
    if value > 0.999, value < 1 { return "p > .999" }
    return "p = \(DecimalFormat.share.text(value))"
  }
}

extension StatisticID {
  /// The name a reader knows it by.
  fileprivate var title: String {
    switch self {
    case .pearson: "Pearson"
    case .likelihoodRatio: "Likelihood ratio"
    case .yates: "Yates"
    case .fisher: "Fisher's exact test"
    case .cramersV: "Cramér's V"
    case .phi: "φ"
    case .oddsRatio: "Odds ratio"
    default: rawValue
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .pearson, .yates: "χ²"
    case .likelihoodRatio: "G²"
    default: ""
    }
  }

  /// Whether it cannot exceed 1.
  fileprivate var isBounded: Bool {
    switch self {
    case .oddsRatio, .riskRatio: false
    default: true
    }
  }
}

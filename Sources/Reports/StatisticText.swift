import SurveyStatistics
import Tabulation

/// Writes tests and measures of association the way a paper does (APA 7).
enum StatisticText {
  /// `Pearson χ²(6) = 123.40, p < .001`.
  static func line(_ test: TestResult) -> String {
    let p = p(test.p)
    guard let statistic = test.statistic else {
      return test.p.origin == .exact
        ? "\(test.id.statistic.title), \(Self.p(test.p.value))" : "Fisher's test, \(p)"
    }
    return
      "\(test.id.statistic.title) \(test.id.statistic.symbol)\(freedom(test.degreesOfFreedom)) = "
      + "\(DecimalFormat.statistic.text(statistic)), \(p)"
  }

  /// `(6)`, `(2, 17.13)`, or nothing.
  static func freedom(_ degrees: [Double]) -> String {
    let numbers = degrees.map { number in
      guard number.isFinite else { return DecimalFormat.statistic.text(number) }
      let shortest = ShortestDecimal(number).text
      return shortest.contains(".") ? DecimalFormat.statistic.text(number) : shortest
    }
    return numbers.isEmpty ? "" : "(\(numbers.joined(separator: ", ")))"
  }

  /// `Cramér's V = .104, 95% CI [.065, .140]`.
  static func line(_ association: AssociationResult) -> String {
    let format = association.id.statistic.bounds != nil ? DecimalFormat.share : .statistic
    let estimate = "\(association.id.statistic.title) = \(format.text(association.estimate))"
    return estimate + interval(association.confidenceInterval, format)
  }

  /// `, 95% CI [.065, .140]`, or nothing.
  static func interval(_ interval: ConfidenceInterval?, _ format: DecimalFormat) -> String {
    guard let interval else { return "" }
    return ", \(interval.title) [\(format.text(interval.lower)), \(format.text(interval.upper))]"
  }

  /// `p = .012`, with a word on how it was found where that is not by a limit distribution.
  static func p(_ p: PValue) -> String {
    switch p.origin {
    case .asymptotic: return Self.p(p.value)
    case .exact: return Self.p(p.value) + " (exact)"
    case .monteCarlo(let replicates, let standardError):
      let error = standardError < 0.0005 ? "< .001" : DecimalFormat.share.text(standardError)
      return Self.p(p.value) + " (Monte Carlo, \(replicates) draws, SE \(error))"
    }
  }

  /// `.012` or `< .001`, below a heading that says what it is.
  static func bare(_ p: PValue) -> String {
    let words = Self.p(p).dropFirst("p ".count)
    return String(words.hasPrefix("= ") ? words.dropFirst("= ".count) : words)
  }

  /// `p = .012`, and a bound where three decimals would say 0 or 1.
  static func p(_ value: Double) -> String {
    if value < 0.001 { return "p < .001" }
    if value > 0.999, value < 1 { return "p > .999" }
    return "p = \(DecimalFormat.share.text(value))"
  }
}

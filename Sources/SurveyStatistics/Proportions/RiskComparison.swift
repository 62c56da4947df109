import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Two groups' counts of an event, from a 2 by 2 table whose rows are groups.
struct TwoProportions: Sendable, Hashable, Codable {
  let firstEvents: Double
  let firstTotal: Double
  let secondEvents: Double
  let secondTotal: Double

  /// - Throws: `notTwoByTwo`, or `tooFewGroups` where a group is empty.
  init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    let totals = table.rowTotals
    let present = totals.filter { $0 > 0 }.count
    guard present == 2 else { throw .tooFewGroups(needed: 2, found: present) }
    firstEvents = table[0, 0]
    firstTotal = totals[0]
    secondEvents = table[1, 0]
    secondTotal = totals[1]
  }

  var first: Double { firstEvents / firstTotal }
  var second: Double { secondEvents / secondTotal }
  var total: Double { firstTotal + secondTotal }
}

/// The difference of two independent proportions: of the first row less of the second.
///
/// The event is the first column. The usual interval is that of Miettinen & Nurminen.
package struct RiskDifference: AssociationMeasure {
  package static let name = "Risk difference"

  package let estimate: Estimate
  package let sampleSize: Double
  private let groups: TwoProportions

  /// - Throws: `notTwoByTwo`, or `tooFewGroups` where a row is empty.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    groups = try TwoProportions(table)
    let variance =
      groups.first * (1 - groups.first) / groups.firstTotal
      + groups.second * (1 - groups.second) / groups.secondTotal
    estimate = Estimate(groups.first - groups.second, standardError: variance.squareRoot())
    sampleSize = groups.total
  }

  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    scoreInterval(level: level)
  }

  /// Gives estimate ± z · SE, which may leave −1…1 and is too short near 0 and 1.
  package func waldInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let reach =
      NormalDistribution.standard.upperQuantile((1 - level) / 2) * (estimate.standardError ?? 0)
    return ConfidenceInterval(
      lower: estimate.value - reach, upper: estimate.value + reach, level: level)
  }

  /// Gives the interval combined from two Wilson intervals (Newcombe 1998b, method 10).
  package func newcombeInterval(level: Double = 0.95) throws(StatisticsError)
    -> ConfidenceInterval
  {
    let first = try ProportionInterval.wilson(
      successes: groups.firstEvents, trials: groups.firstTotal, level: level)
    let second = try ProportionInterval.wilson(
      successes: groups.secondEvents, trials: groups.secondTotal, level: level)
    func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return ConfidenceInterval(
      lower: estimate.value - reach(groups.first - first.lower, second.upper - groups.second),
      upper: estimate.value + reach(first.upper - groups.first, groups.second - second.lower),
      level: level)
  }

  /// Gives the interval of differences the score test does not reject (Miettinen & Nurminen 1985).
  package func scoreInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let critical = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    return SurveyStatistics.scoreInterval(
      around: estimate.value, within: -1...1, critical: critical, level: level, score: score)
  }

  /// The standardized distance from a difference, under proportions restricted to it.
  func score(_ delta: Double) -> Double {
    let second = restrictedSecond(delta)
    let first = min(max(second + delta, 0), 1)
    let variance =
      (first * (1 - first) / groups.firstTotal + second * (1 - second) / groups.secondTotal)
      * groups.total / (groups.total - 1)
    return standardizedScore(estimate.value - delta, variance: variance)
  }

  /// The likeliest second proportion where the first is larger by `delta`.
  ///
  /// The middle root of a cubic, in its trigonometric form (Miettinen & Nurminen 1985, appendix).
  private func restrictedSecond(_ delta: Double) -> Double {
    let events = groups.firstEvents + groups.secondEvents
    let n = groups.total
    let a = ((groups.firstTotal + 2 * groups.secondTotal) * delta - n - events) / n
    let b = ((groups.secondTotal * delta - n - 2 * groups.secondEvents) * delta + events) / n
    let c = groups.secondEvents * delta * (1 - delta) / n
    let shift = a / 3
    let q = shift * shift * shift - a * b / 6 + c / 2
    let radius = max(shift * shift - b / 3, 0).squareRoot()
    guard radius > 0 else { return min(max(-shift, 0), 1) }
    let signed = q < 0 ? -radius : radius
    let cosine = min(max(q / (signed * signed * signed), -1), 1)
    let root = 2 * signed * cos((.pi + acos(cosine)) / 3) - shift
    return min(max(root, max(0, -delta)), min(1, 1 - delta))
  }
}

/// The ratio of two independent proportions: of the first row to the second.
///
/// The event is the first column. The estimate is 0 or +∞ where a group has no event, and undefined
/// where neither has; the usual interval is the Wald interval on the logarithm (Katz and others
/// 1978), which does not exist then, and the score interval does.
package struct RiskRatio: AssociationMeasure {
  package static let name = "Risk ratio"

  package let sampleSize: Double
  package let notes: [AnalysisNote]
  private let groups: TwoProportions

  /// - Throws: `notTwoByTwo`, `tooFewGroups`, or `indeterminate` where no group has an event.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    groups = try TwoProportions(table)
    guard groups.firstEvents + groups.secondEvents > 0 else { throw .indeterminate }
    sampleSize = groups.total
    notes = groups.firstEvents == 0 || groups.secondEvents == 0 ? [.zeroCell] : []
  }

  /// The ratio; its standard error is that by the delta method, on its own scale.
  package var estimate: Estimate {
    guard groups.secondEvents > 0 else { return Estimate(.infinity) }
    let value = groups.first / groups.second
    return Estimate(
      value, standardError: logEstimate.flatMap { $0.standardError.map { $0 * value } })
  }

  /// The logarithm of the ratio; nil where a group has no event.
  package var logEstimate: Estimate? {
    guard groups.firstEvents > 0, groups.secondEvents > 0 else { return nil }
    let variance =
      (1 - groups.first) / groups.firstEvents + (1 - groups.second) / groups.secondEvents
    return Estimate(log(groups.first / groups.second), standardError: variance.squareRoot())
  }

  /// Gives the Wald interval on the logarithm; nil where a group has no event.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    logEstimate?.confidenceInterval(level: level)?.mapped(by: exp)
  }

  /// Gives the interval of ratios that the score test does not reject (Koopman 1984).
  ///
  /// - Parameter varianceCorrected: whether the variance has the n / (n − 1) of Miettinen & Nurminen.
  package func scoreInterval(
    level: Double = 0.95, varianceCorrected: Bool = false
  ) -> ConfidenceInterval {
    requireLevel(level)
    let n = groups.total
    let critical =
      NormalDistribution.standard.upperQuantile((1 - level) / 2)
      * (varianceCorrected ? (n / (n - 1)).squareRoot() : 1)
    let center = estimate.value
    let middle = center == 0 ? -20 : center.isFinite ? log(center) : 20
    let lower =
      center == 0 ? 0 : exp(findRoot(in: -300...middle) { score(exp($0)) - critical })
    let upper =
      center.isFinite ? exp(findRoot(in: middle...300) { score(exp($0)) + critical }) : .infinity
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// The standardized distance from a ratio, under proportions restricted to it.
  private func score(_ ratio: Double) -> Double {
    let a = groups.total * ratio
    let b =
      groups.firstTotal * ratio + groups.firstEvents + groups.secondTotal
      + groups.secondEvents * ratio
    let c = groups.firstEvents + groups.secondEvents
    // The smaller root, in the form that does not cancel.
    let second = 2 * c / (b + max(b * b - 4 * a * c, 0).squareRoot())
    let first = min(ratio * second, 1)
    let variance =
      first * (1 - first) / groups.firstTotal
      + ratio * ratio * second * (1 - second) / groups.secondTotal
    return standardizedScore(groups.first - ratio * groups.second, variance: variance)
  }
}

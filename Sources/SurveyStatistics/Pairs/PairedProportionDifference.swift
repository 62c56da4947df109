import Distributions

/// The difference of two proportions observed on the same respondents.
///
/// (b − c) / n for a 2 by 2 table of paired answers: the share of the first row less the share of
/// the first column. The usual interval is Tango's.
package struct PairedProportionDifference: AssociationMeasure {
  package static let name = "Difference of paired proportions"

  package let estimate: Estimate
  package let firstChange: Double
  package let secondChange: Double
  package let sampleSize: Double

  /// - Throws: `notTwoByTwo` or `tooFewObservations`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    let n = table.total
    guard n > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    firstChange = table[0, 1]
    secondChange = table[1, 0]
    sampleSize = n
    let difference = (firstChange - secondChange) / n
    let variance = ((firstChange + secondChange) / n - difference * difference) / n
    estimate = Estimate(difference, standardError: max(variance, 0).squareRoot())
  }

  /// Gives the interval of differences that the score test does not reject (Tango 1998).
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let critical = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    return scoreInterval(
      around: estimate.value, within: -1...1, critical: critical, level: level, score: score)
  }

  /// The standardized distance of the difference from `delta`, which falls as `delta` rises.
  private func score(_ delta: Double) -> Double {
    let n = sampleSize
    let b = -firstChange - secondChange + (2 * n - firstChange + secondChange) * delta
    let c = -secondChange * delta * (1 - delta)
    let q = ((b * b - 8 * n * c).squareRoot() - b) / (4 * n)
    let variance = n * (2 * q + delta * (1 - delta))
    return standardizedScore(firstChange - secondChange - n * delta, variance: variance)
  }
}

/// Divides a distance by its standard deviation, with ±∞ replaced by a number beyond any critical.
func standardizedScore(_ distance: Double, variance: Double) -> Double {
  if distance == 0 { return 0 }
  guard variance > 0 else { return distance > 0 ? 1e9 : -1e9 }
  return distance / variance.squareRoot()
}

/// Inverts a score that falls from the left of the estimate to its right.
func scoreInterval(
  around estimate: Double, within range: ClosedRange<Double>, critical: Double, level: Double,
  score: (Double) -> Double
) -> ConfidenceInterval {
  let center = min(max(estimate, range.lowerBound), range.upperBound)
  let lower =
    center == range.lowerBound
    ? range.lowerBound : findRoot(in: range.lowerBound...center) { score($0) - critical }
  let upper =
    center == range.upperBound
    ? range.upperBound : findRoot(in: center...range.upperBound) { score($0) + critical }
  return ConfidenceInterval(lower: lower, upper: upper, level: level)
}

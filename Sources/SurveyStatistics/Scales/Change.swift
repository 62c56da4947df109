import Distributions

/// Whether one person's score changed by more than the measurement's error.
///
/// (after − before) / (s √(2 (1 − r))), standard normal where nothing changed, with the standard
/// deviation s before and the reliability r of the scale; Jacobson & Truax 1991.
package struct ReliableChangeIndex: DirectionalTest {
  package static let name = "Reliable change index"

  package let statistic: Statistic
  /// The standard error of the difference of two scores.
  package let standardErrorOfDifference: Double

  /// - Throws: `zeroVariance` for a perfect reliability.
  package init(
    before: Double, after: Double, standardDeviation: Double, reliability: Double
  ) throws(StatisticsError) {
    precondition(
      standardDeviation > 0 && standardDeviation.isFinite, "a standard deviation is positive")
    precondition(0 <= reliability && reliability <= 1, "a reliability lies between 0 and 1")
    guard reliability < 1 else { throw .zeroVariance }
    let error = standardDeviation * (2 * (1 - reliability)).squareRoot()
    standardErrorOfDifference = error
    statistic = Statistic("RCI", (after - before) / error)
  }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(normalTail(statistic.value, alternative), .asymptotic)
  }

  /// The smallest difference that is reliable at a level, two-sided.
  package func smallestReliableDifference(level: Double = 0.95) -> Double {
    requireLevel(level)
    return NormalDistribution.standard.upperQuantile((1 - level) / 2) * standardErrorOfDifference
  }
}

/// The share of what could be gained that was gained, from before to after.
///
/// g = (mean after − mean before) / (maximum − mean before), of the group's means and not the mean of
/// persons' gains; Hake 1998. The standard error is the delta method's over persons.
package struct NormalizedGain: Sendable, Hashable, Codable {
  package let estimate: Estimate
  package let sampleSize: Int

  /// - Parameters:
  ///   - before: one score for each person.
  ///   - after: the same persons' scores later.
  ///   - maximum: the highest score there is.
  /// - Throws: `tooFewObservations` for fewer than two persons, or `indeterminate` where all had the
  ///   maximum before.
  package init(before: [Double], after: [Double], maximum: Double) throws(StatisticsError) {
    precondition(before.count == after.count, "each person has two scores")
    precondition(
      (before + after).allSatisfy { $0 <= maximum }, "no score lies above the maximum")
    guard before.count >= 2 else {
      throw .tooFewObservations(needed: 2, found: before.count)
    }
    let n = Double(before.count)
    let first = before.reduce(0, +) / n
    let second = after.reduce(0, +) / n
    let room = maximum - first
    guard room > 1e-12 * max(abs(maximum), 1) else { throw .indeterminate }
    let gain = (second - first) / room
    let squares = zip(before, after).reduce(0) { sum, person in
      let term = (person.1 - second) - (1 - gain) * (person.0 - first)
      return sum + term * term
    }
    estimate = Estimate(
      gain, standardError: (squares / (n * (n - 1))).squareRoot() / room)
    sampleSize = before.count
  }
}

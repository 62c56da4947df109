import Distributions

/// Comparisons of the means of groups with that of a control, by the largest t.
///
/// Null hypotheses: each group has the control's mean. Adjusted p-values and simultaneous intervals
/// come from the joint distribution of all t, exactly; Dunnett 1955, Hothorn, Bretz & Westfall 2008.
/// The groups have one variance, pooled over all.
package struct ComparisonsWithControl: Sendable, Hashable, Codable {
  /// One group less the control.
  package struct Comparison: Sendable, Hashable, Codable {
    /// The position of the group among the groups given.
    package let group: Int
    package let difference: Estimate
    package let statistic: Statistic
    /// Two-sided, adjusted for all comparisons.
    package let adjustedPValue: PValue
  }

  package let comparisons: [Comparison]
  package let degreesOfFreedom: Double
  private let distribution: MaximumTDistribution

  /// - Throws: `tooFewGroups` without a group beside the control, `tooFewObservations` for an empty
  ///   group or no degree of freedom, or `zeroVariance`.
  package init(control: [Double], groups: [[Double]]) throws(StatisticsError) {
    guard !groups.isEmpty else { throw .tooFewGroups(needed: 2, found: 1) }
    let all = [control] + groups
    guard all.allSatisfy({ !$0.isEmpty }) else { throw .tooFewObservations(needed: 1, found: 0) }
    let total = all.reduce(0) { $0 + $1.count }
    guard total > all.count else {
      throw .tooFewObservations(needed: all.count + 1, found: total)
    }
    let means = all.map { $0.reduce(0, +) / Double($0.count) }
    let squares = zip(all, means).reduce(0.0) { sum, group in
      sum + group.0.reduce(0) { $0 + ($1 - group.1) * ($1 - group.1) }
    }
    guard squares > 0 else { throw .zeroVariance }
    let df = Double(total - all.count)
    let distribution = MaximumTDistribution(
      controlSize: Double(control.count), groupSizes: groups.map { Double($0.count) },
      degreesOfFreedom: df)
    comparisons = groups.indices.map { index in
      let sizes = 1 / Double(control.count) + 1 / Double(groups[index].count)
      let error = (squares / df * sizes).squareRoot()
      let difference = means[index + 1] - means[0]
      let t = difference / error
      return Comparison(
        group: index, difference: Estimate(difference, standardError: error),
        statistic: Statistic("t", t, degreesOfFreedom: [df]),
        adjustedPValue: PValue(distribution.upperTailOfLargestMagnitude(abs(t)), .asymptotic))
    }
    degreesOfFreedom = df
    self.distribution = distribution
  }

  /// Gives intervals for all differences that hold together with the given probability.
  package func simultaneousIntervals(level: Double = 0.95) -> [ConfidenceInterval] {
    requireLevel(level)
    let reach = distribution.upperQuantileOfLargestMagnitude(1 - level)
    return comparisons.map { comparison in
      let value = comparison.difference.value
      let width = reach * (comparison.difference.standardError ?? 0)
      return ConfidenceInterval(lower: value - width, upper: value + width, level: level)
    }
  }
}

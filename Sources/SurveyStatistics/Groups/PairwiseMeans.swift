import Distributions

/// One pair of groups in a family of comparisons.
package struct PairwiseComparison: Sendable, Hashable, Codable {
  /// The positions of the two groups; the difference is of the first less the second.
  package let first: Int
  package let second: Int
  package let difference: Estimate
  package let statistic: Statistic
  /// Adjusted so that the whole family holds its level.
  package let adjustedPValue: PValue
}

/// Comparisons of all pairs of means, by the studentized range.
///
/// Null hypotheses: any two groups have one mean. The p-values and intervals hold for all pairs at
/// once. Tukey–Kramer assumes one variance (Tukey 1953, Kramer 1956); Games–Howell does not (Games &
/// Howell 1976).
package struct PairwiseMeans: Sendable, Hashable, Codable {
  /// The assumption made of the variances.
  package enum Method: String, Sendable, Hashable, Codable {
    case tukeyKramer
    case gamesHowell
  }

  package let method: Method
  package let groups: [SampleSummary]
  /// The pairs in the order (0, 1), (0, 2), (1, 2), (0, 3) and so on.
  package let comparisons: [PairwiseComparison]

  /// - Throws: `tooFewGroups`, `tooFewObservations` or `zeroVariance`, as the analyses of variance.
  package init(_ groups: [SampleSummary], method: Method) throws(StatisticsError) {
    switch method {
    case .tukeyKramer: _ = try OneWayANOVA(groups)
    case .gamesHowell: _ = try WelchANOVA(groups)
    }
    let pooled = PooledVariance(groups)
    var comparisons: [PairwiseComparison] = []
    for second in groups.indices {
      for first in 0..<second {
        let (a, b) = (groups[first], groups[second])
        let variance: Double
        let df: Double
        switch method {
        case .tukeyKramer:
          variance = pooled.value * (1 / a.size + 1 / b.size)
          df = pooled.degreesOfFreedom
        case .gamesHowell:
          let (u, v) = (a.meanVariance, b.meanVariance)
          variance = u + v
          df = welchDegreesOfFreedom((u, a.size), (v, b.size))
        }
        let t = (a.mean - b.mean) / variance.squareRoot()
        let range = StudentizedRangeDistribution(groups: groups.count, degreesOfFreedom: df)
        comparisons.append(
          PairwiseComparison(
            first: first, second: second,
            difference: Estimate(a.mean - b.mean, standardError: variance.squareRoot()),
            statistic: Statistic("t", t, degreesOfFreedom: [df]),
            adjustedPValue: PValue(range.upperTail(abs(t) * 2.0.squareRoot()), .asymptotic)))
      }
    }
    self.method = method
    self.groups = groups
    self.comparisons = comparisons
  }

  /// Gives the simultaneous interval for one pair's difference.
  package func confidenceInterval(
    of comparison: PairwiseComparison, level: Double = 0.95
  ) -> ConfidenceInterval {
    requireLevel(level)
    let range = StudentizedRangeDistribution(
      groups: groups.count, degreesOfFreedom: comparison.statistic.degreesOfFreedom[0])
    let reach =
      range.upperQuantile(1 - level) / 2.0.squareRoot()
      * (comparison.difference.standardError ?? 0)
    return ConfidenceInterval(
      lower: comparison.difference.value - reach, upper: comparison.difference.value + reach,
      level: level)
  }
}

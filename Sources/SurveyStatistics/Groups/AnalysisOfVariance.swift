import Distributions

/// One-way analysis of variance.
///
/// Null hypothesis: all groups have one mean, with one variance. F is the mean square between groups
/// over that within; Fisher 1925. η² is the share of the squares between groups, ω² the same without
/// its bias.
package struct OneWayANOVA: HypothesisTest {
  package static let name = "One-way analysis of variance"

  package let groups: [SampleSummary]
  package let betweenSquares: Double
  package let withinSquares: Double
  package let statistic: Statistic
  package let pValue: PValue

  /// - Throws: `tooFewGroups`, `tooFewObservations` where no group has two values, or
  ///   `zeroVariance` where no group varies.
  package init(_ groups: [SampleSummary]) throws(StatisticsError) {
    guard groups.count >= 2 else { throw .tooFewGroups(needed: 2, found: groups.count) }
    let n = groups.reduce(0) { $0 + $1.size }
    let within = n - Double(groups.count)
    guard within > 0 else {
      throw .tooFewObservations(needed: groups.count + 1, found: groups.count)
    }
    let origin = groups[0].mean
    let mean = groups.reduce(0) { $0 + $1.size * ($1.mean - origin) } / n
    betweenSquares = groups.reduce(0) { sum, group in
      let deviation = group.mean - origin - mean
      return sum + group.size * deviation * deviation
    }
    withinSquares = groups.reduce(0) { $0 + $1.sampleVariance * ($1.size - 1) }
    guard withinSquares > 0 else { throw .zeroVariance }
    let between = Double(groups.count - 1)
    let f = betweenSquares / between / (withinSquares / within)
    self.groups = groups
    statistic = Statistic("F", f, degreesOfFreedom: [between, within])
    pValue = PValue(
      FDistribution(numerator: between, denominator: within).upperTail(f), .asymptotic)
  }

  /// η², the share of the total squares that lies between groups.
  package var etaSquared: Double { betweenSquares / (betweenSquares + withinSquares) }

  /// ω², η² without its bias, not below 0; Hays 1963.
  package var omegaSquared: Double {
    let meanSquare = withinSquares / statistic.degreesOfFreedom[1]
    let between = betweenSquares - statistic.degreesOfFreedom[0] * meanSquare
    return max(between / (betweenSquares + withinSquares + meanSquare), 0)
  }

  /// Gives the interval for the share between groups by inverting noncentral F (Steiger 2004).
  ///
  /// It is the interval of both η² and ω², which estimate this one share of the population, with and
  /// without bias. The ends are λ / (λ + n); the lower end is 0 where p exceeds (1 − level) / 2.
  package func explainedShareInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let tail = (1 - level) / 2
    let n = groups.reduce(0) { $0 + $1.size }
    func end(_ probability: Double) -> Double {
      let noncentrality = NoncentralFDistribution.noncentrality(
        numerator: statistic.degreesOfFreedom[0], denominator: statistic.degreesOfFreedom[1],
        at: statistic.value, cumulativeProbability: probability)
      return noncentrality / (noncentrality + n)
    }
    return ConfidenceInterval(lower: end(1 - tail), upper: end(tail), level: level)
  }
}

/// Welch's analysis of variance, without equal variances.
///
/// Null hypothesis: all groups have one mean. Groups are weighted by the inverse variances of their
/// means, and the denominator's degrees of freedom are fractional; Welch 1951.
package struct WelchANOVA: HypothesisTest {
  package static let name = "Welch's analysis of variance"

  package let groups: [SampleSummary]
  package let statistic: Statistic
  package let pValue: PValue

  /// - Throws: `tooFewGroups`, `tooFewObservations` for a group of one, or `zeroVariance` for a group
  ///   that does not vary.
  package init(_ groups: [SampleSummary]) throws(StatisticsError) {
    guard groups.count >= 2 else { throw .tooFewGroups(needed: 2, found: groups.count) }
    for group in groups {
      try group.requireAtLeast(2)
      guard group.sampleVariance > 0 else { throw .zeroVariance }
    }
    let k = Double(groups.count)
    let weights = groups.map { 1 / $0.meanVariance }
    let total = weights.reduce(0, +)
    let origin = groups[0].mean
    let mean = zip(weights, groups).reduce(0) { $0 + $1.0 * ($1.1.mean - origin) } / total
    let imbalance = zip(weights, groups).reduce(0) { sum, group in
      let share = 1 - group.0 / total
      return sum + share * share / (group.1.size - 1)
    }
    let between = zip(weights, groups).reduce(0) { sum, group in
      let deviation = group.1.mean - origin - mean
      return sum + group.0 * deviation * deviation
    }
    let f = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * imbalance)
    let denominator = (k * k - 1) / (3 * imbalance)
    self.groups = groups
    statistic = Statistic("F", f, degreesOfFreedom: [k - 1, denominator])
    pValue = PValue(
      FDistribution(numerator: k - 1, denominator: denominator).upperTail(f), .asymptotic)
  }
}

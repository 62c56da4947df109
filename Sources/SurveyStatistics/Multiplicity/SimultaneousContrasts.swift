import Distributions

/// Contrasts of the means of several groups, all at once, by the largest t.
///
/// Null hypotheses: each weighted sum of the means is zero. Adjusted p-values and simultaneous
/// intervals come from the joint distribution of all t, with whatever correlations the contrasts have
/// (single-step max-t); Hothorn, Bretz & Westfall 2008. The groups have one variance, pooled over all.
/// The distribution is integrated numerically, and each p states its error.
package struct SimultaneousContrasts: Sendable, Hashable, Codable {
  package struct Comparison: Sendable, Hashable, Codable {
    /// The weight of each group's mean.
    package let weights: [Double]
    package let estimate: Estimate
    package let statistic: Statistic
    /// Adjusted for all contrasts.
    package let adjustedPValue: PValue
  }

  package let comparisons: [Comparison]
  package let alternative: Alternative
  package let degreesOfFreedom: Double
  package let seed: UInt64
  private let correlations: [Double]

  /// - Parameters:
  ///   - contrasts: for each the weights of the groups' means, which add up to zero.
  ///   - seed: of the random shifts that state the error of the integrals.
  /// - Throws: `tooFewGroups`, `tooFewObservations` for no degree of freedom, or `zeroVariance`.
  package init(
    _ groups: [SampleSummary], contrasts: [[Double]], alternative: Alternative = .twoSided,
    seed: UInt64
  ) throws(StatisticsError) {
    precondition(!contrasts.isEmpty, "there is at least one contrast")
    for weights in contrasts {
      precondition(weights.count == groups.count, "a contrast weighs each group's mean")
      let size = weights.reduce(0) { $0 + abs($1) }
      precondition(
        size > 0 && abs(weights.reduce(0, +)) <= 1e-9 * size,
        "the weights of a contrast are not all zero and add up to zero")
    }
    guard groups.count >= 2 else { throw .tooFewGroups(needed: 2, found: groups.count) }
    let total = groups.reduce(0) { $0 + $1.count }
    guard total > groups.count else {
      throw .tooFewObservations(needed: groups.count + 1, found: total)
    }
    let pooled = PooledVariance(groups)
    guard pooled.value > 0 else { throw .zeroVariance }
    func covariance(_ a: [Double], _ b: [Double]) -> Double {
      zip(groups, zip(a, b)).reduce(0) { $0 + $1.1.0 * $1.1.1 / $1.0.size }
    }
    let spreads = contrasts.map { covariance($0, $0).squareRoot() }
    let correlations = contrasts.indices.flatMap { a in
      contrasts.indices.map { b in
        a == b ? 1 : covariance(contrasts[a], contrasts[b]) / (spreads[a] * spreads[b])
      }
    }
    let joint = MultivariateTDistribution(
      correlations: correlations, degreesOfFreedom: pooled.degreesOfFreedom)
    comparisons = zip(contrasts, spreads).map { weights, spread in
      let value = zip(groups, weights).reduce(0) { $0 + $1.0.mean * $1.1 }
      let error = pooled.value.squareRoot() * spread
      let probability = joint.beyond(value / error, alternative, seed: seed)
      return Comparison(
        weights: weights, estimate: Estimate(value, standardError: error),
        statistic: Statistic("t", value / error, degreesOfFreedom: [pooled.degreesOfFreedom]),
        adjustedPValue: PValue(
          probability.value,
          .monteCarlo(
            replicates: probability.points, standardError: probability.standardError)))
    }
    self.alternative = alternative
    degreesOfFreedom = pooled.degreesOfFreedom
    self.seed = seed
    self.correlations = correlations
  }

  /// Gives intervals for all contrasts that hold together with the given probability.
  ///
  /// For a one-sided alternative they are open on the other side.
  package func simultaneousIntervals(level: Double = 0.95) -> [ConfidenceInterval] {
    requireLevel(level)
    let joint = MultivariateTDistribution(
      correlations: correlations, degreesOfFreedom: degreesOfFreedom)
    let reach = joint.limit(
      beyondWith: 1 - level, side: alternative == .twoSided ? .both : .upper, seed: seed)
    return comparisons.map { comparison in
      let value = comparison.estimate.value
      let width = reach * (comparison.estimate.standardError ?? 0)
      return ConfidenceInterval(
        lower: alternative == .less ? -.infinity : value - width,
        upper: alternative == .greater ? .infinity : value + width, level: level)
    }
  }
}

extension MultivariateTDistribution {
  /// Gives the probability that any statistic is as far out as `t`, in the alternative's direction.
  fileprivate func beyond(
    _ t: Double, _ alternative: Alternative, seed: UInt64
  ) -> Probability {
    switch alternative {
    case .twoSided: beyond(abs(t), side: .both, seed: seed)
    case .greater: beyond(t, side: .upper, seed: seed)
    // The joint distribution is symmetric.
    case .less: beyond(-t, side: .upper, seed: seed)
    }
  }
}

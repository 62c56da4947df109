import Distributions

/// How alike the answers that one interviewer brought are: the intraclass correlation of groups.
///
/// One-way random effects. The estimate is that of the analysis of variance,
/// ρ = (MSB − MSW) / (MSB + (n₀ − 1) MSW) with n₀ = (N − Σ nᵢ² / N) / (k − 1); it may be negative.
/// Source: Searle, Casella & McCulloch (1992), section 3.6; Kish (1962) for interviewers.
package struct IntraclassCorrelation: Sendable, Hashable {
  package let groups: [SampleSummary]
  /// n₀, what the size of groups would be if they were equal.
  package let effectiveSize: Double
  /// The estimate; not above 1.
  package let value: Double
  /// The analysis of variance that it stands on: its F tests whether groups differ at all.
  package let analysis: OneWayANOVA

  /// - Throws: `tooFewGroups`, `tooFewObservations` where no group has two values, or
  ///   `zeroVariance` where no group varies.
  package init(_ groups: [SampleSummary]) throws(StatisticsError) {
    analysis = try OneWayANOVA(groups)
    let total = groups.reduce(0) { $0 + $1.size }
    let between = Double(groups.count - 1)
    let squares = groups.reduce(0) { $0 + $1.size * $1.size }
    effectiveSize = (total - squares / total) / between
    self.groups = groups
    let f = analysis.statistic.value
    value = (f - 1) / (f + effectiveSize - 1)
  }

  /// What interviewers cost: the factor by which they raise the variance of a mean, Kish (1962).
  ///
  /// 1 + (m − 1) ρ with m the mean workload and ρ not below 0.
  package var designEffect: Double {
    let workload = groups.reduce(0) { $0 + $1.size } / Double(groups.count)
    return 1 + (workload - 1) * max(value, 0)
  }

  /// Gives Wald's exact interval, which needs no equal groups.
  ///
  /// With λ = σ²between / σ²within and wᵢ = nᵢ / (1 + nᵢ λ), the ratio
  /// Σ wᵢ (ȳᵢ − ȳ_w)² / ((k − 1) MSW) has an F distribution at the true λ and falls in λ; its
  /// quantiles give the ends, and ρ = λ / (1 + λ). Source: Wald (1940); with equal groups it is
  /// Searle's (1971). λ goes down to −1 / max nᵢ, where the lower end stops.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let distribution = FDistribution(
      numerator: analysis.statistic.degreesOfFreedom[0],
      denominator: analysis.statistic.degreesOfFreedom[1])
    let tail = (1 - level) / 2
    func end(_ quantile: Double) -> Double {
      let ratio = varianceRatio(where: quantile)
      return ratio == .infinity ? 1 : ratio / (1 + ratio)
    }
    return ConfidenceInterval(
      lower: end(distribution.upperQuantile(tail)), upper: end(distribution.quantile(tail)),
      level: level)
  }

  /// Finds λ by halving an interval that holds it until its ends are neighbors.
  private func varianceRatio(where quantile: Double) -> Double {
    let floor = -1 / (groups.map(\.size).max() ?? 1)
    var low = floor * (1 - 1e-12)
    if weightedRatio(low) <= quantile { return low }
    var high = 1.0
    while weightedRatio(high) > quantile {
      low = high
      high *= 4
      if high > 1e12 { return .infinity }
    }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if weightedRatio(middle) > quantile { low = middle } else { high = middle }
    }
  }

  private func weightedRatio(_ ratio: Double) -> Double {
    let weights = groups.map { $0.size / (1 + $0.size * ratio) }
    let origin = groups[0].mean
    let total = weights.reduce(0, +)
    let mean = zip(weights, groups).reduce(0) { $0 + $1.0 * ($1.1.mean - origin) } / total
    let squares = zip(weights, groups).reduce(0) { sum, group in
      let deviation = group.1.mean - origin - mean
      return sum + group.0 * deviation * deviation
    }
    let degrees = analysis.statistic.degreesOfFreedom
    return squares / degrees[0] / (analysis.withinSquares / degrees[1])
  }
}

import Distributions

/// McDonald's ω, the share of a scale's variance that one common factor explains.
///
/// ω = (Σ λ)² / ((Σ λ)² + Σ ψ) on the items' own units, from a one-factor model fitted by maximum
/// likelihood; McDonald 1999. Unlike α it does not assume equal loadings.
package struct McDonaldOmega: Sendable, Hashable, Codable {
  package let value: Double
  /// The loadings of the standardized items, the sum being positive.
  package let loadings: [Double]
  /// The share of each standardized item's variance that the factor does not explain.
  package let uniquenesses: [Double]
  package let respondents: Int

  /// - Throws: `tooFewGroups` for fewer than three items, which do not determine a factor;
  ///   `noConvergence` where an item would have no variance of its own (a Heywood case).
  package init(_ covariance: ItemCovariance) throws(StatisticsError) {
    let k = covariance.items
    guard k >= 3 else { throw .tooFewGroups(needed: 3, found: k) }
    let factor = try McDonaldOmega.fit(covariance.correlations, items: k)
    let deviations = (0..<k).map { covariance.variance(of: $0).squareRoot() }
    let sum = zip(factor, deviations).reduce(0) { $0 + $1.0 * $1.1 }
    let unique = factor.map { 1 - $0 * $0 }
    let error = zip(unique, deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    value = sum * sum / (sum * sum + error)
    loadings = factor
    uniquenesses = unique
    respondents = covariance.respondents
  }

  /// Fits one factor by Lawley's iteration: given the uniquenesses, the loadings follow from the
  /// largest eigenvalue of the scaled correlations, and give new uniquenesses.
  private static func fit(
    _ correlations: [Double], items k: Int
  ) throws(StatisticsError) -> [Double] {
    var unique = [Double](repeating: 0.5, count: k)
    for _ in 0..<5000 {
      let scaled = correlations.indices.map {
        correlations[$0] / (unique[$0 / k] * unique[$0 % k]).squareRoot()
      }
      let top = symmetricEigensystem(scaled, size: k)[0]
      guard top.value > 1 else { throw .noConvergence }
      let sign: Double = top.vector.reduce(0, +) < 0 ? -1 : 1
      let loadings = (0..<k).map {
        sign * (unique[$0] * (top.value - 1)).squareRoot() * top.vector[$0]
      }
      let next = loadings.map { 1 - $0 * $0 }
      guard next.allSatisfy({ $0 > 0.001 }) else { throw .noConvergence }
      let change = zip(next, unique).map { abs($0 - $1) }.max() ?? 0
      unique = next
      if change < 1e-14 { return loadings }
    }
    throw .noConvergence
  }
}

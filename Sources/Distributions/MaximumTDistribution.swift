#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The largest of several t statistics that share one estimate of scale and one factor.
///
/// The statistics have correlations ρᵢⱼ = bᵢ bⱼ, as when groups are compared with one control
/// (Dunnett 1955): given the common factor they are independent, so that the probability is an
/// integral over that factor, averaged over the scale. The error is about 1e-10.
package struct MaximumTDistribution: Sendable, Hashable, Codable {
  /// The factor loadings b, strictly between −1 and 1.
  package let loadings: [Double]
  /// Nil for a known scale.
  package let degreesOfFreedom: Double?

  package init(loadings: [Double], degreesOfFreedom: Double?) {
    precondition(!loadings.isEmpty, "there is at least one statistic")
    precondition(loadings.allSatisfy { abs($0) < 1 }, "a loading lies strictly between −1 and 1")
    precondition(
      degreesOfFreedom.map { $0 > 0 && $0.isFinite } ?? true, "degrees of freedom are positive")
    self.loadings = loadings
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Makes the distribution of comparisons of groups with a control.
  package init(controlSize: Double, groupSizes: [Double], degreesOfFreedom: Double?) {
    precondition(
      controlSize > 0 && groupSizes.allSatisfy { $0 > 0 }, "a group holds observations")
    self.init(
      loadings: groupSizes.map { ($0 / ($0 + controlSize)).squareRoot() },
      degreesOfFreedom: degreesOfFreedom)
  }

  /// Gives P(max |Tᵢ| > t).
  package func upperTailOfLargestMagnitude(_ t: Double) -> Double {
    requireNumber(t)
    guard t > 0 else { return 1 }
    return averaged { tail($0 * t, isTwoSided: true) }
  }

  /// Gives P(max Tᵢ > t).
  package func upperTailOfLargest(_ t: Double) -> Double {
    requireNumber(t)
    return averaged { tail($0 * t, isTwoSided: false) }
  }

  /// Gives the t with P(max |Tᵢ| > t) = `probability`, strictly between 0 and 1.
  package func upperQuantileOfLargestMagnitude(_ probability: Double) -> Double {
    precondition(0 < probability && probability < 1, "a quantile needs 0 < p < 1")
    var high = 4.0
    while upperTailOfLargestMagnitude(high) > probability { high *= 2 }
    return findRoot(in: 0...high) { upperTailOfLargestMagnitude($0) - probability }
  }

  private func averaged(_ tail: (Double) -> Double) -> Double {
    guard let degreesOfFreedom else { return tail(1) }
    return averageOverScale(degreesOfFreedom: degreesOfFreedom, width: 2, of: tail)
  }

  /// 1 − ∫ φ(z) Π P(|bᵢ z + √(1 − bᵢ²) e| ≤ t) dz, with the product's complement kept small.
  private func tail(_ t: Double, isTwoSided: Bool) -> Double {
    let standard = NormalDistribution.standard
    let scales = loadings.map { ((1 - $0) * (1 + $0)).squareRoot() }
    // The integrand bends over a width of √(1 − b²) / |b|.
    let narrowest = zip(scales, loadings).reduce(1.0) { min($0, $1.0 / max(abs($1.1), 1e-9)) }
    let step = 0.25 * narrowest
    let last = Int(8.5 / step)
    var sum = 0.0
    for index in -last...last {
      let z = Double(index) * step
      var logInside = 0.0
      for (loading, scale) in zip(loadings, scales) {
        var outside = standard.upperTail((t - loading * z) / scale)
        if isTwoSided { outside += standard.cumulative((-t - loading * z) / scale) }
        logInside += outside < 1 ? log1p(-outside) : -.infinity
      }
      sum += standard.density(z) * -expm1(logInside)
    }
    return min(sum * step, 1)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distribution of the range of group means over their estimated standard error.
///
/// The range of `groups` independent standard normal variables, divided by an independent estimate
/// of their standard deviation; Tukey's q. The upper tail keeps its relative accuracy (1e-11).
package struct StudentizedRangeDistribution: Sendable, Hashable, Codable {
  package let groups: Int
  /// Degrees of freedom of the estimate; nil for a known standard deviation.
  package let degreesOfFreedom: Double?

  package init(groups: Int, degreesOfFreedom: Double?) {
    precondition(groups >= 2, "a range needs at least two values")
    precondition(
      degreesOfFreedom.map { $0 > 0 && $0.isFinite } ?? true, "degrees of freedom are positive")
    self.groups = groups
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Gives P(Q > q).
  package func upperTail(_ q: Double) -> Double {
    requireNumber(q)
    guard q > 0 else { return 1 }
    guard q.isFinite else { return 0 }
    guard let degreesOfFreedom else { return rangeTail(q) }
    return averageOverScale(degreesOfFreedom: degreesOfFreedom, width: 1) { rangeTail(q * $0) }
  }

  /// Gives P(Q ≤ q).
  package func cumulative(_ q: Double) -> Double { 1 - upperTail(q) }

  /// Gives the q with P(Q > q) = `probability`, for a probability strictly between 0 and 1.
  package func upperQuantile(_ probability: Double) -> Double {
    precondition(0 < probability && probability < 1, "a quantile of q needs 0 < p < 1")
    var high = 4.0
    while upperTail(high) > probability { high *= 2 }
    return findRoot(in: 0...high) { upperTail($0) - probability }
  }

  /// P(range > w): k ∫ φ(z) {Φ(z)^(k−1) − [Φ(z) − Φ(z − w)]^(k−1)} dz, z being the largest value.
  ///
  /// The braces are taken as a difference of powers without cancellation.
  private func rangeTail(_ w: Double) -> Double {
    let others = Double(groups - 1)
    let step = min(0.25, 0.6 / Double(groups).squareRoot())
    let standard = NormalDistribution.standard
    let last = Int(8.5 / step) + Int(min(w, 40) / step)
    var sum = 0.0
    for index in -Int(8.5 / step)...last {
      let z = Double(index) * step
      let below = standard.cumulative(z)
      let outside = standard.cumulative(z - w)
      let ratio = outside / below
      let inner = ratio < 1 ? -expm1(others * log1p(-ratio)) : 1
      sum += standard.density(z) * exp(others * log(below)) * inner
    }
    return min(sum * step * Double(groups), 1)
  }
}

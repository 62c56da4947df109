/// The distribution of a t statistic where the null hypothesis does not hold.
///
/// (Z + δ) / √(χ²_ν / ν). Both tails are integrated directly and keep their relative accuracy.
package struct NoncentralTDistribution: Sendable, Hashable, Codable {
  package let degreesOfFreedom: Double
  package let noncentrality: Double

  package init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom must be positive")
    precondition(noncentrality.isFinite, "a noncentrality must be finite")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Gives P(T ≤ t).
  package func cumulative(_ t: Double) -> Double {
    requireNumber(t)
    guard t.isFinite else { return t > 0 ? 1 : 0 }
    return averageOverScale(degreesOfFreedom: degreesOfFreedom, width: abs(noncentrality)) {
      NormalDistribution.standard.cumulative(t * $0 - noncentrality)
    }
  }

  /// Gives P(T > t).
  package func upperTail(_ t: Double) -> Double {
    requireNumber(t)
    guard t.isFinite else { return t > 0 ? 0 : 1 }
    return averageOverScale(degreesOfFreedom: degreesOfFreedom, width: abs(noncentrality)) {
      NormalDistribution.standard.upperTail(t * $0 - noncentrality)
    }
  }

  /// Gives the t with P(T ≤ t) = `probability`, strictly between 0 and 1.
  package func quantile(_ probability: Double) -> Double {
    probability > 0.5 ? upperQuantile(1 - probability) : search(probability, rising: true)
  }

  /// Gives the t with P(T > t) = `probability`, strictly between 0 and 1.
  package func upperQuantile(_ probability: Double) -> Double {
    probability > 0.5 ? quantile(1 - probability) : search(probability, rising: false)
  }

  private func search(_ probability: Double, rising: Bool) -> Double {
    searchTail(
      probability, from: noncentrality, width: 1 + abs(noncentrality), rising: rising,
      least: -.greatestFiniteMagnitude, tail: rising ? cumulative : upperTail)
  }

  /// Finds the noncentrality at which P(T ≤ t) is `probability`, the end of its interval.
  package static func noncentrality(
    degreesOfFreedom: Double, at t: Double, cumulativeProbability probability: Double
  ) -> Double {
    precondition(0 < probability && probability < 1, "an interval's end needs 0 < p < 1")
    precondition(t.isFinite, "a statistic is finite")
    func excess(_ noncentrality: Double) -> Double {
      let distribution = NoncentralTDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      return probability < 0.5
        ? distribution.cumulative(t) - probability : 1 - probability - distribution.upperTail(t)
    }
    var reach = 2 + abs(t) / 4
    var low = t - reach
    var high = t + reach
    while excess(low) < 0 {
      reach *= 2
      low = t - reach
    }
    while excess(high) > 0 {
      reach *= 2
      high = t + reach
    }
    return findRoot(in: low...high, of: excess)
  }
}

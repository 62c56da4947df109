/// The distribution of an F statistic where the null hypothesis does not hold.
///
/// A noncentral chi-square mean square over a central one. Both tails are integrated directly.
package struct NoncentralFDistribution: Sendable, Hashable, Codable {
  package let numerator: Double
  package let denominator: Double
  package let noncentrality: Double

  package init(numerator: Double, denominator: Double, noncentrality: Double) {
    precondition(numerator > 0 && numerator.isFinite, "degrees of freedom must be positive")
    precondition(denominator > 0 && denominator.isFinite, "degrees of freedom must be positive")
    precondition(
      noncentrality >= 0 && noncentrality.isFinite, "a noncentrality must not be negative")
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// Gives P(F ≤ x).
  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    return average { self.squares.cumulative(numerator * x * $0 * $0) }
  }

  /// Gives P(F > x).
  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    return average { self.squares.upperTail(numerator * x * $0 * $0) }
  }

  /// Gives the x with P(F ≤ x) = `probability`, strictly between 0 and 1.
  package func quantile(_ probability: Double) -> Double {
    probability > 0.5 ? upperQuantile(1 - probability) : search(probability, rising: true)
  }

  /// Gives the x with P(F > x) = `probability`, strictly between 0 and 1.
  package func upperQuantile(_ probability: Double) -> Double {
    probability > 0.5 ? quantile(1 - probability) : search(probability, rising: false)
  }

  private func search(_ probability: Double, rising: Bool) -> Double {
    let center = 1 + noncentrality / numerator
    return searchTail(
      probability, from: center, width: center, rising: rising, least: 0,
      tail: rising ? cumulative : upperTail)
  }

  /// Finds the noncentrality at which P(F ≤ x) falls to `probability`; 0 if it is below already.
  package static func noncentrality(
    numerator: Double, denominator: Double, at x: Double,
    cumulativeProbability probability: Double
  ) -> Double {
    precondition(0 < probability && probability < 1, "an interval's end needs 0 < p < 1")
    precondition(x >= 0 && x.isFinite, "an F statistic is not negative")
    func excess(_ noncentrality: Double) -> Double {
      let distribution = NoncentralFDistribution(
        numerator: numerator, denominator: denominator, noncentrality: noncentrality)
      return probability < 0.5
        ? distribution.cumulative(x) - probability : 1 - probability - distribution.upperTail(x)
    }
    guard excess(0) > 0 else { return 0 }
    var high = max(numerator * x, 1)
    while excess(high) > 0 { high *= 2 }
    return findRoot(in: 0...high, of: excess)
  }

  private var squares: NoncentralChiSquareDistribution {
    NoncentralChiSquareDistribution(degreesOfFreedom: numerator, noncentrality: noncentrality)
  }

  private func average(_ function: (Double) -> Double) -> Double {
    averageOverScale(
      degreesOfFreedom: denominator, width: (noncentrality + numerator).squareRoot(), of: function)
  }
}

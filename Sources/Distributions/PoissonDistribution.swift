/// The number of events that happen independently at a constant rate.
package struct PoissonDistribution: DiscreteDistribution, Codable {
  package let mean: Double

  package init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "the mean of a count is not negative")
    self.mean = mean
  }

  package var support: ClosedRange<Int> { 0...Int.max }

  package func probability(_ k: Int) -> Double {
    k < 0 ? 0 : poissonProbability(Double(k), mean: mean)
  }

  package func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if mean == 0 { return 1 }
    // P(X ≤ k) = P(χ² > 2m) with 2(k + 1) degrees of freedom.
    return ChiSquareDistribution(degreesOfFreedom: 2 * (Double(k) + 1)).upperTail(2 * mean)
  }

  package func upperTail(_ k: Int) -> Double {
    if k < 0 { return 1 }
    if mean == 0 { return 0 }
    return ChiSquareDistribution(degreesOfFreedom: 2 * (Double(k) + 1)).cumulative(2 * mean)
  }
}

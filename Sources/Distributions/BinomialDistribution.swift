/// The number of successes in independent trials.
package struct BinomialDistribution: DiscreteDistribution, Codable {
  package let trials: Int
  package let successProbability: Double

  package init(trials: Int, successProbability: Double) {
    precondition(trials >= 0, "a number of trials is a count")
    requireProbability(successProbability)
    self.trials = trials
    self.successProbability = successProbability
  }

  package var support: ClosedRange<Int> { 0...trials }

  package func probability(_ k: Int) -> Double {
    guard support.contains(k) else { return 0 }
    return binomialProbability(
      Double(k), of: Double(trials), p: successProbability, q: 1 - successProbability)
  }

  package func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    // P(X ≤ k) = P(B > p) for B ~ beta(k + 1, n − k).
    return BetaDistribution(alpha: Double(k) + 1, beta: Double(trials - k))
      .upperTail(successProbability)
  }

  package func upperTail(_ k: Int) -> Double {
    if k < 0 { return 1 }
    if k >= trials { return 0 }
    return BetaDistribution(alpha: Double(k) + 1, beta: Double(trials - k))
      .cumulative(successProbability)
  }
}

/// The number of successes among draws without replacement.
package struct HypergeometricDistribution: DiscreteDistribution, Codable {
  package let successes: Int
  package let failures: Int
  package let draws: Int

  /// Makes the distribution for `draws` from a population of `successes` and `failures`.
  package init(successes: Int, failures: Int, draws: Int) {
    precondition(successes >= 0 && failures >= 0, "a population is made of counts")
    precondition(
      0 <= draws && draws <= successes + failures, "no more can be drawn than the population holds")
    self.successes = successes
    self.failures = failures
    self.draws = draws
  }

  package var support: ClosedRange<Int> { max(0, draws - failures)...min(draws, successes) }

  /// Gives P(X = k) as a product of three binomial terms (Loader 2000), right to 1e-13.
  package func probability(_ k: Int) -> Double {
    guard support.contains(k) else { return 0 }
    let population = Double(successes + failures)
    guard draws > 0 else { return 1 }
    let p = Double(draws) / population
    let q = Double(successes + failures - draws) / population
    let hits = binomialProbability(Double(k), of: Double(successes), p: p, q: q)
    let misses = binomialProbability(Double(draws - k), of: Double(failures), p: p, q: q)
    let all = binomialProbability(Double(draws), of: population, p: p, q: q)
    return hits * misses / all
  }

  package func cumulative(_ k: Int) -> Double {
    if k < support.lowerBound { return 0 }
    if k >= support.upperBound { return 1 }
    return isBelowMean(k) ? lowerSum(k) : 1 - upperSum(k + 1)
  }

  package func upperTail(_ k: Int) -> Double {
    if k < support.lowerBound { return 1 }
    if k >= support.upperBound { return 0 }
    return isBelowMean(k) ? 1 - lowerSum(k) : upperSum(k + 1)
  }

  private func isBelowMean(_ k: Int) -> Bool {
    Double(k) * Double(successes + failures) < Double(draws) * Double(successes)
  }

  /// Sums P(X = j) over j ≤ k, from k downwards, until the terms no longer count.
  private func lowerSum(_ k: Int) -> Double {
    let first = probability(k)
    var term = 1.0
    var sum = 1.0
    for j in stride(from: k, to: support.lowerBound, by: -1) {
      term *=
        Double(j) * Double(failures - draws + j)
        / (Double(draws - j + 1) * Double(successes - j + 1))
      sum += term
      if term < 1e-18 * sum { break }
    }
    return first * sum
  }

  /// Sums P(X = j) over j ≥ k, from k upwards, until the terms no longer count.
  private func upperSum(_ k: Int) -> Double {
    let first = probability(k)
    var term = 1.0
    var sum = 1.0
    for j in stride(from: k, to: support.upperBound, by: 1) {
      term *=
        Double(draws - j) * Double(successes - j)
        / (Double(j + 1) * Double(failures - draws + j + 1))
      sum += term
      if term < 1e-18 * sum { break }
    }
    return first * sum
  }
}

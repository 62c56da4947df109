import Distributions
import Testing

// Expected values: mpmath 1.3.0 at 40 digits, by summing the defining terms.

@Suite struct DiscreteDistributionTests {
  @Test(
    arguments: [
      (86, 236, 0.5, 8.2254662195595224e-6, 1.8579680697857212e-5),
      (3, 10, 0.3, 0.266827932, 0.64961071840000003),
      (700, 1000, 0.65, 9.8724012838362379e-5, 0.9996454996090412),
    ])
  func `binomial probabilities are right`(
    k: Int, n: Int, p: Double, probability: Double, cumulative: Double
  ) {
    let distribution = BinomialDistribution(trials: n, successProbability: p)
    #expect(isClose(distribution.probability(k), probability, relative: 1e-12))
    #expect(isClose(distribution.cumulative(k), cumulative, relative: 1e-12))
  }

  @Test(
    arguments: [
      (3, 4, 4, 4, 0.22857142857142857, 0.014285714285714286),
      (189, 11034, 11037, 293, 1.5157756486971696e-7, 1.7369352567608334e-7),
      (20, 50, 100, 70, 0.071348268450199057, 0.83733438753232874),
    ])
  func `hypergeometric probabilities are right`(
    k: Int, successes: Int, failures: Int, draws: Int, probability: Double, upperTail: Double
  ) {
    let distribution = HypergeometricDistribution(
      successes: successes, failures: failures, draws: draws)
    #expect(isClose(distribution.probability(k), probability, relative: 1e-12))
    #expect(isClose(distribution.upperTail(k), upperTail, relative: 1e-12))
  }

  @Test(
    arguments: [
      (0, 2.5, 0.082084998623898795, 0.082084998623898795),
      (7, 3.2, 0.027789259206343496, 0.98317015825104246),
      (250, 200.5, 8.7692857510794183e-5, 0.9996741407730185),
    ])
  func `Poisson probabilities are right`(
    k: Int, mean: Double, probability: Double, cumulative: Double
  ) {
    let distribution = PoissonDistribution(mean: mean)
    #expect(isClose(distribution.probability(k), probability, relative: 1e-12))
    #expect(isClose(distribution.cumulative(k), cumulative, relative: 1e-12))
  }

  @Test func `probabilities over the whole support sum to one`() {
    func sum(_ distribution: some DiscreteDistribution) -> Double {
      distribution.support.reduce(0) { $0 + distribution.probability($1) }
    }
    #expect(isClose(sum(BinomialDistribution(trials: 37, successProbability: 0.2)), 1))
    #expect(isClose(sum(HypergeometricDistribution(successes: 9, failures: 5, draws: 8)), 1))
  }

  @Test(arguments: [0.01, 0.25, 0.5, 0.9, 0.999])
  func `the quantile is the first count that reaches the probability`(p: Double) {
    func holds(_ distribution: some DiscreteDistribution) -> Bool {
      let k = distribution.quantile(p)
      return distribution.cumulative(k) >= p && distribution.cumulative(k - 1) < p
    }
    #expect(holds(BinomialDistribution(trials: 40, successProbability: 0.3)))
    #expect(holds(HypergeometricDistribution(successes: 30, failures: 20, draws: 25)))
    #expect(holds(PoissonDistribution(mean: 12.5)))
  }

  @Test func `counts outside the support have no probability`() {
    let distribution = HypergeometricDistribution(successes: 3, failures: 2, draws: 4)
    #expect(distribution.support == 2...3)
    #expect(distribution.probability(1) == 0)
    #expect(distribution.cumulative(1) == 0)
    #expect(distribution.upperTail(3) == 0)
    #expect(distribution.atLeast(2) == 1)
    #expect(BinomialDistribution(trials: 0, successProbability: 0.4).probability(0) == 1)
    #expect(BinomialDistribution(trials: 5, successProbability: 1).probability(5) == 1)
  }

  @Test func `the logarithms of combinatorial numbers are right`() {
    #expect(isClose(logGamma(0.3), 1.0957979948180755, relative: 1e-14))
    #expect(isClose(logFactorial(1000), 5912.1281784881633, relative: 1e-14))
    #expect(isClose(logChoose(2757, 1246), 1894.0691383474312, relative: 1e-13))
    #expect(logChoose(5, 0) == 0)
  }
}

import Distributions
import Testing

@Suite struct MultivariateTDistributionTests {
  /// The correlations of contrasts of the groups before and after each of several changes.
  private func changes(_ sizes: [Double]) -> [Double] {
    let last = sizes.count - 1
    let weights = (1...last).map { change in
      let (before, after) = (sizes[..<change].reduce(0, +), sizes[change...].reduce(0, +))
      return sizes.indices.map { $0 < change ? -sizes[$0] / before : sizes[$0] / after }
    }
    func covariance(_ a: [Double], _ b: [Double]) -> Double {
      sizes.indices.reduce(0) { $0 + a[$1] * b[$1] / sizes[$1] }
    }
    return weights.flatMap { a in
      weights.map { b in
        covariance(a, b) / (covariance(a, a) * covariance(b, b)).squareRoot()
      }
    }
  }

  // R 4.2.2, mvtnorm 1.1-3: 1 − pmvt(df = 111) with abseps = 1e-8, whose own error is about 1e-6.
  @Test(arguments: [(2.261910872760776, 0.07785176), (0.974498324874163, 0.69196432)])
  func `both tails agree with mvtnorm`(limit: Double, expected: Double) {
    let joint = MultivariateTDistribution(
      correlations: changes([26, 9, 26, 26, 29]), degreesOfFreedom: 111)
    let found = joint.beyond(limit, side: .both, tolerance: 1e-5, seed: 1)
    #expect(found.standardError <= 1e-5 / 3)
    #expect(abs(found.value - expected) < 1e-5)
  }

  @Test func `one tail and a limit agree with mvtnorm`() {
    let joint = MultivariateTDistribution(
      correlations: changes([26, 9, 26, 26, 29]), degreesOfFreedom: 111)
    let upper = joint.beyond(0.974498324874163, side: .upper, seed: 1)
    #expect(abs(upper.value - 0.364958769) < 1e-4)
    // qmvt prints 2.44743, to about four digits.
    #expect(abs(joint.limit(beyondWith: 0.05, side: .both, seed: 1) - 2.4474) < 1.5e-3)
  }

  @Test func `all pairs of three means are the studentized range`() {
    // Singular: the third difference is that of the other two.
    let half = 0.5
    let pairs = [1, half, half, half, 1, -half, half, -half, 1]
    let joint = MultivariateTDistribution(correlations: pairs, degreesOfFreedom: 27)
    let range = StudentizedRangeDistribution(groups: 3, degreesOfFreedom: 27)
    for t in [1.2, 2.5, 3.1] {
      let found = joint.beyond(t, side: .both, seed: 5).value
      #expect(abs(found - range.upperTail(t * 2.0.squareRoot())) < 1e-4)
    }
  }

  @Test func `one common factor is Dunnett's case`() {
    let loadings = [0.6, 0.7, 0.8]
    let correlations = loadings.indices.flatMap { a in
      loadings.indices.map { a == $0 ? 1 : loadings[a] * loadings[$0] }
    }
    for df in [8.0, nil] {
      let joint = MultivariateTDistribution(correlations: correlations, degreesOfFreedom: df)
      let factor = MaximumTDistribution(loadings: loadings, degreesOfFreedom: df)
      let both = joint.beyond(2.3, side: .both, seed: 3).value
      #expect(abs(both - factor.upperTailOfLargestMagnitude(2.3)) < 1e-4)
      let upper = joint.beyond(2.3, side: .upper, seed: 3).value
      #expect(abs(upper - factor.upperTailOfLargest(2.3)) < 1e-4)
    }
  }

  @Test func `a small tail keeps its relative accuracy`() {
    // Uncorrelated with a known scale: 1 − (1 − 2 Q)³, free of error.
    let joint = MultivariateTDistribution(
      correlations: [1, 0, 0, 0, 1, 0, 0, 0, 1], degreesOfFreedom: nil)
    let single = 2 * NormalDistribution.standard.upperTail(6)
    let found = joint.beyond(6, side: .both, seed: 2)
    #expect(isClose(found.value, 3 * single - 3 * single * single))
    #expect(found.standardError < 1e-20)
  }

  @Test func `a seed gives one result`() {
    let joint = MultivariateTDistribution(correlations: [1, 0.3, 0.3, 1], degreesOfFreedom: 5)
    let first = joint.beyond(2, side: .both, seed: 9)
    #expect(first == joint.beyond(2, side: .both, seed: 9))
    #expect(first != joint.beyond(2, side: .both, seed: 10))
  }
}

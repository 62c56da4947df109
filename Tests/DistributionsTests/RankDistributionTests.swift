import Distributions
import Testing

@Suite struct RankDistributionTests {
  @Test func `rank sums without ties are Mann and Whitney's`() {
    // R 4.2.2: pwilcox(0:4, 4, 5); the rank sum is U + 4·5/2.
    let distribution = RankSumDistribution(drawing: 4, from: (1...9).map(Double.init))
    let published = [1, 2, 4, 7, 12].map { $0 / 126.0 }
    for (u, p) in published.enumerated() {
      #expect(isClose(distribution.cumulative(10 + Double(u)), p))
      #expect(isClose(distribution.atLeast(30 - Double(u)), p))
    }
    #expect(isClose(distribution.mean, 20))
  }

  @Test func `rank sums with ties agree with enumeration`() {
    let ranks = [1.5, 1.5, 3, 4.5, 4.5, 6]
    let distribution = RankSumDistribution(drawing: 3, from: ranks)
    var sums: [Double] = []
    for i in 0..<6 {
      for j in 0..<i { for k in 0..<j { sums.append(ranks[i] + ranks[j] + ranks[k]) } }
    }
    for x in [6.0, 7.5, 9, 10.5, 14] {
      let share = Double(sums.filter { $0 <= x }.count) / Double(sums.count)
      #expect(isClose(distribution.cumulative(x), share))
    }
  }

  @Test func `signed ranks agree with R`() {
    // R 4.2.2: psignrank(5, 9) = 0.01953125.
    let distribution = RankSumDistribution(halving: (1...9).map(Double.init))
    #expect(isClose(distribution.cumulative(5), 0.01953125))
    #expect(isClose(distribution.atLeast(40), 0.01953125))
    #expect(isClose(distribution.atLeastAsFar(as: 40), 2 * 0.01953125))
  }

  @Test func `Kendall's distribution counts inversions`() {
    // Permutations of 4 with 0, 1, 2, 3 inversions: 1, 3, 5, 6 of 24.
    let distribution = KendallDistribution(observations: 4)
    for (k, count) in [1.0, 4, 9, 15].enumerated() {
      #expect(isClose(distribution.cumulative(k), count / 24))
    }
  }
}

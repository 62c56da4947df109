import Distributions
import Testing

@Suite struct SpearmanDistributionTests {
  @Test func `nine observations agree with R`() {
    // R 4.2.2: cor.test(x, y, method = "spearman", alternative = "greater" and "less"), S = 26.
    let null = SpearmanDistribution(observations: 9)
    #expect(isClose(null.cumulative(26), 0.00861166225749559))
    #expect(isClose(null.atLeast(26), 0.993085868606702))
  }

  @Test func `four observations agree with a count by hand`() {
    // Kendall 1970, appendix table 2: of 24 orders, Σd² = 0, 2, 4, 6 come 1, 3, 1, 4 times.
    let null = SpearmanDistribution(observations: 4)
    for (sum, count) in [(0, 1.0), (2, 4), (4, 5), (6, 9)] {
      #expect(isClose(null.cumulative(sum), count / 24))
      #expect(isClose(null.atLeast(20 - sum), count / 24))
    }
    #expect(null.cumulative(-1) == 0)
    #expect(isClose(null.cumulative(20), 1))
  }

  @Test func `the largest size is symmetric about its mean`() {
    let null = SpearmanDistribution(observations: SpearmanDistribution.largest)
    #expect(isClose(null.cumulative(200), null.atLeast(572 - 200)))
    #expect(isClose(null.cumulative(0), 1 / 479_001_600.0))
  }
}

import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits, summing the hypergeometric distribution and solving
// the conditional likelihood. R's fisher.test prints 6.4083089 for the tea odds ratio: its uniroot
// stops at 1e-4, so only four of those digits are right.

@Suite struct FisherExact2x2Tests {
  @Test(
    arguments: [
      (PublishedTables.teaTasting, 0.48571428571428571, 0.24285714285714286, 0.98571428571428571),
      (PublishedTables.perondi, 0.054400130495065655, 0.027200065247532828, 0.99754380681711242),
      (
        PublishedTables.dollHillMen, 1.2806738280492722e-6, 6.4033691402463612e-7,
        0.99999995764782779
      ),
      (
        PublishedTables.dollHillWomen, 0.026246043156421458, 0.013123021578210729,
        0.99529232061354271
      ),
    ])
  func `p-values agree with direct sums`(
    table: ContingencyTable, twoSided: Double, greater: Double, less: Double
  ) throws {
    let test = try FisherExact2x2(table)
    #expect(isClose(test.pValue.value, twoSided))
    #expect(isClose(test.pValue(.greater).value, greater))
    #expect(isClose(test.pValue(.less).value, less))
    #expect(test.pValue.origin == .exact)
  }

  @Test(
    arguments: [
      (PublishedTables.teaTasting, 6.4083196581996743, 0.21173559544657857, 626.24353058881404),
      (PublishedTables.perondi, 8.329343717551269, 0.97327363288239903, 396.99400217017906),
      (PublishedTables.dollHillMen, 14.02322051930467, 3.499096454895838, 122.19167987556697),
      (PublishedTables.dollHillWomen, 2.4470998871184412, 1.1011602429968281, 5.5608725980006185),
    ])
  func `the odds ratio and its interval are conditional`(
    table: ContingencyTable, oddsRatio: Double, lower: Double, upper: Double
  ) throws {
    let test = try FisherExact2x2(table)
    let interval = test.oddsRatioInterval(level: 0.95)
    #expect(isClose(test.conditionalOddsRatio.value, oddsRatio))
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
  }

  @Test func `the conditional odds ratio of the tea is not the sample's 9`() throws {
    #expect(try FisherExact2x2(PublishedTables.teaTasting).conditionalOddsRatio.value < 6.5)
    #expect(try OddsRatio(PublishedTables.teaTasting).estimate.value == 9)
  }

  @Test func `every small table agrees with naive enumeration`() throws {
    for a in 0...4 {
      for b in 0...4 {
        for c in 0...4 {
          for d in 0...4 where a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0 {
            let counts = [a, b, c, d].map(Double.init)
            let test = try FisherExact2x2(ContingencyTable(counts: counts, rows: 2, columns: 2))
            let naive = naiveTwoSided(a, b, c, d)
            #expect(isClose(test.pValue.value, naive, relative: 1e-12), "\([a, b, c, d])")
          }
        }
      }
    }
  }

  /// Counts the subsets of observations, with whole numbers, that give each table.
  private func naiveTwoSided(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    func ways(_ n: Int, _ k: Int) -> Int {
      k < 0 || k > n ? 0 : k == 0 ? 1 : ways(n - 1, k - 1) * n / k
    }
    let all = (0...(a + c)).map { ways(a + b, $0) * ways(c + d, a + c - $0) }
    let seen = all[a]
    return Double(all.filter { $0 <= seen }.reduce(0, +)) / Double(all.reduce(0, +))
  }

  @Test func `equally probable tables on the other side count despite rounding`() throws {
    // Symmetric margins: the two-sided p is exactly twice the one-sided one.
    let test = try FisherExact2x2(ContingencyTable([[30, 20], [20, 30]]))
    #expect(isClose(test.pValue.value, 2 * test.pValue(.greater).value, relative: 1e-12))
  }

  @Test func `a cell at the end of its range leaves the odds ratio unbounded`() throws {
    let test = try FisherExact2x2(ContingencyTable([[5, 0], [2, 4]]))
    #expect(test.conditionalOddsRatio.value == .infinity)
    #expect(test.oddsRatioInterval().upper == .infinity)
    #expect(test.oddsRatioInterval().lower > 0)
    let mirrored = try FisherExact2x2(ContingencyTable([[0, 5], [4, 2]]))
    #expect(mirrored.conditionalOddsRatio.value == 0)
    #expect(mirrored.oddsRatioInterval().lower == 0)
  }

  @Test func `fractions of observations are refused`() {
    #expect(throws: StatisticsError.fractionalCounts) {
      try FisherExact2x2(ContingencyTable([[1.5, 2], [3, 4]]))
    }
  }
}

import SurveyStatistics
import Testing

@Suite struct RankTestTests {
  @Test func `the permeability of membranes agrees with R`() throws {
    let test = try MannWhitneyTest(
      PublishedSamples.membranesAtTerm, PublishedSamples.membranesEarly)
    // R 4.2.2 wilcox.test(x, y, alternative = "g"), and with exact = FALSE, correct = FALSE.
    #expect(test.statistic.value == 35)
    #expect(test.method == .exact)
    #expect(isClose(test.pValue(.greater).value, 0.1272061272061272))
    #expect(isClose(test.pValue.value, 0.2544122544122544))
    let normal = try MannWhitneyTest(
      PublishedSamples.membranesAtTerm, PublishedSamples.membranesEarly,
      method: .normalApproximation(continuityCorrected: false))
    #expect(isClose(normal.pValue(.greater).value, 0.1103356809599234))
  }

  @Test func `tied ozone agrees with R with and without correction`() throws {
    func p(_ isCorrected: Bool) throws -> Double {
      try MannWhitneyTest(
        PublishedSamples.ozone[0], PublishedSamples.ozone[3],
        method: .normalApproximation(continuityCorrected: isCorrected)
      ).pValue.value
    }
    // R 4.2.2 wilcox.test(Ozone ~ Month, airquality, Month %in% c(5, 8)), correct = TRUE and FALSE.
    #expect(isClose(try p(true), 0.0001208078307687744))
    #expect(isClose(try p(false), 0.0001163772600435334))
  }

  @Test func `the pain scores agree with SciPy with and without correction`() throws {
    func p(_ isCorrected: Bool) throws -> Double {
      try MannWhitneyTest(
        PublishedSamples.painFirst, PublishedSamples.painSecond,
        method: .normalApproximation(continuityCorrected: isCorrected)
      ).pValue.value
    }
    // SciPy 1.17.1 mannwhitneyu(method="asymptotic").
    #expect(isClose(try p(true), 0.007740786705107166))
    #expect(isClose(try p(false), 0.007071989482222141))
  }

  @Test func `the exact p with ties agrees with enumeration`() throws {
    let first: [Double] = [1, 3, 3]
    let second: [Double] = [2, 3, 5, 5]
    let values = first + second
    // Of the 35 ways to choose the first group, those whose U is at most the one seen.
    func u(_ chosen: Set<Int>) -> Double {
      var sum = 0.0
      for i in chosen {
        for j in values.indices where !chosen.contains(j) {
          sum += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0
        }
      }
      return sum
    }
    var all: [Double] = []
    for i in 0..<7 { for j in 0..<i { for k in 0..<j { all.append(u([i, j, k])) } } }
    let seen = u([0, 1, 2])
    let test = try MannWhitneyTest(first, second)
    #expect(test.statistic.value == seen)
    let share = Double(all.filter { $0 <= seen }.count) / Double(all.count)
    #expect(isClose(test.pValue(.less).value, share))
    #expect(test.notes == [.ties])
  }

  @Test func `the shift is the median difference with a distribution-free interval`() throws {
    let shift = try HodgesLehmannShift(
      PublishedSamples.membranesAtTerm, PublishedSamples.membranesEarly)
    let interval = try #require(shift.confidenceInterval())
    // R 4.2.2 wilcox.test(x, y, conf.int = TRUE): 0.305 and −0.15 to 0.76.
    #expect(isClose(shift.value, 0.305))
    #expect(isClose(interval.lower, -0.15))
    #expect(isClose(interval.upper, 0.76))
  }

  @Test func `a sample too small for the level has no interval`() throws {
    #expect(try HodgesLehmannShift([1, 2], [3, 5]).confidenceInterval() == nil)
  }

  @Test func `swapping the groups mirrors U`() throws {
    let there = try MannWhitneyTest([1, 4, 6], [2, 3, 9, 11])
    let back = try MannWhitneyTest([2, 3, 9, 11], [1, 4, 6])
    #expect(there.statistic.value + back.statistic.value == 12)
    #expect(there.pValue.value == back.pValue.value)
    #expect(isClose(there.rankBiserial, -back.rankBiserial))
  }

  @Test func `the clearance times agree with Hollander and Wolfe`() throws {
    // R 4.2.2 kruskal.test: 0.77142857142857 exactly 27/35.
    let test = try KruskalWallisTest(PublishedSamples.clearance, exactWithin: 0)
    #expect(isClose(test.statistic.value, 27.0 / 35))
    #expect(isClose(test.pValue.value, 0.6799647735788936))
  }

  @Test func `tied ozone by month agrees with R`() throws {
    // R 4.2.2 kruskal.test(Ozone ~ Month, airquality).
    let test = try KruskalWallisTest(PublishedSamples.ozone)
    #expect(isClose(test.statistic.value, 29.26657630611694))
    #expect(isClose(test.pValue.value, 6.900714118546784e-06))
    #expect(isClose(test.epsilonSquared, 29.26657630611694 / 115))
  }

  @Test func `Kruskal-Wallis of two groups is Mann-Whitney's z squared`() throws {
    let groups = [PublishedSamples.painFirst, PublishedSamples.painSecond]
    let normal = try MannWhitneyTest(
      groups[0], groups[1], method: .normalApproximation(continuityCorrected: false))
    #expect(
      isClose(try KruskalWallisTest(groups, exactWithin: 0).pValue.value, normal.pValue.value))
  }

  @Test func `Dunn's z agree with dunn.test and its p are two-sided`() throws {
    let test = try DunnTest(PublishedSamples.ozone)
    // R 4.2.2 from the formula; dunn.test 1.3 prints −4.41947064061 and one-sided .00000494714808.
    #expect(isClose(test.pairs[1].statistic.value, -4.419470640611556))
    #expect(isClose(test.pairs[8].statistic.value, 3.217199124277357))
    #expect(isClose(test.pairs[1].pValue.value, 2 * 4.94714808e-06, relative: 1e-8))
    #expect(isClose(test.pairs[1].adjustedPValue.value, 10 * 2 * 4.94714808e-06, relative: 1e-8))
  }

  @Test func `Jonckheere and Terpstra's variance counts ties`() throws {
    let test = try JonckheereTerpstraTest(PublishedSamples.motivation)
    // Python fractions from the formula, 150.28676 being the variance with ties; R 4.2.2 agrees, and
    // gives 2.0211302 with the variance without them.
    #expect(test.statistic.value == 79)
    #expect(isClose(test.z, 2.0392930588447173))
    #expect(test.pValue(.greater).value < test.pValue(.less).value)
  }

  @Test func `Jonckheere and Terpstra's test of two groups is Mann and Whitney's`() throws {
    let groups = [PublishedSamples.painFirst, PublishedSamples.painSecond]
    let trend = try JonckheereTerpstraTest(groups, exactWithin: 0)
    let normal = try MannWhitneyTest(
      groups[1], groups[0], method: .normalApproximation(continuityCorrected: false))
    #expect(isClose(trend.pValue(.greater).value, normal.pValue(.greater).value))
  }

  @Test func `groups that cannot answer are refused`() {
    #expect(throws: StatisticsError.zeroVariance) { try MannWhitneyTest([2, 2], [2]) }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try MannWhitneyTest([], [2])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 3, found: 2)) {
      try KruskalWallisTest([[1], [], [3]])
    }
    #expect(throws: StatisticsError.zeroVariance) { try JonckheereTerpstraTest([[1, 1], [1]]) }
  }
}

import SurveyStatistics
import Testing

@Suite struct MultipleResponseTestTests {
  /// Made answers of 80 people: two options of one question, three of another, and how many so.
  private static let patterns: [([Int], Int)] = [
    ([0, 0, 0, 0, 0], 9), ([0, 0, 1, 0, 0], 7), ([0, 1, 0, 1, 0], 11), ([1, 0, 0, 1, 1], 8),
    ([1, 1, 1, 1, 0], 5), ([1, 0, 1, 0, 1], 12), ([0, 1, 0, 0, 1], 6), ([1, 1, 0, 1, 1], 4),
    ([0, 0, 0, 1, 0], 3), ([1, 0, 0, 0, 0], 2), ([0, 1, 1, 1, 1], 6), ([1, 1, 1, 0, 0], 7),
  ]
  private let people = MultipleResponseTestTests.patterns.flatMap {
    Array(repeating: $0.0.map { $0 == 1 }, count: $0.1)
  }
  private var first: [[Bool]] { people.map { Array($0[..<2]) } }
  private var second: [[Bool]] { people.map { Array($0[2...]) } }
  private var groups: [Int] { first.map { ($0[0] ? 2 : 0) + ($0[1] ? 1 : 0) } }

  // R 4.2.2: appendix A of Bilder & Loughin 2004 with the full matrices over all 32 patterns, as
  // MRCV 0.4 has it; of the farmers' answers only the tables of single options are published.
  @Test func `pairs of options agree with the full matrices`() throws {
    let test = try PairwiseMarginalIndependenceTest(first, second)
    #expect(isClose(test.sum, 31.27851715605842))
    #expect(isClose(test.statistic.value, 27.55986515580184))
    #expect(isClose(test.statistic.degreesOfFreedom[0], 5.28666976473922))
    #expect(isClose(test.pValue.value, 5.876285342538565e-05))
    let bonferroni = try PairwiseMarginalIndependenceTest(
      first, second, adjustment: .bonferroni)
    #expect(isClose(bonferroni.pValue.value, 0.002124680933049833))
    #expect(bonferroni.itemStatistics.count == 6)
  }

  @Test func `a group and options agree with the full matrices`() throws {
    let test = try MarginalIndependenceTest(groups: groups, ticks: second)
    #expect(isClose(test.sum, 63.39115433972256))
    #expect(isClose(test.statistic.value, 53.60074835682358))
    #expect(isClose(test.statistic.degreesOfFreedom[0], 7.61000079957723))
    #expect(isClose(test.pValue.value, 5.477641289995959e-09, relative: 1e-8))
    let bonferroni = try MarginalIndependenceTest(
      groups: groups, ticks: second, adjustment: .bonferroni)
    #expect(isClose(bonferroni.pValue.value, 1.16729099694402e-07, relative: 1e-8))
  }

  @Test func `education and sources of the farmers agree with the published tests`() throws {
    // Loughin & Scherer 1998; MRCV 0.4 prints X² of 5.96, 7.89, 4.62, 1.42 and 10.95, their sum
    // 30.84 and Bonferroni's p .1357. These need the tables of single options alone.
    let test = try MarginalIndependenceTest(
      groups: Farmers.education, ticks: Farmers.sources, adjustment: .bonferroni)
    let published = [5.96, 7.89, 4.62, 1.42, 10.95]
    for (statistic, value) in zip(test.itemStatistics, published) {
      #expect(abs(statistic.value - value) < 0.005)
    }
    #expect(abs(test.sum - 30.84) < 0.005)
    #expect(abs(test.pValue.value - 0.1357) < 5e-5)
  }

  @Test(arguments: Farmers.contaminantsByStorage)
  func `contaminants and storage of the farmers agree pair by pair`(
    table: [[Int]], statistic: Double, p: Double
  ) throws {
    // Koziol & Bilder 2014, R Journal 6(1), print each X² and its p times 12.
    let people = Farmers.people(table)
    let test = try PairwiseMarginalIndependenceTest(
      people.map { [$0.0] }, people.map { [$0.1] }, adjustment: .bonferroni)
    #expect(abs(test.sum - statistic) < 0.005)
    #expect(abs(min(12 * test.pValue.value, 1) - p) < 5e-5)
  }

  @Test func `no half is added to the farmers' empty cell`() throws {
    // MRCV 0.4 puts ½ into an empty cell and prints .32, and 64.03 for the sum of all.
    let people = Farmers.people(Farmers.saltByHoldingTank)
    let test = try PairwiseMarginalIndependenceTest(
      people.map { [$0.0] }, people.map { [$0.1] })
    let half = try PearsonChiSquare(ContingencyTable([[245, 13], [21, 0.5]])).statistic.value
    #expect(abs(half - 0.32) < 0.005)
    #expect(abs(test.sum - 279 * 273 * 273 / (258.0 * 21 * 266 * 13)) < 1e-9)
    let others = Farmers.contaminantsByStorage.reduce(0) { $0 + $1.1 }
    #expect(abs(others + half - 64.03) < 0.03)
  }

  @Test func `the adjustment scales the statistic and its degrees of freedom alike`() throws {
    // As in the farmers' published result, where 30.84 of 20 became 28.678954491 of 18.600993028.
    #expect(abs(28.678954491 / 18.600993028 - 30.84 / 20) < 3e-4)
    let test = try MarginalIndependenceTest(groups: groups, ticks: second)
    #expect(isClose(test.statistic.value / test.statistic.degreesOfFreedom[0], test.sum / 9))
  }

  @Test func `each option's statistic is Pearson's`() throws {
    let test = try MarginalIndependenceTest(groups: groups, ticks: second)
    let table = ContingencyTable(
      rowIndices: groups, columnIndices: second.map { $0[1] ? 1 : 0 }, rows: 4, columns: 2)
    let pearson = try PearsonChiSquare(table)
    #expect(isClose(test.itemStatistics[1].value, pearson.statistic.value))
    #expect(isClose(test.itemPValues[1].value, 3 * pearson.pValue.value))
  }

  @Test func `a single option is Pearson's test of two groups`() throws {
    let ticks = second.map { [$0[0]] }
    let two = first.map { $0[0] ? 1 : 0 }
    let test = try MarginalIndependenceTest(
      groups: two, ticks: ticks, adjustment: .bonferroni)
    let table = ContingencyTable(
      rowIndices: two, columnIndices: ticks.map { $0[0] ? 1 : 0 }, rows: 2, columns: 2)
    #expect(isClose(test.pValue.value, try PearsonChiSquare(table).pValue.value))
  }

  @Test func `one chi-square of the table of ticks is another answer`() throws {
    // The trap: respondents who tick three options would count three times.
    var counts = [Double](repeating: 0, count: 12)
    for (group, row) in zip(groups, second) {
      for option in 0..<3 where row[option] { counts[group * 3 + option] += 1 }
    }
    let naive = try PearsonChiSquare(ContingencyTable(counts: counts, rows: 4, columns: 3))
    let test = try MarginalIndependenceTest(groups: groups, ticks: second)
    #expect(abs(naive.statistic.value - test.statistic.value) > 5)
  }

  @Test func `an option that everybody ticked is left out and noted`() throws {
    let ticks = second.map { $0 + [true] }
    let test = try MarginalIndependenceTest(groups: groups, ticks: ticks)
    #expect(test.notes == [.categoriesDropped(1)])
    #expect(isClose(test.statistic.value, 53.60074835682358))
    #expect(throws: StatisticsError.zeroVariance) {
      try MarginalIndependenceTest(groups: [0, 1], ticks: [[true], [true]])
    }
  }
}

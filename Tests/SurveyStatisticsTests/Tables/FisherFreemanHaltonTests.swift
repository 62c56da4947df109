import SurveyStatistics
import Testing

@Suite struct FisherFreemanHaltonTests {
  // Python fractions over every table, in exact whole numbers, and R 4.2.2 fisher.test.
  @Test(
    arguments: [
      (ContingencyTable([[3, 1], [1, 3]]), 0.4857142857142857),
      (ContingencyTable([[4, 0, 1], [1, 3, 2], [0, 2, 5]]), 0.03398616633910752),
      (ContingencyTable([[2, 5, 1, 0], [3, 0, 4, 2], [1, 1, 2, 6]]), 0.009286736439917086),
    ])
  func `small tables agree with whole-number enumeration`(
    table: ContingencyTable, p: Double
  ) throws {
    let test = try FisherFreemanHaltonTest(table)
    #expect(isClose(test.pValue.value, p))
    #expect(test.pValue.origin == .exact)
  }

  // Python's whole numbers, column by column, with every product of factorials kept apart. R 4.2.2
  // fisher.test is right to twelve digits; Agresti 2002, page 57 prints .7827 for the first.
  @Test(
    arguments: [
      (PublishedTables.jobSatisfaction, 0.7826849389663948),
      (ContingencyTable([[5, 2, 8, 5], [5, 7, 3, 5], [3, 6, 5, 6]]), 0.42931889152766145),
      (
        ContingencyTable([[7, 3, 3, 8], [2, 6, 7, 6], [5, 7, 2, 4], [6, 2, 9, 3]]),
        0.08262452857082556
      ),
    ])
  func `larger tables agree with whole numbers to thirteen digits`(
    table: ContingencyTable, p: Double
  ) throws {
    #expect(isClose(try FisherFreemanHaltonTest(table).pValue.value, p, relative: 1e-13))
  }

  @Test func `a table too large to list agrees with R`() throws {
    // R 4.2.2 fisher.test(workspace = 2e8), which takes logarithms within 1e-7 for equal.
    let test = try FisherFreemanHaltonTest(
      ContingencyTable([
        [2, 2, 3, 3, 4], [2, 1, 7, 5, 7], [3, 3, 4, 4, 5], [4, 3, 5, 8, 5],
      ]))
    #expect(isClose(test.pValue.value, 0.983229617137002, relative: 1e-9))
  }

  @Test func `a wide table agrees with random tables`() throws {
    // Three rows of a table of 6 by 8 and 100 respondents for which R 4.2.2 fisher.test says .0595 and
    // a million of its random tables .4572; the whole takes 4 seconds and gives .45692.
    let table = ContingencyTable([
      [0, 2, 2, 3, 2, 0, 2, 6], [2, 3, 4, 3, 0, 1, 0, 1], [0, 1, 1, 5, 3, 0, 0, 1],
    ])
    let exact = try FisherFreemanHaltonTest(table).pValue.value
    let drawn = try MonteCarloIndependenceTest(
      table, criterion: .tableProbability, replicates: 20_000, seed: 8)
    #expect(drawn.errorInterval(level: 0.999).contains(exact))
  }

  @Test func `equal products of factorials count together in any order`() throws {
    // 3! · 5! = 6!, whose logarithms differ in the last digit.
    let table = ContingencyTable([[6, 0, 1], [0, 3, 5], [1, 5, 3]])
    let given = try FisherFreemanHaltonTest(table).pValue.value
    let reordered = ContingencyTable([[3, 5, 1], [5, 3, 0], [1, 0, 6]])
    #expect(isClose(try FisherFreemanHaltonTest(reordered).pValue.value, given, relative: 1e-13))
  }

  @Test(arguments: [PublishedTables.perondi, PublishedTables.dollHillWomen])
  func `of a 2 by 2 table it is Fisher's`(table: ContingencyTable) throws {
    let fisher = try FisherExact2x2(table).pValue.value
    #expect(isClose(try FisherFreemanHaltonTest(table).pValue.value, fisher))
  }

  @Test func `turning the table round and reordering it changes nothing`() throws {
    let table = ContingencyTable([[2, 5, 1, 0], [3, 0, 4, 2], [1, 1, 2, 6]])
    let shuffled = ContingencyTable([[0, 4, 2, 3], [1, 2, 6, 1], [5, 1, 0, 2]])
    let p = try FisherFreemanHaltonTest(table).pValue.value
    #expect(isClose(try FisherFreemanHaltonTest(table.transposed).pValue.value, p))
    #expect(isClose(try FisherFreemanHaltonTest(shuffled).pValue.value, p))
  }

  @Test func `a table beyond the work limit says so`() {
    #expect(throws: StatisticsError.workLimitExceeded(limit: 1000)) {
      try FisherFreemanHaltonTest(PublishedTables.jobSatisfaction, workLimit: 1000)
    }
  }

  @Test func `the probability of the table seen is reported`() throws {
    // P of the tea table is C(4,3)·C(4,1)/C(8,4) = 16/70.
    let test = try FisherFreemanHaltonTest(PublishedTables.teaTasting)
    #expect(isClose(test.statistic.value, -1.4759065198095778))
  }
}

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

  @Test func `job satisfaction agrees with R`() throws {
    // R 4.2.2 fisher.test(Job, workspace = 2e7); Agresti 2002, page 57 prints .7827.
    let test = try FisherFreemanHaltonTest(PublishedTables.jobSatisfaction)
    #expect(isClose(test.pValue.value, 0.782684938965675))
  }

  // R 4.2.2 fisher.test(workspace = 2e8), which takes logarithms within 1e-7 of each other for one, and
  // is right to eight digits here.
  @Test(
    arguments: [
      ([[5, 2, 8, 5], [5, 7, 3, 5], [3, 6, 5, 6]], 0.429318891527646),
      ([[7, 3, 3, 8], [2, 6, 7, 6], [5, 7, 2, 4], [6, 2, 9, 3]], 0.0826245285705694),
      (
        [[2, 2, 3, 3, 4], [2, 1, 7, 5, 7], [3, 3, 4, 4, 5], [4, 3, 5, 8, 5]], 0.983229617137002
      ),
    ])
  func `tables too large to list agree with R`(counts: [[Double]], p: Double) throws {
    let test = try FisherFreemanHaltonTest(ContingencyTable(counts))
    #expect(isClose(test.pValue.value, p, relative: 1e-9))
  }

  @Test func `a wide table agrees with random tables where R goes wrong`() throws {
    // R 4.2.2 says .0595 for all hundred respondents, and .4572 by a million random tables; the exact
    // p is .45692. In a tenth of the steps, the first four rows show the same.
    let table = ContingencyTable([
      [0, 2, 2, 3, 2, 0, 2, 6], [2, 3, 4, 3, 0, 1, 0, 1], [0, 1, 1, 5, 3, 0, 0, 1],
    ])
    let exact = try FisherFreemanHaltonTest(table).pValue.value
    let drawn = try MonteCarloIndependenceTest(
      table, criterion: .tableProbability, replicates: 20_000, seed: 8)
    #expect(drawn.errorInterval(level: 0.999).contains(exact))
  }

  @Test func `whole logarithms keep equal products together`() throws {
    // 3! · 5! = 6!: tables that differ in this alone are equally probable, and count together.
    let table = ContingencyTable([[6, 0, 1], [0, 3, 5], [1, 5, 3]])
    let naive = try FisherFreemanHaltonTest(table).pValue.value
    let reordered = ContingencyTable([[3, 5, 1], [5, 3, 0], [1, 0, 6]])
    #expect(isClose(try FisherFreemanHaltonTest(reordered).pValue.value, naive, relative: 1e-13))
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

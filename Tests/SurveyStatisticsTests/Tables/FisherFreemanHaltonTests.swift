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

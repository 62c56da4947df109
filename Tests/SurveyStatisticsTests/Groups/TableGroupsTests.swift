import SurveyStatistics
import Testing

/// The forms made of a table are those made of the answers one by one.
@Suite struct TableGroupsTests {
  private static let tables = [
    ContingencyTable([[5, 1, 3], [4, 0, 8], [1, 7, 2]]),
    ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]),
    ContingencyTable([[9, 30], [20, 11], [4, 4], [0, 0], [13, 7]]),
    ContingencyTable([[2, 5], [3, 1], [1, 4]]),
  ]

  private func groups(_ table: ContingencyTable) -> [[Double]] {
    (0..<table.columns).map { column in
      (0..<table.rows).flatMap { Array(repeating: Double($0), count: Int(table[$0, column])) }
    }
  }

  @Test(arguments: tables)
  func `Kruskal and Wallis's H is the same`(table: ContingencyTable) throws {
    let expected = try KruskalWallisTest(groups(table))
    let test = try KruskalWallisTest(columnsOf: table)
    #expect(isClose(test.statistic.value, expected.statistic.value, relative: 1e-12))
    #expect(test.statistic.degreesOfFreedom == expected.statistic.degreesOfFreedom)
    #expect(test.sampleSizes == expected.sampleSizes)
  }

  @Test(arguments: tables)
  func `Jonckheere and Terpstra's J is the same`(table: ContingencyTable) throws {
    let expected = try JonckheereTerpstraTest(groups(table))
    let test = try JonckheereTerpstraTest(columnsOf: table)
    #expect(test.orderedPairs == expected.orderedPairs)
    #expect(isClose(test.z, expected.z, relative: 1e-12))
  }

  @Test(arguments: tables.filter { $0.columns == 2 })
  func `Mann and Whitney's test is the same, exact and not`(table: ContingencyTable) throws {
    let values = groups(table)
    let expected = try MannWhitneyTest(values[0], values[1])
    let test = try MannWhitneyTest(columnsOf: table)
    #expect(test.statistic == expected.statistic)
    #expect(test.method == expected.method)
    for alternative in Alternative.allCases {
      let p = try #require(Optional(expected.pValue(alternative).value))
      #expect(isClose(test.pValue(alternative).value, p, relative: 1e-12))
    }
  }

  @Test func `groups with the same answer throughout have no test`() {
    let table = ContingencyTable([[4, 5], [0, 0]])
    #expect(throws: StatisticsError.zeroVariance) { try KruskalWallisTest(columnsOf: table) }
    #expect(throws: StatisticsError.zeroVariance) { try MannWhitneyTest(columnsOf: table) }
    #expect(throws: StatisticsError.zeroVariance) {
      try JonckheereTerpstraTest(columnsOf: table)
    }
  }

  @Test func `an empty group is no group`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try MannWhitneyTest(columnsOf: ContingencyTable([[4, 0], [3, 0]]))
    }
  }

  @Test func `a table of billions takes no longer`() throws {
    let table = ContingencyTable([[3e9, 2e9], [1e9, 4e9], [2e9, 2e9]])
    #expect(try KruskalWallisTest(columnsOf: table).statistic.value > 1e8)
    #expect(try MannWhitneyTest(columnsOf: table).pValue.value == 0)
  }
}

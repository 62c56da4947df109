import SurveyStatistics
import Testing

@Suite struct ContingencyTableTests {
  @Test func `margins and total are sums of the cells`() {
    let table = PublishedTables.partyByGender
    #expect(table.rowTotals == [1557, 1200])
    #expect(table.columnTotals == [1246, 566, 945])
    #expect(table.total == 2757)
  }

  @Test func `expected counts share the margins out`() throws {
    let expected = try #require(PublishedTables.partyByGender.expected)
    // mpmath 1.3.0; R 4.2.2 chisq.test()$expected prints 703.67138.
    #expect(isClose(expected[0], 1557.0 * 1246 / 2757, relative: 1e-15))
    #expect(isClose(expected.reduce(0, +), 2757, relative: 1e-14))
  }

  @Test func `adjusted residuals agree with Agresti's table`() throws {
    // mpmath 1.3.0 at 40 digits; R 4.2.2 chisq.test()$stdres prints 4.50205352.
    let published = [
      4.502053521086702, 0.69945173298443019, -5.31594554270493, -4.502053521086702,
      -0.69945173298443019, 5.31594554270493,
    ]
    for (residual, value) in zip(PublishedTables.partyByGender.adjustedResiduals, published) {
      #expect(isClose(try #require(residual), value))
    }
  }

  @Test func `a cell whose residual has no variance has no residual`() {
    let oneRow = ContingencyTable([[5, 7], [0, 0]])
    #expect(oneRow.adjustedResiduals == [nil, nil, nil, nil])
    #expect(ContingencyTable([[0, 0], [0, 0]]).adjustedResiduals == [nil, nil, nil, nil])
    #expect(ContingencyTable([[0, 0], [0, 0]]).expected == nil)
  }

  @Test func `frequencies count as so many repeated observations`() throws {
    let weighted = ContingencyTable(
      rowIndices: [0, 1, 1, 0], columnIndices: [0, 0, 1, 1], frequencies: [3, 2, 4, 1],
      rows: 2, columns: 2)
    let expanded = ContingencyTable(
      rowIndices: [0, 0, 0, 1, 1, 1, 1, 1, 1, 0], columnIndices: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
      rows: 2, columns: 2)
    #expect(weighted == expanded)
    #expect(try PearsonChiSquare(weighted) == PearsonChiSquare(expanded))
  }

  @Test func `transposing twice changes nothing`() {
    let table = PublishedTables.partyByGender
    #expect(table.transposed.rows == 3)
    #expect(table.transposed[2, 1] == 477)
    #expect(table.transposed.transposed == table)
  }
}

import Microdata
import QuestionnaireModel
import SurveyStatistics
@testable import Tabulation
import Testing

@Suite struct CountingTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 8, 4_095, 4_097, 10_001])
  func `every combination of storages counts as a plain loop does`(count: Int) throws {
    var generator = RepeatableNumbers()
    let rows = generator.codes(count, below: 5)
    let columns = generator.codes(count, below: 4)
    var plain = [[Int]](repeating: [0, 0, 0], count: 4)
    for (row, column) in zip(rows, columns) where row < 4 && column < 3 {
      plain[row][column] += 1
    }
    for isRowWide in [false, true] {
      for isColumnWide in [false, true] {
        let data = dataset(
          SmallColumn.declared("row", ["A", "B", "C", "D"], isWide: isRowWide).holding(rows),
          SmallColumn.declared("column", ["X", "Y", "Z"], isWide: isColumnWide).holding(columns))
        let table = try CrossTabulation(rowByColumn, of: data)
        #expect(table.unweightedRows == plain)
      }
    }
  }

  @Test func `weights of one sum to the counts`() throws {
    var generator = RepeatableNumbers()
    let rows = generator.codes(9_000, below: 4)
    let columns = generator.codes(9_000, below: 3)
    let data = dataset(
      SmallColumn.declared("row", ["A", "B", "C"]).holding(rows),
      SmallColumn.declared("column", ["X", "Y"]).holding(columns),
      numbers("w", Array(repeating: 1, count: 9_000)))
    let plain = try CrossTabulation(rowByColumn, of: data)
    var request = rowByColumn
    request.weighting = .sampling("w")
    let weighted = try CrossTabulation(request, of: data)
    #expect(weighted.unweighted == plain.unweighted)
    #expect(weighted.weighted == plain.weighted)
    #expect(weighted.base == plain.base)
  }

  @Test func `percentages have the column, the row and the table as their bases`() throws {
    let table = try CrossTabulation(rowByColumn, of: expanded([[1, 2], [3, 4]]))
    #expect(table.columnPercent(1, 0) == 75)
    #expect(isClose(table.columnPercent(0, 1), 100.0 / 3))
    #expect(isClose(table.rowPercent(0, 1), 200.0 / 3))
    #expect(table.totalPercent(1, 1) == 40)
    #expect(table.totalPercent(row: 0) == 30)
    #expect(table.expected(0, 0) == 1.2)
  }

  @Test func `a column percent has its standard error and Wilson's interval in points`() throws {
    // 81 of 263 is Newcombe's example: [.2553, .3662].
    let table = try CrossTabulation(rowByColumn, of: expanded([[81, 1], [182, 1]]))
    let share = 81.0 / 263
    #expect(isClose(table.standardError(0, 0), 100 * (share * (1 - share) / 263).squareRoot()))
    let interval = try #require(table.confidenceInterval(0, 0))
    #expect(isClose(interval.lower, 25.53, relative: 5e-4))
    #expect(isClose(interval.upper, 36.62, relative: 5e-4))
  }

  @Test func `numbers become categories in ascending order`() throws {
    let data = dataset(
      numbers("age", [30, 18, 30, nil, 18, 101]),
      SmallColumn.found("country", ["ro", "md"]).holding([0, 0, 1, 1, 2, 0]))
    let table = try CrossTabulation(
      CrossTabulationRequest(rows: "age", columns: "country"), of: data)
    #expect(table.rows.categories.map(\.code) == ["18", "30", "101"])
    #expect(table.unweightedRows == [[1, 0], [1, 1], [1, 0]])
    #expect(table.excludedByName == ["missing": 2])
  }

  @Test func `an empty data set makes an empty table with a note`() throws {
    let table = try CrossTabulation(rowByColumn, of: expanded([[0, 0], [0, 0]]))
    #expect(table.base.total == BaseCounts(unweighted: 0, weighted: 0, effective: 0))
    #expect(table.allCellValues.allSatisfy { $0 == nil })
    #expect(table.tests.isEmpty && table.associations.isEmpty)
    #expect(table.notes.contains(.emptyBase))
  }

  @Test func `two thousand categories are too many by one`() throws {
    func wide(_ count: Int) -> Dataset {
      dataset(
        numbers("amount", (0..<count).map(Double.init)),
        SmallColumn.declared("column", ["X"]).holding(Array(repeating: 0, count: count)))
    }
    let request = CrossTabulationRequest(rows: "amount", columns: "column", tests: .none)
    let table = try CrossTabulation(request, of: wide(2_000))
    #expect(table.rows.categories.count == 2_000)
    #expect(
      failure(request, of: wide(2_001))
        == .tooManyCategories(item: "amount", count: 2_001, limit: 2_000))
  }

  @Test func `few wanted categories of many make a table`() throws {
    let data = dataset(
      numbers("amount", (0..<3_000).map(Double.init)),
      SmallColumn.declared("column", ["X"]).holding(Array(repeating: 0, count: 3_000)))
    let table = try CrossTabulation(
      CrossTabulationRequest(
        rows: "amount", columns: "column", categories: ["amount": ["2999", "7"]]), of: data)
    #expect(table.rows.categories.map(\.code) == ["2999", "7"])
    #expect(table.excludedByName == ["missing": 0, "dropped": 2_998])
  }
}

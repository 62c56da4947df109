import Microdata
import QuestionnaireModel
@testable import Tabulation
import Testing

@Suite struct FilterTests {
  private let people = dataset(
    SmallColumn.declared("row", ["A", "B"]).holding([0, 1, 0, 1, 2, 0]),
    SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 1, 0, 0, 2]),
    SmallColumn.declared("gender", ["f", "m"]).holding([0, 0, 1, 2, 0, 1]),
    numbers("age", [20, 30, 40, 50, 60, nil]))

  private func filtered(_ condition: Condition) throws -> CrossTabulation {
    var request = rowByColumn
    request.filter = RowFilter(condition, text: "as written")
    return try CrossTabulation(request, of: people)
  }

  @Test func `rows that a filter leaves out are not excluded`() throws {
    let table = try filtered(.isAmong(item: 2, codes: [1]))
    #expect(table.unweightedRows == [[1, 0], [0, 1]])
    #expect(table.excludedByName == ["missing": 1])
    #expect(table.notes.contains(.filter("as written", kept: 3, of: 6, unknown: 1)))
  }

  @Test func `a filter on numbers is evaluated for each row`() throws {
    let table = try filtered(.comparison(.item(3), .greater, .number(25)))
    #expect(table.base.total.unweighted == 3)
    #expect(table.notes.contains(.filter("as written", kept: 4, of: 6, unknown: 1)))
  }

  @Test func `a filter on several items sees them all`() throws {
    let table = try filtered(
      .all([.isAmong(item: 2, codes: [1]), .isAmong(item: 0, codes: [2])]))
    #expect(table.unweightedRows == [[0, 0], [0, 1]])
  }

  @Test func `a filter without items keeps all rows or none`() throws {
    #expect(try filtered(.constant(true)).base.total.unweighted == 4)
    #expect(try filtered(.constant(false)).base.total.unweighted == 0)
  }

  @Test func `the filter's note says what it left`() throws {
    let notes = try filtered(.isAmong(item: 2, codes: [1])).notes.map(\.description)
    #expect(
      notes.contains(
        "Filter: as written; it leaves 3 of 6 rows (for 1 left out, an answer it needs is not there)."
      ))
  }

  @Test func `a filtered table equals the table of the filtered rows`() throws {
    let kept = dataset(
      SmallColumn.declared("row", ["A", "B"]).holding([0, 1, 2]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0]))
    let table = try filtered(.isAmong(item: 2, codes: [1]))
    let direct = try CrossTabulation(rowByColumn, of: kept)
    #expect(table.unweighted == direct.unweighted)
    #expect(table.tests == direct.tests)
    #expect(table.allCellValues == direct.allCellValues)
  }
}

import Microdata
@testable import Tabulation
import Testing

@Suite struct CategoryTests {
  private let data = dataset(
    SmallColumn.declared("row", ["low", "middle", "high", "2"]).holding([0, 2, 2, 0, 1]),
    SmallColumn.found("column", ["north", "south", "west"]).holding([0, 1, 0, 3, 3]))

  private func request(_ categories: [String]) -> CrossTabulationRequest {
    var request = rowByColumn
    request.categories = ["row": categories]
    return request
  }

  @Test func `declared categories stay and found ones only as they occur`() throws {
    let table = try CrossTabulation(rowByColumn, of: data)
    #expect(table.rows.categories.map(\.label) == ["low", "middle", "high", "2"])
    #expect(table.columns.categories.map(\.label) == ["north", "south"])
    #expect(table.rowPercent(1, 0) == nil)
    #expect(table.columnPercent(1, 0) == 0)
    #expect(table.notes.contains(.emptyCategoriesLeftOut(rows: 2, columns: 0)))
  }

  @Test func `codes are matched before labels`() throws {
    let table = try CrossTabulation(request(["3", "2", "low"]), of: data)
    #expect(table.rows.categories.map(\.label) == ["high", "middle", "low"])
  }

  @Test func `an asked category stays even where nobody chose it`() throws {
    var request = rowByColumn
    request.categories = ["column": ["west", "north"]]
    let table = try CrossTabulation(request, of: data)
    #expect(table.columns.categories.map(\.code) == ["west", "north"])
    #expect(table.columnPercent(0, 0) == nil)
    #expect(table.base.columns.map(\.unweighted) == [0, 2])
  }

  @Test func `an unknown category is answered with the nearest and the list`() {
    #expect(
      failure(request(["lwo"]), of: data)?.description
        == "item 'row' has no category 'lwo'; did you mean 'low'? the categories are 1 (low), "
        + "2 (middle), 3 (high), 4 (2)")
  }

  @Test func `lists that cannot be meant are refused`() {
    #expect(failure(request([]), of: data) == .noCategories(item: "row"))
    #expect(
      failure(request(["1", "low"]), of: data) == .repeatedCategory("low", item: "row"))
    var request = rowByColumn
    request.categories = ["rwo": ["1"]]
    #expect(failure(request, of: data) == .categoriesOfAbsentItem("rwo", suggestion: "row"))
  }

  @Test func `a label that two categories share does not name one`() {
    let twins = dataset(
      SmallColumn.declared("row", ["other", "other"]).holding([0, 1]),
      SmallColumn.declared("column", ["X"]).holding([0, 0]))
    #expect(
      failure(request(["other"]), of: twins)?.description
        == "item 'row' has several categories called 'other'; name the one that is meant by its "
        + "code: 1 or 2")
    #expect(failure(request(["2"]), of: twins) == nil)
  }

  @Test func `a misspelled column is answered with the nearest`() {
    let misspelled = CrossTabulationRequest(rows: "rwo", columns: "column")
    #expect(
      failure(misspelled, of: data)?.description
        == "no column 'rwo' for the rows; did you mean 'row'? the columns are row, column")
  }

  @Test(arguments: [0, 1, -0.5, 95, Double.nan])
  func `a level outside 0 to 1 is refused`(level: Double) {
    var request = rowByColumn
    request.level = level
    #expect(
      failure(request, of: data)?.description
        == "a confidence level lies between 0 and 1; write 0.95 for 95 percent")
  }
}

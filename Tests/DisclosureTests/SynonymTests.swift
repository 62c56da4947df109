import Testing

@testable import Disclosure

/// One set of respondents that has a name in each of two tables.
@Suite struct SynonymTests {
  private static let rule = DisclosureRule(threshold: 5, wholeGroupsAreDisclosive: false)

  /// 100 were asked, of whom `refused` did not answer; the others are in the base of a table.
  private static func tables(refused: Int, printsAsked: Bool) -> [BookTable] {
    let answered = 100 - refused
    let table = BookTable(
      name: "answers", base: "item", axes: [.numbered("item", 2)],
      counts: [40, answered - 40, answered], rule: rule)
    var standing = BookTable(
      name: "standing", base: "all",
      axes: [TableAxis(item: "standing", categories: ["in the base", "refused"])],
      counts: [answered, refused, 100], rule: rule)
    standing.synonyms = [0: CellKey(base: "item")]
    standing.unprintedTotals = printsAsked ? [] : [[true]]
    return [table, standing]
  }

  /// What somebody finds who subtracts the base of the table from all who were asked.
  private static func refusals(_ mask: SuppressionMask, _ tables: [BookTable]) -> Int? {
    if mask[1, 1].isPublished { return tables[1].counts[1] }
    let base =
      mask[0, 2].isPublished
      ? tables[0].counts[2]
      : mask[0, 0].isPublished && mask[0, 1].isPublished
        ? tables[0].counts[0] + tables[0].counts[1]
        : mask[1, 0].isPublished ? tables[1].counts[0] : nil
    guard mask[1, 2].isPublished, let base else { return nil }
    return tables[1].counts[2] - base
  }

  @Test(arguments: [1, 2, 3, 4])
  func `few who refused cannot be had by subtracting the base`(refused: Int) throws {
    let tables = Self.tables(refused: refused, printsAsked: true)
    let book = try Book(tables)
    #expect(Self.refusals(book.primaryMask(), tables) == refused)
    #expect(throws: DisclosureError.self) { try book.audit(book.primaryMask()) }
    let mask = try book.protected()
    #expect(Self.refusals(mask, tables) == nil)
    try book.audit(mask)
  }

  @Test func `a base stays where nobody is told how many were asked`() throws {
    let tables = Self.tables(refused: 3, printsAsked: false)
    let mask = try Book(tables).protected()
    #expect(mask[0, 2].isPublished && !mask[1, 1].isPublished)
  }

  @Test func `what others know is not held back, and not counted on`() throws {
    var tables = Self.tables(refused: 3, printsAsked: true)
    tables[1].known = [2]
    let mask = try Book(tables).protected()
    #expect(mask[1, 2].isPublished && !mask[1, 1].isPublished && !mask[0, 2].isPublished)
  }

  @Test func `enough who refused are told`() throws {
    let mask = try Book(Self.tables(refused: 5, printsAsked: true)).protected()
    #expect(!mask.holdsBack(table: 0) && !mask.holdsBack(table: 1))
  }

  @Test func `names of one set with two counts are refused`() throws {
    var tables = Self.tables(refused: 3, printsAsked: true)
    tables[0] = BookTable(
      name: "answers", base: "item", axes: [.numbered("item", 2)], counts: [40, 50, 90],
      rule: Self.rule)
    #expect(throws: DisclosureError.self) { try Book(tables) }
  }
}

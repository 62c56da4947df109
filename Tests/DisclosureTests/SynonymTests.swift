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
    let book = try LinkedBook(tables)
    #expect(Self.refusals(book.primaryMask(), tables) == refused)
    #expect(throws: DisclosureError.self) { try book.audit(book.primaryMask()) }
    let mask = try book.protected()
    #expect(Self.refusals(mask, tables) == nil)
    try book.audit(mask)
  }

  @Test func `a base stays where nobody is told how many were asked`() throws {
    let tables = Self.tables(refused: 3, printsAsked: false)
    let mask = try LinkedBook(tables).protected()
    #expect(mask[0, 2].isPublished && !mask[1, 1].isPublished)
  }

  @Test func `what others know is not held back, and not counted on`() throws {
    var tables = Self.tables(refused: 3, printsAsked: true)
    tables[1].known = [2]
    let mask = try LinkedBook(tables).protected()
    #expect(mask[1, 2].isPublished && !mask[1, 1].isPublished && !mask[0, 2].isPublished)
  }

  /// Somebody who knows who was asked where a table tells it, and adds up what is printed.
  ///
  /// It shares no code with the audit: what is held back of one item sums up to what is left.
  @Test(arguments: 0..<40) func `random items do not tell few left out of them`(seed: Int) throws {
    var generator = SplitMix(seed)
    let asked = 60
    var tables: [BookTable] = []
    var standings: [Int] = []
    for item in 0..<3 {
      let left = (0..<3).map { _ in Int.random(in: 0...8, using: &generator) }
      let base = asked - left.reduce(0, +)
      let first = Int.random(in: 8...base - 8, using: &generator)
      tables.append(
        BookTable(
          name: "t\(item)", base: "item \(item)", axes: [.numbered("answer \(item)", 2)],
          counts: [first, base - first, base], rule: Self.rule))
      var standing = BookTable(
        name: "s\(item)", base: "all",
        axes: [TableAxis(item: "left \(item)", categories: ["in", "refused", "unsure", "lost"])],
        counts: [base] + left + [asked], rule: Self.rule)
      standing.synonyms = [0: CellKey(base: "item \(item)")]
      standing.unprintedTotals = item == 0 && seed % 2 == 0 ? [] : [[true]]
      standings.append(tables.count)
      tables.append(standing)
    }
    let book = try LinkedBook(tables)
    let mask = try book.protected()
    try book.audit(mask)
    func isOpen(_ table: Int, _ index: Int) -> Bool {
      mask[table, index].isPublished
        || index == 0
          && (mask[table - 1, 2].isPublished
            || mask[table - 1, 0].isPublished && mask[table - 1, 1].isPublished)
    }
    let knowsAsked = standings.contains { table in
      mask[table, 4].isPublished || (0..<4).allSatisfy { isOpen(table, $0) }
    }
    for table in standings {
      let hidden = (0..<4).filter { !isOpen(table, $0) }
      for index in 1..<4 where (1..<5).contains(tables[table].counts[index]) {
        #expect(hidden.contains(index))
        guard knowsAsked else { continue }
        // Those held back of an item sum up to a known number, which must leave room.
        #expect(hidden.count > 1)
        #expect(hidden.reduce(0) { $0 + tables[table].counts[$1] } >= 5)
      }
    }
  }

  @Test func `enough who refused are told`() throws {
    let mask = try LinkedBook(Self.tables(refused: 5, printsAsked: true)).protected()
    #expect(!mask.holdsBack(table: 0) && !mask.holdsBack(table: 1))
  }

  @Test func `names of one set with two counts are refused`() throws {
    var tables = Self.tables(refused: 3, printsAsked: true)
    tables[0] = BookTable(
      name: "answers", base: "item", axes: [.numbered("item", 2)], counts: [40, 50, 90],
      rule: Self.rule)
    #expect(throws: DisclosureError.self) { try LinkedBook(tables) }
  }
}

import Testing

@testable import Disclosure

/// How tables are found to tell of the same respondents.
@Suite struct BookTests {
  static let rule = DisclosureRule(threshold: 5)

  @Test func `a total is one cell in all tables that show it`() throws {
    let first = BookTable.twoWay("1", rows: "a", columns: "b", [[10, 20], [30, 40]], rule: .open)
    let second = BookTable.twoWay(
      "2", rows: "c", columns: "b", [[15, 25], [25, 35]], rule: .open)
    let linked = try LinkedBook([first, second]).linked
    // Nine cells each, of which the totals of b and the total are shared.
    #expect(linked.cells.count == 15)
    #expect(linked.cellsOfTables[0][6] == linked.cellsOfTables[1][6])
  }

  @Test func `a table and its transpose have the same cells`() throws {
    let first = BookTable.twoWay("1", rows: "a", columns: "b", [[10, 20], [30, 40]], rule: .open)
    let second = BookTable.twoWay(
      "2", rows: "b", columns: "a", [[10, 30], [20, 40]], rule: .open)
    #expect(try LinkedBook([first, second]).linked.cells.count == 9)
  }

  @Test func `two counts of one definition are refused`() throws {
    let first = BookTable.twoWay("1", rows: "a", columns: "b", [[10, 20], [30, 40]], rule: .open)
    let second = BookTable.twoWay(
      "2", rows: "c", columns: "b", [[15, 25], [26, 35]], rule: .open)
    #expect(throws: DisclosureError.self) { try LinkedBook([first, second]) }
  }

  @Test func `a total that is not the sum of its parts is refused`() {
    let table = BookTable(
      name: "t", base: "all", axes: [.numbered("a", 2)], counts: [1, 2, 4], rule: .open)
    #expect(
      throws: DisclosureError.inconsistentCounts(CellName(table: "t", cell: "total"))
    ) { try LinkedBook([table]) }
  }

  /// 18 of 20 chose the option, so that 2 did not.
  @Test func `those who did not choose an option are protected too`() throws {
    let table = BookTable(
      name: "t", base: "all", axes: [.numbered("m", 2, shape: .overlapping), .numbered("b", 2)],
      counts: [18, 9, 27, 11, 10, 21, 20, 30, 50], rule: Self.rule)
    let mask = try LinkedBook([table]).protected()
    #expect(mask[0, 0] == .complementary)
    // Without the column's number, the row's total would tell it.
    #expect(mask[0, 1] == .complementary || mask[0, 2] == .complementary)
  }

  @Test func `a column of whom all say the same is held back`() throws {
    let table = BookTable.twoWay("t", [[20, 20], [0, 20], [0, 20]], rule: Self.rule)
    let book = try LinkedBook([table])
    let mask = try book.protected()
    #expect(!mask[0, table.index(of: [0, 0])].isPublished)
    try book.audit(mask)
    var open = Self.rule
    open.wholeGroupsAreDisclosive = false
    let told = BookTable.twoWay("t", [[20, 20], [0, 20], [0, 20]], rule: open)
    #expect(try LinkedBook([told]).protected().states[0].allSatisfy(\.isPublished))
  }

  @Test func `zeros are held back by ACRO's rule unless the base is empty`() throws {
    let table = BookTable.twoWay(
      "t", [[20, 30, 0], [0, 40, 0], [50, 60, 0], [50, 60, 0]], rule: .acro)
    let mask = try LinkedBook([table]).protected()
    #expect(mask[0, table.index(of: [1, 0])] == .primary)
    #expect(mask[0, table.index(of: [1, 2])] != .primary)
  }

  @Test func `a net does not tell what its only small part is`() throws {
    let axis = TableAxis(
      item: "a", categories: ["0", "1", "2", "3"], nets: [.init(name: "top", parts: [2, 3])])
    let table = BookTable(
      name: "t", base: "all", axes: [axis], counts: [20, 21, 30, 2, 32, 73], rule: Self.rule)
    let book = try LinkedBook([table])
    // With the net and its other part, or with all the rest, the small part is a difference.
    #expect(throws: DisclosureError.self) { try book.audit(book.primaryMask()) }
    let mask = try book.protected()
    #expect(mask[0, 3] == .primary)
    #expect(!mask[0, 2].isPublished)
  }

  @Test func `those who are in no category are a cell`() throws {
    let axis = TableAxis.numbered("a", 2, shape: .disjoint)
    let table = BookTable(
      name: "t", base: "all", axes: [axis], counts: [20, 21, 44], rule: Self.rule)
    // Three did not answer; with the total and both categories they are told.
    let mask = try LinkedBook([table]).protected()
    #expect(mask.states[0].contains { !$0.isPublished })
  }

  @Test func `a filter that leaves few out is a difference`() throws {
    let all = BookTable.twoWay(
      "1", rows: "a", columns: "b", [[20, 20], [20, 20]], rule: Self.rule)
    let filtered = BookTable(
      name: "2", base: "all", given: [CellCondition(item: "region", category: "north")],
      axes: all.axes, counts: [18, 20, 38, 20, 20, 40, 38, 40, 78], rule: Self.rule)
    let book = try LinkedBook([all, filtered])
    let open = SuppressionMask(book.tables.map { $0.counts.map { _ in .published } })
    #expect(throws: DisclosureError.self) { try book.audit(open) }
    let mask = try book.protected()
    #expect(!mask[0, 0].isPublished || !mask[1, 0].isPublished)
  }

  @Test func `totals that are not printed still link cells`() throws {
    let axes: [TableAxis] = [.numbered("a", 2), .numbered("b", 2), .numbered("c", 2)]
    var generator = SplitMix(1)
    let answers = Answers.random(
      [("a", 2), ("b", 2), ("c", 2)], count: 40, using: &generator)
    var table = answers.table("t", axes: axes, rule: Self.rule)
    table.unprintedTotals = [[false, true, false], [true, true, false]]
    let book = try LinkedBook([table])
    let mask = try book.protected()
    #expect(mask.states[0].contains(.unprinted))
    try book.audit(mask)
  }

  @Test func `a base of few is unprotectable only where nothing can be held back`() throws {
    let table = BookTable.twoWay("t", [[1, 0], [0, 1]], rule: Self.rule)
    let mask = try LinkedBook([table]).protected()
    #expect(!mask[0, table.index(of: [2, 2])].isPublished)
  }

  @Test func `an empty table is published as it is`() throws {
    let table = BookTable.twoWay("t", [[0, 0], [0, 0]], rule: Self.rule)
    #expect(try LinkedBook([table]).protected().states[0].allSatisfy(\.isPublished))
    #expect(try LinkedBook([]).protected().states.isEmpty)
  }

  @Test func `weights are protected with counts`() throws {
    let counts = BookTable.twoWay(
      "t", [[3, 20, 20], [20, 20, 20], [20, 20, 20]], rule: Self.rule)
    let table = BookTable(
      name: "t", base: "all", axes: counts.axes, counts: counts.counts,
      weighted: counts.counts.map { 1.5 * Double($0) }, rule: Self.rule)
    let mask = try LinkedBook([table]).protected()
    #expect(mask == (try LinkedBook([counts]).protected()))
  }

  @Test func `a dominated magnitude is held back though many contribute`() throws {
    let counts = [10, 10, 10, 10, 40]
    var rule = Self.rule
    rule.dominance = DominanceRule.acro
    let table = BookTable(
      name: "t", base: "all", axes: [.numbered("a", 4)], counts: counts,
      weighted: [100, 90, 80, 70, 340],
      contributions: [0: [80, 15, 1, 1, 1, 1, 1], 1: [10, 10], 2: [8, 8], 3: [7, 7]], rule: rule)
    let mask = try LinkedBook([table]).protected()
    #expect(mask[0, 0] == .primary)
    #expect(mask.states[0].count { !$0.isPublished } == 2)
  }

  @Test func `weights are looked at where only some tables have them`() throws {
    var rule = Self.rule
    rule.dominance = DominanceRule.acro
    let weighted = BookTable(
      name: "w", base: "all", axes: [.numbered("a", 4)], counts: [10, 10, 10, 10, 40],
      weighted: [100, 90, 80, 70, 340],
      contributions: [0: [80, 15, 1, 1, 1, 1, 1]], rule: rule)
    let plain = BookTable(
      name: "p", base: "others", axes: [.numbered("a", 2)], counts: [20, 20, 40], rule: Self.rule)
    let book = try LinkedBook([plain, weighted])
    let mask = try book.protected()
    #expect(mask.states[0].allSatisfy { $0.isPublished })
    #expect(mask.states[1].count { !$0.isPublished } == 2)
    var single = mask
    for index in 1..<5 { single[1, index] = .published }
    #expect(throws: DisclosureError.self) { try book.audit(single) }
  }
}

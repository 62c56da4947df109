import Testing

@testable import Disclosure

/// What may follow what was published before.
@Suite struct LedgerTests {
  static let key = [UInt8](repeating: 7, count: 32)
  static let rule = DisclosureRule(threshold: 5, wholeGroupsAreDisclosive: false)

  private static func table(
    _ name: String, _ inner: [[Int]], given: [CellCondition] = [], narrows: [String] = [],
    base: String = "all"
  ) -> BookTable {
    let plain = BookTable.twoWay(name, rows: "a", columns: "b", inner, rule: rule)
    return BookTable(
      name: name, base: base, given: given, narrows: narrows, axes: plain.axes,
      counts: plain.counts, rule: rule)
  }

  private static func published(_ tables: [BookTable], as name: String = "r1") throws -> Ledger {
    var ledger = Ledger()
    let book = try LinkedBook(tables)
    try ledger.record(book, book.protected(), as: name, key: key)
    return ledger
  }

  private static let wide = [[20, 30, 25], [22, 31, 28], [24, 33, 29]]

  @Test func `the same book may be published again with the same mask`() throws {
    let table = Self.table("t", [[2, 30, 25], [22, 31, 28], [24, 33, 29]])
    let ledger = try Self.published([table])
    let book = try LinkedBook([table])
    #expect(try book.protected(after: ledger, key: Self.key) == book.protected())
    #expect(try ledger.conflicts(with: book, book.protected(), key: Self.key).isEmpty)
  }

  @Test(arguments: [true, false])
  func `a filter that leaves out few is refused in either order`(widerFirst: Bool) throws {
    let wide = Self.table("wide", Self.wide)
    let narrow = Self.table(
      "narrow", [[18, 30, 25], [22, 31, 28], [24, 33, 29]],
      given: [CellCondition(item: "region", category: "north")])
    let (first, second) = widerFirst ? (wide, narrow) : (narrow, wide)
    let ledger = try Self.published([first])
    let book = try LinkedBook([second])
    let conflicts = try ledger.conflicts(with: book, book.protected(), key: Self.key)
    let conflict = try #require(
      conflicts.first { $0.cell.cell.contains("a = 0, b = 0") && $0.kind == .difference })
    #expect(conflict.release == "r1")
    #expect(conflict.earlierTable == first.name)
    #expect(conflict.cell.table == second.name)
    // Held back with its complements, or refused: never published.
    do {
      let mask = try book.protected(after: ledger, key: Self.key)
      #expect(!mask[0, 0].isPublished)
    } catch {}
  }

  @Test func `a narrower base that leaves out few is refused`() throws {
    let ledger = try Self.published([Self.table("wide", Self.wide)])
    let book = try LinkedBook([
      Self.table(
        "narrow", [[20, 30, 25], [22, 31, 28], [24, 33, 28]], narrows: ["all"], base: "adults")
    ])
    let kinds = try ledger.conflicts(with: book, book.protected(), key: Self.key).map(\.kind)
    #expect(kinds.contains(.difference))
  }

  @Test func `a filter that leaves out many may follow`() throws {
    let ledger = try Self.published([Self.table("wide", Self.wide)])
    let book = try LinkedBook([
      Self.table(
        "narrow", [[10, 15, 12], [11, 15, 14], [12, 16, 14]],
        given: [CellCondition(item: "region", category: "north")])
    ])
    #expect(try ledger.conflicts(with: book, book.protected(), key: Self.key).isEmpty)
  }

  @Test func `a base that grew by few is refused and one that grew by many is not`() throws {
    let ledger = try Self.published([Self.table("t", Self.wide)])
    let few = try LinkedBook([Self.table("t", [[21, 30, 25], [22, 31, 28], [24, 33, 29]])])
    let conflicts = try ledger.conflicts(with: few, few.protected(), key: Self.key)
    #expect(conflicts.contains { $0.kind == .changedByFew && $0.cell.cell == "total" })
    #expect(throws: DisclosureError.self) { try few.protected(after: ledger, key: Self.key) }
    let many = try LinkedBook([Self.table("t", [[30, 40, 35], [30, 40, 35], [30, 40, 35]])])
    #expect(try ledger.conflicts(with: many, many.protected(), key: Self.key).isEmpty)
  }

  @Test func `a cell that was held back stays so while its base does`() throws {
    let table = Self.table("t", [[2, 30, 25], [22, 31, 28], [24, 33, 29]])
    let ledger = try Self.published([table])
    let book = try LinkedBook([table])
    var mask = try book.protected()
    let other = try #require(mask.states[0].firstIndex(of: .complementary))
    mask[0, other] = .published
    let kinds = try ledger.conflicts(with: book, mask, key: Self.key).map(\.kind)
    #expect(kinds.contains(.heldBackBefore))
    let grown = try LinkedBook([Self.table("t", [[12, 40, 35], [32, 41, 38], [34, 43, 39]])])
    #expect(try ledger.conflicts(with: grown, grown.protected(), key: Self.key).isEmpty)
  }

  @Test func `what was published before is not counted on`() throws {
    let table = Self.table("t", [[2, 30, 25], [22, 31, 28], [24, 33, 29]])
    let book = try LinkedBook([table])
    var ledger = Ledger()
    try ledger.record(book, book.primaryMask(), as: "careless", key: Self.key)
    let conflicts = try ledger.conflicts(with: book, book.protected(), key: Self.key)
    #expect(conflicts.contains { $0.kind == .derivable && $0.release == "careless" })
  }

  @Test func `another key finds nothing`() throws {
    let table = Self.table("t", Self.wide)
    let ledger = try Self.published([table])
    let few = try LinkedBook([Self.table("t", [[21, 30, 25], [22, 31, 28], [24, 33, 29]])])
    let other = [UInt8](repeating: 8, count: 32)
    #expect(try ledger.conflicts(with: few, few.protected(), key: other).isEmpty)
  }

  @Test func `nothing that was held back is in the ledger's bytes`() throws {
    let first = Self.table("t", [[2, 30, 25], [22, 31, 28], [24, 33, 29]])
    let second = Self.table("t", [[3, 29, 25], [21, 32, 28], [24, 33, 29]])
    var ledgers: [Ledger] = []
    for table in [first, second] {
      let book = try LinkedBook([table])
      var mask = SuppressionMask([table.counts.map { _ in .published }])
      for cell in [0, 1, 4, 5] { mask[0, cell] = .complementary }
      var ledger = Ledger()
      try ledger.record(book, mask, as: "r", key: Self.key)
      ledgers.append(ledger)
    }
    #expect(ledgers[0].encoded == ledgers[1].encoded)
  }

  @Test func `joined ledgers hold each release once`() throws {
    let first = try Self.published([Self.table("t", Self.wide)])
    let second = try Self.published([Self.table("u", Self.wide)], as: "r2")
    #expect(first.joined(with: second).joined(with: first).releases.map(\.name) == ["r1", "r2"])
  }

  @Test func `releases one after the other expose nothing together`() throws {
    var refused = 0
    var followed = 0
    for seed in 0..<80 {
      let tables = RandomBookTests.tables(3 * seed + 1)
      let first = try LinkedBook([tables[0]])
      let firstMask = try first.protected()
      var ledger = Ledger()
      try ledger.record(first, firstMask, as: "r1", key: Self.key)
      let second = try LinkedBook([tables[1]])
      do {
        let secondMask = try second.protected(after: ledger, key: Self.key)
        var attacker = CountingAttacker(
          tables, SuppressionMask(firstMask.states + secondMask.states), threshold: 3)
        #expect(attacker.verdict() != .exposed, "seed \(seed)")
        followed += 1
      } catch { refused += 1 }
    }
    #expect(followed > 30, "\(refused) were refused")
  }
}

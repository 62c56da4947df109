import Testing

@testable import Disclosure

/// Books of random answers against an attacker who shares no code with their protection.
@Suite struct RandomBookTests {
  static let rule = DisclosureRule(threshold: 3, wholeGroupsAreDisclosive: false)

  /// Three items by one another: all tables share their totals.
  static func tables(_ seed: Int) -> [BookTable] {
    var generator = SplitMix(seed)
    let items = [("a", 3), ("b", Int.random(in: 2...4, using: &generator)), ("c", 3)]
    let answers = Answers.random(
      items.map { (name: $0.0, categories: $0.1) },
      count: Int.random(in: 15...60, using: &generator), using: &generator)
    let pairs = seed % 3 == 0 ? [(0, 1), (2, 1), (0, 2)] : [(0, 1), (2, 1)]
    return pairs.map { first, second in
      answers.table(
        "\(items[first].0) by \(items[second].0)",
        axes: [
          .numbered(items[first].0, items[first].1), .numbered(items[second].0, items[second].1),
        ], rule: rule)
    }
  }

  @Test func `an attacker who tries all tables exposes nothing`() throws {
    var verdicts: [CountingAttacker.Verdict: Int] = [:]
    for seed in 0..<100 {
      let tables = Self.tables(seed)
      let mask = try LinkedBook(tables).protected()
      var attacker = CountingAttacker(tables, mask, threshold: 3)
      let verdict = attacker.verdict()
      verdicts[verdict, default: 0] += 1
      #expect(verdict != .exposed, "seed \(seed)")
    }
    #expect(verdicts[.protected, default: 0] > 90)
  }

  @Test func `without complementary suppression the attacker succeeds`() throws {
    var exposed = 0
    var books = 0
    for seed in 0..<60 {
      let tables = Self.tables(seed)
      let book = try LinkedBook(tables)
      let mask = book.primaryMask()
      var attacker = CountingAttacker(tables, mask, threshold: 3)
      guard attacker.hasSmallCells else { continue }
      books += 1
      let verdict = attacker.verdict()
      if verdict == .exposed { exposed += 1 }
      // The audit and the attacker agree.
      if verdict != .unknown {
        #expect(try book.exposedCells(mask).isEmpty == (verdict == .protected), "seed \(seed)")
      }
    }
    #expect(books > 40 && exposed > books / 2)
  }

  @Test func `the same book has the same mask`() throws {
    for seed in 0..<20 {
      let tables = Self.tables(seed)
      #expect(try LinkedBook(tables).protected() == LinkedBook(tables).protected())
    }
  }

  @Test func `the order of tables and categories does not matter`() throws {
    for seed in 0..<40 {
      let tables = Self.tables(seed)
      let mask = try LinkedBook(tables).protected()
      let turned = tables.reversed().map(Self.reversed)
      let other = try LinkedBook(turned).protected()
      for (number, table) in tables.enumerated() {
        for row in 0..<table.axes[0].count {
          for column in 0..<table.axes[1].count {
            let place = table.index(of: [row, column])
            let moved = table.index(of: [
              Self.reversed(row, table.axes[0]), Self.reversed(column, table.axes[1]),
            ])
            #expect(mask[number, place] == other[tables.count - 1 - number, moved])
          }
        }
      }
    }
  }

  private static func reversed(_ position: Int, _ axis: TableAxis) -> Int {
    position == axis.total ? position : axis.total - 1 - position
  }

  private static func reversed(_ table: BookTable) -> BookTable {
    let axes = table.axes.map {
      TableAxis(item: $0.item, categories: $0.categories.reversed(), shape: $0.shape)
    }
    let counts = table.counts.indices.map { index in
      let (row, column) = (index / axes[1].count, index % axes[1].count)
      return table.counts[
        table.index(of: [reversed(row, axes[0]), reversed(column, axes[1])])]
    }
    return BookTable(
      name: table.name, base: table.base, axes: axes, counts: counts, rule: table.rule)
  }

  @Test func `uncovering a cell of few fails the audit`() throws {
    var failures = 0
    for seed in 0..<40 {
      let tables = Self.tables(seed)
      let book = try LinkedBook(tables)
      let mask = try book.protected()
      for (table, states) in mask.states.enumerated() {
        for (index, state) in states.enumerated() where state == .primary {
          var tampered = mask
          tampered[table, index] = .published
          #expect(throws: DisclosureError.self) { try book.audit(tampered) }
          failures += 1
        }
      }
    }
    #expect(failures > 100)
  }
}

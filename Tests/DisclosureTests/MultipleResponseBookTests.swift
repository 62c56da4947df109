import Testing

@testable import Disclosure

/// Books of multiple-response sets, seen by the attacker as one table for each option.
@Suite struct MultipleResponseBookTests {
  static let rule = DisclosureRule(threshold: 3, wholeGroupsAreDisclosive: false)

  @Test func `neither those who chose an option nor those who did not are exposed`() throws {
    var verdicts: [CountingAttacker.Verdict: Int] = [:]
    for seed in 0..<60 {
      var generator = SplitMix(1000 + seed)
      let count = Int.random(in: 15...50, using: &generator)
      var answers = Answers.random([("b", 3)], count: count, using: &generator)
      answers.codes["m"] = (0..<count).map { _ in
        Set((0..<3).filter { Int.random(in: 0..<6, using: &generator) > $0 })
      }
      let table = answers.table(
        "m by b", axes: [.numbered("m", 3, shape: .overlapping), .numbered("b", 3)],
        rule: Self.rule)
      let mask = try LinkedBook([table]).protected()
      let (options, states) = Self.byOption(table, mask)
      var attacker = CountingAttacker(options, SuppressionMask(states), threshold: 3)
      let verdict = attacker.verdict()
      verdicts[verdict, default: 0] += 1
      #expect(verdict != .exposed, "seed \(seed)")
    }
    #expect(verdicts[.protected, default: 0] > 50)
  }

  /// A table of chosen and not chosen for each option; nothing is printed of the latter.
  private static func byOption(
    _ table: BookTable, _ mask: SuppressionMask
  ) -> ([BookTable], [[SuppressionMask.State]]) {
    let width = table.axes[1].count
    var tables: [BookTable] = []
    var states: [[SuppressionMask.State]] = []
    for option in table.axes[0].categories.indices {
      let chosen = (0..<width).map { option * width + $0 }
      let all = (0..<width).map { table.axes[0].total * width + $0 }
      tables.append(
        BookTable(
          name: "\(option)", base: "all", axes: [.numbered("m\(option)", 2), table.axes[1]],
          counts: chosen.map { table.counts[$0] }
            + zip(all, chosen).map { table.counts[$0] - table.counts[$1] }
            + all.map { table.counts[$0] }, rule: rule))
      states.append(
        chosen.map { mask[0, $0] } + all.map { _ in .unprinted } + all.map { mask[0, $0] })
    }
    return (tables, states)
  }

  @Test func `each of two filters is a difference of its own`() throws {
    let conditions = ["north", "young"].map { CellCondition(item: "only \($0)", category: "yes") }
    let axes = [TableAxis.numbered("a", 2)]
    let tables = [
      BookTable(name: "all", base: "all", axes: axes, counts: [40, 40, 80], rule: Self.rule),
      BookTable(
        name: "north", base: "all", given: [conditions[0]], axes: axes, counts: [20, 20, 40],
        rule: Self.rule),
      BookTable(
        name: "young north", base: "all", given: conditions, axes: axes, counts: [19, 10, 29],
        rule: Self.rule),
    ]
    let book = try LinkedBook(tables)
    #expect(book.linked.cells.count { $0.key.without != nil } == 9)
    let open = SuppressionMask(tables.map { $0.counts.map { _ in .published } })
    // One young person more or less of the north chose the first category.
    #expect(
      try book.exposedCells(open).map(\.cell) == [
        "a = 0, only north = yes, without all, a = 0, only north = yes, only young = yes"
      ])
    try book.audit(book.protected())
  }
}

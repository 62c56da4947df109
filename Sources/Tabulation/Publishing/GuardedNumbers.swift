import Disclosure

extension Table {
  /// The sums behind the means of a block of numbers, for the rules of dominance.
  ///
  /// Each respondent contributes the size of their number, whatever their weight: a weight hides
  /// nobody who is known to have answered. Tables of one base and item are protected together.
  func guardedNumbers(
    number: Int, base: String, rule: DisclosureRule
  ) -> [(base: String, part: GuardedTable)] {
    guard !rule.dominance.isEmpty else { return [] }
    let rule = DisclosureRule(
      threshold: rule.threshold, wholeGroupsAreDisclosive: false, dominance: rule.dominance)
    return crossings.indices.flatMap { block -> [(base: String, part: GuardedTable)] in
      guard let values = account.numbers[block], values.contains(where: { $0 != nil }) else {
        return []
      }
      let sums = Magnitudes(self, block, values: values, base: baseName(block, base), rule: rule)
      let parts =
        [sums.total(number)].compactMap(\.self)
        + groups.indices.flatMap { sums.guarded($0, number) }
      return parts.map { (sums.base, $0) }
    }
  }
}

/// The numbers of a block summed up in the columns of a table.
private struct Magnitudes {
  let table: Table
  let block: Int
  let base: String
  private let rule: DisclosureRule
  /// The rows of the crossings with the size of their number, the largest first.
  private let slots: [(slot: Int, size: Double)]
  /// The rows of the table that tell of the sum.
  private let rows: [Int]

  init(
    _ table: Table, _ block: Int, values: [Double?], base: String, rule: DisclosureRule
  ) {
    self.table = table
    self.block = block
    self.base = "numbers of \(base)"
    self.rule = rule
    slots = values.enumerated().compactMap { slot, value in value.map { (slot, abs($0)) } }
      .sorted { $0.size > $1.size }
    rows = table.rows.indices.filter {
      table.rows[$0].block == block && !table.rows[$0].isShare
    }
  }

  /// The sum of those in some columns of a crossing.
  private struct Sum {
    var count = 0
    var size = 0.0
    var largest: [Double] = []
  }

  private func sum(_ crossing: Crossing, _ columns: [Int]) -> Sum {
    let kept = rule.dominance.reduce(2) { kept, rule in
      if case .largest(let count, _) = rule { max(kept, count) } else { kept }
    }
    var sum = Sum()
    for (slot, size) in slots {
      let count = columns.reduce(0) { $0 + crossing.count([slot], $1) }
      sum.count += count
      sum.size += Double(count) * size
      sum.largest += Array(repeating: size, count: min(count, kept - sum.largest.count))
    }
    return sum
  }

  private func bookTable(
    _ sums: [Sum], axes: [TableAxis], given: [CellCondition] = [], base: String? = nil
  ) -> BookTable {
    BookTable(
      name: table.name, base: base ?? self.base, given: given, axes: axes,
      counts: sums.map(\.count), weighted: sums.map(\.size),
      contributions: Dictionary(
        uniqueKeysWithValues: sums.enumerated().map { ($0, $1.largest) }), rule: rule)
  }

  private func cells(_ column: Int, _ index: Int) -> [(WithheldCells.Place, Int, Int)] {
    rows.map { (WithheldCells.Place(row: $0, column: column), index, index) }
  }

  /// The column of everybody.
  func total(_ number: Int) -> GuardedTable? {
    guard
      let total = table.columns.firstIndex(where: {
        $0.group == nil && ($0.content == nil || $0.content?.summary != nil)
      })
    else { return nil }
    let isGrid = table.columns[total].content != nil
    let made = bookTable([sum(table.crossings[block][0], [0])], axes: [])
    guard isGrid else {
      return GuardedTable(
        table: made, cells: cells(total, 0), columns: [], number: number, group: nil)
    }
    let own = table.rows.indices.filter { table.rows[$0].block == block }
    let summaries = table.columns.indices.filter { table.columns[$0].content?.summary != nil }
    return GuardedTable(
      table: made,
      cells: own.flatMap { row in summaries.map { (.init(row: row, column: $0), 0, 0) } },
      columns: [], number: number, group: nil)
  }

  /// The columns of one group.
  func guarded(_ group: Int, _ number: Int) -> [GuardedTable] {
    let shown = table.columns.indices.filter { table.columns[$0].group == group }
    guard !shown.isEmpty, !rows.isEmpty else { return [] }
    let (whole, crossing) = (table.crossings[block][0], table.crossings[block][group + 1])
    guard !table.groups[group].overlaps else {
      return shown.map { column in
        let option = CellCondition(
          item: table.groups[group].name, category: table.columns[column].code)
        return GuardedTable(
          table: bookTable(
            [sum(crossing, [table.columns[column].place])], axes: [], given: [option]),
          cells: cells(column, 0), columns: [], number: number, group: group)
      }
    }
    let isComplete = slots.allSatisfy { slot, _ in
      (0..<crossing.columns).reduce(0) { $0 + crossing.count([slot], $1) }
        == whole.count([slot], 0)
    }
    let levels = GroupLevels(
      shown.map { (table.columns[$0].codes, table.columns[$0].place) },
      named: table.groups[group].name, isExhaustive: isComplete)
    let isOwnBase = !isComplete && levels.axes.count > 1
    let sums = levels.positions.map { position in
      position.allSatisfy { $0 == nil } && !isOwnBase
        ? sum(whole, [0]) : sum(crossing, levels.places(at: position))
    }
    var made = bookTable(
      sums, axes: levels.axes,
      base: isOwnBase ? "\(base) with \(table.groups[group].name)" : nil)
    made.unprintedTotals = Set(levels.unprintedTotals.map { Array($0.dropFirst()) })
    return [
      GuardedTable(
        table: made,
        cells: shown.flatMap { cells($0, levels.index(of: table.columns[$0].codes) ?? 0) },
        columns: [], number: number, group: group)
    ]
  }
}

import Disclosure

/// A part of a finished table as the rules of disclosure look at it, and where its cells are printed.
struct GuardedTable {
  let table: BookTable
  /// The printed cells, with the counts that they and their bases are.
  let cells: [(place: WithheldCells.Place, index: Int, base: Int)]
  /// The printed columns, with the counts that their bases are.
  let columns: [(column: Int, base: Int)]
  /// Which table of the book it is of, and which group of columns.
  let number: Int
  let group: Int?
  /// Those who are left out of the table for one reason, with the counts that they are.
  var exclusions: [(exclusion: Int, index: Int)] = []
  /// The counts that the note on the filter tells.
  var filter: [Int] = []
  /// The rows whose comparisons tell a number, with the place of that.
  var comparisons: [(row: Int, index: Int)] = []
}

extension GuardedTable {
  func restated(_ restatements: [Restatement]) -> GuardedTable {
    changing { $0.restatements = restatements }
  }

  /// The same table, where its base is a part of another.
  fileprivate func narrowing(_ base: String) -> GuardedTable {
    changing { $0.narrows.append(base) }
  }

  /// The same part with more that is known of its table.
  func changing(_ change: (inout BookTable) -> Void) -> GuardedTable {
    var table = table
    change(&table)
    var copy = GuardedTable(
      table: table, cells: cells, columns: columns, number: number, group: group)
    copy.exclusions = exclusions
    copy.filter = filter
    copy.comparisons = comparisons
    return copy
  }
}

extension Table {
  /// What the rules of disclosure look at: each block of the stub in each group of columns.
  ///
  /// - Parameters:
  ///   - base: whom the table is about, by which tables of the same people are known.
  ///   - universe: all who are selected, where those whom the base leaves out are protected.
  ///   - isLater: whether something was published before, so that means of then may meet counts of now.
  func guarded(
    number: Int, base: String, within universe: String?, rule: DisclosureRule,
    isLater: Bool = false
  ) -> [GuardedTable] {
    crossings.indices.flatMap { block -> [GuardedTable] in
      let axes = stubAxes(block)
      let parts =
        guardedTotals(number, block, axes, base: baseName(block, base), rule: rule)
        + groups.indices.flatMap { group in
          guardedGroup(number, block, group, axes, base: baseName(block, base), rule: rule)
        }
      let isHidden = axes.contains { !$0.hidden.isEmpty }
      let moments = isHidden || isLater ? guardedMoments(block, parts, isPrinted: isHidden) : []
      guard let universe, !isWhole(block) else { return parts + moments }
      return parts.map { $0.narrowing(universe) } + moments
    }
  }

  /// Options of one set share a base; items of a battery have each their own.
  func baseName(_ block: Int, _ base: String) -> String {
    // Those who answered both items, of whom a table alone is.
    if marginColumn != nil { return "\(base) \(item(block)) with \(groups[0].name)" }
    let isSet = rows.contains { $0.block != block && $0.kind == .category } && !isGrid
    return isSet ? "\(base) \(stub.name)" : "\(base) \(item(block))"
  }

  private var isGrid: Bool {
    columns.contains { $0.content != nil }
      || Set(rows.filter { $0.kind == .net }.map(\.block)).count > 1
        && !rows.contains { $0.kind == .category }
  }

  /// The name of what a block counts: an item's is the same in a battery and in a table of its own.
  func item(_ block: Int) -> String {
    if let answers = account.answers[block] { return answers.name }
    return crossings.count == 1
      ? stub.name : "\(stub.name) \(rows.first { $0.block == block }?.code ?? String(block))"
  }

  private func stubAxes(_ block: Int) -> [StubAxis] {
    let baseRows = crossings[block][0].baseRows
    let entries: [StubAxis.Entry]
    if columns.contains(where: { $0.content != nil }) {
      entries = columns.indices.compactMap { column in
        columns[column].content.flatMap { content in
          content.summary == nil
            ? StubAxis.Entry(number: column, code: columns[column].code, slots: content.slots) : nil
        }
      }
    } else {
      entries = rows.indices.filter {
        rows[$0].block == block && rows[$0].isShare && rows[$0].kind != .beside
      }.map { StubAxis.Entry(number: $0, code: rows[$0].code, slots: rows[$0].slots) }
    }
    return StubAxis.all(
      item: item(block), entries: entries, baseRows: baseRows,
      answers: answers(block, isTold: !entries.isEmpty))
  }

  /// The codes of a block's answers, where its nets and sums are held against them.
  ///
  /// An item's own numbers, and scales of very many points, tell single answers apart by sums of a
  /// thousand ways: their means are held to the rules of dominance and of bases.
  private func answers(_ block: Int, isTold: Bool) -> [String]? {
    guard let answers = account.answers[block], account.numbers[block] == nil,
      answers.codes.count <= Self.mostAnswers,
      isTold || account.scores[block].contains(where: { $0 != nil })
    else { return nil }
    return answers.codes
  }

  private static let mostAnswers = 24

  /// The column of everybody, or the columns of a battery.
  private func guardedTotals(
    _ number: Int, _ block: Int, _ axes: [StubAxis], base: String, rule: DisclosureRule
  ) -> [GuardedTable] {
    let crossing = crossings[block][0]
    let isGrid = columns.contains { $0.content != nil }
    guard let total = columns.firstIndex(where: { $0.group == nil }) ?? marginColumn else {
      return []
    }
    let row = rows.firstIndex { $0.block == block } ?? 0
    return axes.map { stub in
      let last = stub.slots.count - 1
      return GuardedTable(
        table: BookTable(
          name: name, base: base, axes: [stub.axis],
          counts: stub.slots.map { crossing.count($0, 0) }, rule: rule
        ).hiding(stub),
        cells: stub.entries.map { entry, position in
          (
            isGrid ? .init(row: row, column: entry) : .init(row: entry, column: total), position,
            last
          )
        },
        columns: isGrid ? [] : [(total, last)], number: number, group: nil)
    }
  }

  private func guardedGroup(
    _ number: Int, _ block: Int, _ group: Int, _ axes: [StubAxis], base: String,
    rule: DisclosureRule
  ) -> [GuardedTable] {
    let shown = columns.indices.filter { columns[$0].group == group }
    guard !shown.isEmpty else { return [] }
    guard !groups[group].overlaps else {
      return axes.flatMap { stub in
        shown.map { overlapping($0, number, block, group, stub, base: base, rule: rule) }
      }
    }
    return axes.map { crossed(shown, number, block, group, $0, base: base, rule: rule) }
  }

  /// One option of a set as a column: those who chose it among all.
  private func overlapping(
    _ column: Int, _ number: Int, _ block: Int, _ group: Int, _ stub: StubAxis, base: String,
    rule: DisclosureRule
  ) -> GuardedTable {
    let crossing = crossings[block][group + 1]
    let last = stub.slots.count - 1
    return GuardedTable(
      table: BookTable(
        name: name, base: base,
        given: [CellCondition(item: groups[group].name, category: columns[column].code)],
        axes: [stub.axis],
        counts: stub.slots.map { crossing.count($0, columns[column].place) }, rule: rule
      ).hiding(stub),
      cells: stub.entries.map { (.init(row: $0, column: column), $1, last) },
      columns: [(column, last)], number: number, group: group)
  }

  /// One item, or several nested in each other, as columns.
  private func crossed(
    _ shown: [Int], _ number: Int, _ block: Int, _ group: Int, _ stub: StubAxis, base: String,
    rule: DisclosureRule
  ) -> GuardedTable {
    let (whole, crossing) = (crossings[block][0], crossings[block][group + 1])
    let all = Array(0..<crossing.columns)
    let isComplete = stub.slots.allSatisfy { slots in
      all.reduce(0) { $0 + crossing.count(slots, $1) } == whole.count(slots, 0)
    }
    let levels = GroupLevels(
      shown.map { (columns[$0].codes, columns[$0].place) }, named: groups[group].name,
      isExhaustive: isComplete)
    // Of nested items only those who answered all of them are known.
    let isOwnBase = !isComplete && levels.axes.count > 1
    let positions = levels.positions
    var counts: [Int] = []
    for slots in stub.slots {
      for position in positions {
        let isTotal = position.allSatisfy { $0 == nil }
        counts.append(
          isTotal && !isOwnBase
            ? whole.count(slots, 0)
            : levels.places(at: position).reduce(0) { $0 + crossing.count(slots, $1) })
      }
    }
    var table = BookTable(
      name: name, base: isOwnBase ? "\(base) with \(groups[group].name)" : base,
      narrows: isOwnBase ? [base] : [], axes: [stub.axis] + levels.axes, counts: counts, rule: rule
    ).hiding(stub)
    table.unprintedTotals = levels.unprintedTotals
    let width = positions.count
    func index(_ row: Int, _ column: Int) -> Int {
      row * width + (levels.index(of: columns[column].codes) ?? 0)
    }
    let last = stub.slots.count - 1
    return GuardedTable(
      table: table,
      cells: stub.entries.flatMap { entry, position in
        shown.map { column in
          (
            WithheldCells.Place(row: entry, column: column), index(position, column),
            index(last, column)
          )
        }
      }, columns: shown.map { ($0, index(last, $0)) }, number: number, group: group)
  }
}

extension BookTable {
  fileprivate func hiding(_ stub: StubAxis) -> BookTable {
    var copy = self
    copy.hiddenRows = stub.hidden
    return copy
  }
}

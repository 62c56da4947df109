import Disclosure

/// Whom a table is about before its item's answers are looked at.
struct GuardedUniverse {
  /// All rows: respondents, or the records of a set.
  let rows: String
  /// The rows that the table's conditions select.
  let selected: String
}

extension Table {
  /// Who is not in the base, and who stands beside it: what notes tell of them, and their rows.
  ///
  /// The base is tied to them: all who were asked, less those who answered, are those who did not.
  /// - Parameter base: whom the table is about, as `guarded` is told it.
  func guardedExclusions(
    number: Int, base: String, universe: GuardedUniverse, rule: DisclosureRule
  ) -> [GuardedTable] {
    // Nobody did without an answer by being in no group, and all may have answered.
    let rule = DisclosureRule(threshold: rule.threshold, wholeGroupsAreDisclosive: false)
    return crossings.indices.flatMap { block -> [GuardedTable] in
      let standing = Standing(self, block, base: base, universe: universe)
      return [standing.guarded(number, rule)]
        + groups.indices.flatMap { standing.guarded($0, number, rule) }
    } + [guardedFilter(number, universe, rule)].compactMap(\.self)
  }

  /// What the note on the filter tells: how many rows it leaves of how many.
  private func guardedFilter(
    _ number: Int, _ universe: GuardedUniverse, _ rule: DisclosureRule
  ) -> GuardedTable? {
    guard let filter, !weighting.isFrequency else { return nil }
    let tally = account.tally
    let known = tally.weightless == 0
    let selected = tally.selected - tally.weightless
    let all = tally.rows - tally.weightless
    // Conditions may each be unknown of one row, which is then told twice.
    let tellsUnknown = tally.unknown > 0 && selected + tally.unknown <= all
    let counts = [selected] + (tellsUnknown ? [tally.unknown] : []) + [all]
    var table = BookTable(
      name: name, base: known ? universe.rows : "\(universe.rows) that weigh something",
      axes: [
        TableAxis(
          item: "filter \(filter)", categories: ["left"] + (tellsUnknown ? ["unknown"] : []),
          shape: .disjoint)
      ], counts: counts, rule: rule)
    table.synonyms = [0: CellKey(base: universe.selected)]
    // How many took part is told elsewhere, so that a base less by few tells of those few.
    if all >= rule.threshold { table.known = [counts.count - 1] }
    return GuardedTable(
      table: table, cells: [], columns: [], number: number, group: nil,
      filter: Array(counts.indices))
  }
}

/// Who answered the item of a block, who stands beside its base, and who is left out.
private struct Standing {
  let table: Table
  let block: Int
  /// The name of the block's base.
  let base: String
  let universe: GuardedUniverse
  /// The rows that stand beside the base, in order.
  let beside: [Int]

  init(_ table: Table, _ block: Int, base: String, universe: GuardedUniverse) {
    self.table = table
    self.block = block
    self.base = table.baseName(block, base)
    self.universe = universe
    beside = table.rows.indices.filter {
      table.rows[$0].block == block && table.rows[$0].kind == .beside
    }
  }

  private var item: String {
    // Of a table alone those are left out who did not answer either item.
    let other = table.marginColumn == nil ? "" : " with \(table.groups[0].name)"
    return "answers to \(table.item(block))\(other)"
  }

  private var answered: String { "in \(base)" }

  private func nonanswer(_ row: Int) -> String {
    let code = table.rows[row].code
    return table.account.nonanswers[block][code] ?? code
  }

  /// All who are selected: in the base, beside it, and left out for each reason that is told.
  func guarded(_ number: Int, _ rule: DisclosureRule) -> GuardedTable {
    let whole = table.crossings[block][0]
    let reasons =
      block == 0 ? table.excluded.indices.filter { table.excluded[$0].count > 0 } : []
    var names = [answered]
    var counts = [whole.count(whole.base, 0)]
    // Non-answers of one kind are told apart beside the base, and together where they are left out.
    var firsts: [Int] = []
    for row in beside {
      let name = nonanswer(row)
      names.append(names.contains(name) ? "\(name) \(table.rows[row].code)" : name)
      firsts.append(names.count - 1)
      counts.append(whole.count(table.rows[row].slots, 0))
    }
    var exclusions: [(exclusion: Int, index: Int)] = []
    for place in reasons {
      let reason = table.excluded[place].reason
      let isOwn = reason == .dropped || names.contains(reason.name)
      names.append(isOwn ? "\(reason.name) of \(table.name)" : reason.name)
      exclusions.append((place, names.count - 1))
      counts.append(table.excluded[place].count)
    }
    let told = counts.reduce(0, +)
    let tally = table.account.tally
    let selected = tally.selected - tally.weightless
    let fits = !table.weighting.isFrequency && selected >= told
    counts.append(fits ? selected : told)
    var made = BookTable(
      name: table.name, base: fits ? universe.selected : "\(universe.selected) of \(base)",
      axes: [
        TableAxis(
          item: item, categories: names, shape: fits && selected > told ? .disjoint : .exhaustive)
      ], counts: counts, rule: rule)
    made.unprintedTotals = [[true]]
    made.synonyms = [0: CellKey(base: base)]
    let total =
      table.columns.firstIndex { $0.group == nil && $0.content == nil } ?? table.marginColumn
    return GuardedTable(
      table: made,
      cells: total.map { total in
        zip(beside, firsts).map { (.init(row: $0, column: total), $1, 0) }
      } ?? [],
      columns: total.map { [($0, 0)] } ?? [], number: number, group: nil, exclusions: exclusions)
  }

  /// Who answered and who stands beside the base, in the columns of one group.
  func guarded(_ group: Int, _ number: Int, _ rule: DisclosureRule) -> [GuardedTable] {
    let shown = table.columns.indices.filter { table.columns[$0].group == group }
    guard !beside.isEmpty, !shown.isEmpty else { return [] }
    let parts = [table.crossings[block][0].base] + beside.map { table.rows[$0].slots }
    let stub = TableAxis(item: item, categories: [answered] + beside.map(nonanswer(_:)).numbered)
    guard !table.groups[group].overlaps else {
      return shown.map { overlapping($0, group, stub, parts, number, rule) }
    }
    return [crossed(shown, group, stub, parts, number, rule)]
  }

  private func overlapping(
    _ column: Int, _ group: Int, _ stub: TableAxis, _ parts: [[Int]], _ number: Int,
    _ rule: DisclosureRule
  ) -> GuardedTable {
    let crossing = table.crossings[block][group + 1]
    let place = table.columns[column].place
    let counts = (parts + [parts.flatMap(\.self)]).map { crossing.count($0, place) }
    let option = CellCondition(item: table.groups[group].name, category: table.columns[column].code)
    var made = BookTable(
      name: table.name, base: "asked \(base)", given: [option], axes: [stub], counts: counts,
      rule: rule)
    made.unprintedTotals = [[true]]
    made.synonyms = [0: CellKey(base: base, conditions: [option])]
    return GuardedTable(
      table: made,
      cells: beside.enumerated().map { (.init(row: $1, column: column), $0 + 1, 0) },
      columns: [(column, 0)], number: number, group: group)
  }

  private func crossed(
    _ shown: [Int], _ group: Int, _ stub: TableAxis, _ parts: [[Int]], _ number: Int,
    _ rule: DisclosureRule
  ) -> GuardedTable {
    let (whole, crossing) = (table.crossings[block][0], table.crossings[block][group + 1])
    let all = parts + [parts.flatMap(\.self)]
    let isComplete = all.allSatisfy { slots in
      (0..<crossing.columns).reduce(0) { $0 + crossing.count(slots, $1) } == whole.count(slots, 0)
    }
    let levels = GroupLevels(
      shown.map { (table.columns[$0].codes, table.columns[$0].place) },
      named: table.groups[group].name, isExhaustive: isComplete)
    let isOwnBase = !isComplete && levels.axes.count > 1
    let positions = levels.positions
    var counts: [Int] = []
    for slots in all {
      for position in positions {
        counts.append(
          position.allSatisfy { $0 == nil } && !isOwnBase
            ? whole.count(slots, 0)
            : levels.places(at: position).reduce(0) { $0 + crossing.count(slots, $1) })
      }
    }
    let width = positions.count
    var made = BookTable(
      name: table.name, base: "asked \(base)" + (isOwnBase ? " with \(group)" : ""),
      axes: [stub] + levels.axes, counts: counts, rule: rule)
    // Nobody prints how many were asked.
    made.unprintedTotals = levels.unprintedTotals.union(
      [Array(repeating: false, count: levels.axes.count)].map { [true] + $0 })
    let own = isOwnBase ? "\(base) with \(table.groups[group].name)" : base
    for (place, position) in positions.enumerated() {
      made.synonyms[place] = CellKey(base: own, conditions: levels.conditions(at: position))
    }
    if !isOwnBase {
      for (place, row) in beside.enumerated() {
        made.synonyms[(place + 1) * width + width - 1] = CellKey(
          base: universe.selected,
          conditions: [CellCondition(item: item, category: nonanswer(row))])
      }
    }
    func index(_ part: Int, _ column: Int) -> Int {
      part * width + (levels.index(of: table.columns[column].codes) ?? 0)
    }
    return GuardedTable(
      table: made,
      cells: beside.enumerated().flatMap { place, row in
        shown.map { (.init(row: row, column: $0), index(place + 1, $0), index(0, $0)) }
      }, columns: shown.map { ($0, index(0, $0)) }, number: number, group: group)
  }
}

extension [String] {
  /// The same names, where one that comes again has its place behind it.
  fileprivate var numbered: [String] {
    indices.map { self[..<$0].contains(self[$0]) ? "\(self[$0]) \($0)" : self[$0] }
  }
}

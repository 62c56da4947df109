package import Disclosure
import QuestionnaireModel

/// A book of which nothing that must be protected can be derived, and what a study notes of it.
package struct ProtectedBook: Sendable {
  package let book: FinishedBook
  /// What the study's ledger notes once the book is published; nil where nothing is protected.
  package let release: Ledger?
}

extension FinishedBook {
  /// Holds back what the plan's rules protect, and proves that it cannot be derived.
  ///
  /// - Parameters:
  ///   - ledger: what was published of these data before.
  ///   - key: the study's own key, of 16 to 64 bytes, for the digests of the ledger.
  /// - Throws: where the book cannot be protected, or reveals something with what was published.
  package func protected(
    after ledger: Ledger, key: [UInt8]
  ) throws(DisclosureError) -> ProtectedBook {
    let rules = plan.tables.map { plan.rule(of: $0) }
    guard rules.contains(where: { $0.threshold > 0 }) else {
      return ProtectedBook(book: self, release: nil)
    }
    var release = Ledger()
    var held = tables
    for guarded in guardedBooks(rules, isLater: !ledger.releases.isEmpty) {
      let linked = try Book(guarded.map(\.table))
      let mask = try linked.protected(after: ledger, key: key)
      try release.record(linked, mask, as: plan.name, key: key)
      for (place, part) in guarded.enumerated() {
        held[part.number].hold(back: part, mask: mask, place: place)
      }
    }
    for number in held.indices {
      if rules[number].threshold > 0 {
        held[number].withheld.percentageBase = plan.suppression.percentageBase
      }
      held[number].holdBackFewNumbers(rules[number])
      held[number].finishHoldingBack()
      if rules[number].threshold > 0 { held[number].holdBackHypotheses() }
    }
    return ProtectedBook(book: replacing(held), release: release)
  }
}

extension FinishedBook {
  /// What is protected together: all counts, and the numbers of each item in each base.
  private func guardedBooks(_ rules: [DisclosureRule], isLater: Bool) -> [[GuardedTable]] {
    var counts: [GuardedTable] = []
    var numbers: [(base: String, parts: [GuardedTable])] = []
    for number in tables.indices {
      let planned = plan.tables[number]
      let (table, rule, base) = (tables[number], rules[number], plan.baseName(of: planned))
      let universe = plan.universe(of: planned)
      let ruledOut = relations.ruledOut(
        by: [plan.filter, planned.filter].compactMap(\.self), records: planned.records)
      let parts = table.guarded(
        number: number, base: base,
        within: plan.suppression.protectsExclusions ? universe.selected : nil, rule: rule,
        isLater: isLater
      ).map { restated($0, of: planned, base: base).knowingNobody(in: ruledOut) }
      counts += parts
      if plan.suppression.protectsExclusions {
        counts += table.guardedWholes(parts, number: number, base: base, universe: universe)
        counts += table.guardedExclusions(
          number: number, base: base, universe: universe, rule: rule
        ).map { $0.knowingNobody(in: ruledOut) }
      }
      for (base, part) in table.guardedNumbers(number: number, base: base, rule: rule) {
        if let known = numbers.firstIndex(where: { $0.base == base }) {
          numbers[known].parts.append(part)
        } else {
          numbers.append((base, [part]))
        }
      }
    }
    return [counts] + numbers.map(\.parts)
  }
}

extension FinishedBook {
  /// The same part, with the other definitions that the rows of its cells have.
  private func restated(
    _ part: GuardedTable, of planned: PlannedTable, base: String
  ) -> GuardedTable {
    guard part.table.base.hasPrefix(base) else { return part }
    let rest = part.table.base.dropFirst(base.count)
    let filters = [plan.filter, planned.filter].compactMap(\.self)
    var found = relations.wider(than: filters, records: planned.records).map { wider in
      Restatement(
        base: plan.baseName(of: planned, where: wider.filters.map(\.text)) + rest,
        parts: wider.parts, isExact: wider.isExact)
    }
    // Who answered is also among those of whom some did not.
    for rule in planned.nonanswers.wider
    where plan.tables.contains(where: { $0.nonanswers == rule }) {
      found.append(
        Restatement(
          base: plan.baseName(of: planned, where: filters.map(\.text), nonanswers: rule) + rest,
          isExact: false))
    }
    let items = part.table.axes.map(\.item) + part.table.given.map(\.item)
    for (place, item) in items.enumerated() where planned.records == nil {
      for column in relations.restated(item) {
        // The rows of a stub are the base of its table; groups of columns are not.
        let isStub = place == 0 && rest == " \(item)"
        let other = isStub ? "\(base) \(column.other)" : part.table.base
        for category in column.categories {
          found.append(
            Restatement(
              base: other, replaced: CellCondition(item: item, category: category.code),
              parts: category.parts.map { [CellCondition(item: column.other, category: $0)] },
              isExact: category.isExact))
        }
        if isStub, column.isInside { found.append(Restatement(base: other, isExact: false)) }
      }
    }
    guard !found.isEmpty else { return part }
    return part.restated(found)
  }
}

extension NonanswerRule {
  /// The rules under which a base holds all whom this one's holds.
  fileprivate var wider: [NonanswerRule] {
    switch self {
    case .outside: [.beside, .inside]
    case .beside: [.outside, .inside]
    case .inside: []
    }
  }
}

extension FinishedTable {
  fileprivate mutating func hold(back part: GuardedTable, mask: SuppressionMask, place: Int) {
    for cell in part.cells
    where !mask[place, cell.index].isPublished || !mask[place, cell.base].isPublished {
      withheld.cells.insert(cell.place)
    }
    for column in part.columns where !mask[place, column.base].isPublished {
      withheld.bases.insert(column.column)
    }
    for told in part.exclusions where !mask[place, told.index].isPublished {
      withheld.exclusions.insert(told.exclusion)
    }
    for told in part.comparisons where !mask[place, told.index].isPublished {
      withheld.comparisons.insert(told.row)
      withheld.tests = true
    }
    if part.filter.contains(where: { !mask[place, $0].isPublished }) { withheld.filter = true }
  }

  /// Holds back the numbers from which what is held back could be computed.
  ///
  /// What a table prints, and what keeps each number from telling:
  /// - Counts, weights, percentages, their errors, intervals and design effects, expected counts and
  ///   residuals go with their cell; what tells totals goes with any cell of its row.
  /// - Bases of all three kinds, and the flags of small ones, go with the base.
  /// - Means, deviations, errors, medians and mean ranks are sums of the counts, or go with any count
  ///   of their column. Scores of indices and other numbers have rules of their own: few, and few
  ///   who make up nearly all. There are no quartiles or single ranks in a book.
  /// - Letters and comparisons go with any cell of their row, tests and associations with any cell of
  ///   the table, claims with the numbers that they are about.
  /// - Who is left out, and whom the filter leaves, are cells of tables of their own.
  /// - Notes on waves, weights, designs, families and versions tell of the whole sample, and of no
  ///   answer; how many comparisons are left out depends on the number of columns alone.
  fileprivate mutating func finishHoldingBack() {
    holdBackPercentages()
    holdBackFilter()
    guard withheld.holdsAnything else { return }
    notes.append(
      "[c]: held back, so that no respondent can be recognized from this book or an earlier one.")
    guard !withheld.cells.isEmpty || !withheld.bases.isEmpty else { return }
    withheld.tests = true
    holdBackBeside()
    holdBackResponses()
    let counted = withheld.cells
    let tellsTotals = !Set(cells).isDisjoint(with: [
      .rowPercent, .expected, .residual, .totalPercent,
    ])
    for row in rows.indices {
      for column in columns.indices {
        let place = WithheldCells.Place(row: row, column: column)
        // A number that sums up a column tells one equation between its cells.
        let sumsUpRow = columns[column].content?.summary != nil
        let ownBlock = rows.indices.filter { rows[$0].block == rows[row].block }
        let isOpen =
          isShare(row, column)
          || !withheld.bases.contains(column)
            && !ownBlock.contains { counted.contains(.init(row: $0, column: column)) }
            && !(sumsUpRow
              && columns.indices.contains { counted.contains(.init(row: row, column: $0)) })
        let isBeside = rows[row].kind == .beside && withheld.bases.contains(column)
        if !isOpen || isBeside { withheld.cells.insert(place) }
        // Shares of a row or of all tell its total, and so the one cell that is held back in it.
        let hasGap = columns.indices.contains {
          columns[$0].group == columns[column].group
            && counted.contains(.init(row: row, column: $0))
        }
        if tellsTotals, hasGap { withheld.cells.insert(place) }
      }
      if columns.indices.contains(where: { withheld.cells.contains(.init(row: row, column: $0)) }) {
        withheld.comparisons.insert(row)
      }
    }
  }

  /// Holds back the numbers of few respondents, and of those whose answers are all the same.
  ///
  /// Such a mean is their answer itself, whatever is printed of the answers.
  fileprivate mutating func holdBackFewNumbers(_ rule: DisclosureRule) {
    guard rule.threshold > 0 else { return }
    for row in rows.indices {
      // Of numbers without a scale a mean does not tell that all are the same; a deviation does.
      let isScaled = account.numbers[rows[row].block] == nil || tellsDeviations(rows[row].block)
      for column in columns.indices where !isShare(row, column) {
        let crossing = crossing(row, columns[column].group)
        let scores = account.scores[rows[row].block]
        let given = slots(row, column).filter { $0 < scores.count && scores[$0] != nil }
          .map { crossing.count([$0], columns[column].place) }.filter { $0 > 0 }
        let respondents = given.reduce(0, +)
        if respondents > 0,
          respondents < rule.threshold
            || given.count == 1 && rule.wholeGroupsAreDisclosive && isScaled
        {
          withheld.cells.insert(.init(row: row, column: column))
        }
      }
    }
  }

  /// Whether deviations or errors of a block are printed, which are 0 where all say the same.
  private func tellsDeviations(_ block: Int) -> Bool {
    rows.contains {
      $0.block == block
        && [.summary(.standardDeviation), .summary(.standardError)].contains($0.kind)
    } || columns.contains { [.standardDeviation, .standardError].contains($0.content?.summary) }
  }

  /// Holds all options of a column back where one is, of which shares of answers are printed.
  ///
  /// A count with its share tells how many answers were given in all, and so the one held back.
  private mutating func holdBackResponses() {
    guard countsResponses else { return }
    for column in columns.indices {
      let options = rows.indices.filter { isShare($0, column) }
      guard options.contains(where: { isWithheld($0, column) }) else { continue }
      for row in options { withheld.cells.insert(.init(row: row, column: column)) }
    }
  }

  /// Notes whether a percentage stands on a base that is too small for it.
  private mutating func holdBackPercentages() {
    withheld.percentages = rows.indices.contains { row in
      columns.indices.contains { column in
        shownNumbers.contains { isOnSmallBase($0, row, column) }
      }
    }
    guard withheld.percentages else { return }
    notes.append("Percentages on a base under \(withheld.percentageBase) are held back.")
  }

  private mutating func holdBackFilter() {
    guard withheld.filter, let filter,
      let place = notes.firstIndex(where: { $0.hasPrefix("Filter: \(filter); ") })
    else { return }
    notes[place] = "Filter: \(filter); how many rows it leaves is held back."
  }

  /// Holds all back that stands beside a base where one part of it is: their shares have the same
  /// denominator, which the base and the other shares tell.
  private mutating func holdBackBeside() {
    let beside = rows.indices.filter { rows[$0].kind == .beside }
    for column in columns.indices {
      for row in beside where withheld.cells.contains(.init(row: row, column: column)) {
        for other in beside where rows[other].block == rows[row].block {
          withheld.cells.insert(.init(row: other, column: column))
        }
      }
    }
  }
}

extension FinishedTable {
  /// Holds back the tests of claims about numbers that are held back, or that nothing prints.
  ///
  /// A difference with its error tells the two numbers that it is of.
  fileprivate mutating func holdBackHypotheses() {
    for result in hypotheses {
      let isOpen =
        result.columns.allSatisfy { !withheld.bases.contains($0) }
        && printedRows(of: result)?.allSatisfy { row in
          !withheld.comparisons.contains(row)
            && result.columns.allSatisfy {
              !isWithheld(row, $0) && !isOnSmallBase(.columnPercent, row, $0)
            }
        } ?? false
      if !isOpen { withheld.hypotheses.insert(result.hypothesis.name) }
    }
  }
}

extension BookPlan {
  /// The rule of a table: the strictest of the items that it crosses or is filtered by.
  fileprivate func rule(of table: PlannedTable) -> DisclosureRule {
    let columns =
      table.stubColumns + (table.banner.flatMap(banner)?.columns ?? [])
      + (table.filter?.columns ?? []) + (filter?.columns ?? [])
    let thresholds = columns.map { suppression.thresholds[suppression.classes[$0] ?? .open] ?? 0 }
    guard let threshold = thresholds.max(), threshold > 0 else { return .open }
    let classes = Set(columns.map { suppression.classes[$0] ?? .open })
    let dominance = classes.flatMap { suppression.dominance[$0] ?? [] }
    return DisclosureRule(
      threshold: threshold, zerosAreDisclosive: !suppression.protectsSurvivors,
      dominance: Set(dominance).sorted { "\($0)" < "\($1)" })
  }

  /// Whom a table is about before its item's answers are looked at.
  fileprivate func universe(of table: PlannedTable) -> GuardedUniverse {
    let rows = table.records ?? "respondents"
    let filters = [filter?.text, table.filter?.text].compactMap(\.self)
    return GuardedUniverse(
      rows: rows, selected: ([rows] + filters).joined(separator: " where "))
  }

  /// Whom a table is about: equal for tables that count the same respondents.
  fileprivate func baseName(of table: PlannedTable) -> String {
    baseName(of: table, where: [filter?.text, table.filter?.text].compactMap(\.self))
  }

  fileprivate func baseName(
    of table: PlannedTable, where conditions: [String], nonanswers: NonanswerRule? = nil
  ) -> String {
    ([table.records ?? "respondents", (nonanswers ?? table.nonanswers).rawValue] + conditions)
      .joined(separator: " where ")
  }
}

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
    for guarded in guardedBooks(rules) {
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
      held[number].finishHoldingBack()
      if rules[number].threshold > 0 { held[number].holdBackHypotheses() }
    }
    return ProtectedBook(book: replacing(held), release: release)
  }
}

extension FinishedBook {
  /// What is protected together: all counts, and the numbers of each item in each base.
  private func guardedBooks(_ rules: [DisclosureRule]) -> [[GuardedTable]] {
    var counts: [GuardedTable] = []
    var numbers: [(base: String, parts: [GuardedTable])] = []
    for number in tables.indices {
      let planned = plan.tables[number]
      let (table, rule, base) = (tables[number], rules[number], plan.baseName(of: planned))
      let universe = plan.universe(of: planned)
      let parts = table.guarded(
        number: number, base: base,
        within: plan.suppression.protectsExclusions ? universe.selected : nil, rule: rule)
      counts += parts
      if plan.suppression.protectsExclusions {
        counts += table.guardedWholes(parts, number: number, base: base, universe: universe)
        counts += table.guardedExclusions(
          number: number, base: base, universe: universe, rule: rule)
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
    if part.filter.contains(where: { !mask[place, $0].isPublished }) { withheld.filter = true }
  }

  /// Holds back the numbers from which what is held back could be computed.
  fileprivate mutating func finishHoldingBack() {
    holdBackPercentages()
    holdBackFilter()
    guard withheld.holdsAnything else { return }
    notes.append(
      "[c]: held back, so that no respondent can be recognized from this book or an earlier one.")
    guard !withheld.cells.isEmpty || !withheld.bases.isEmpty else { return }
    withheld.tests = true
    holdBackBeside()
    let counted = withheld.cells
    let tellsTotals = !Set(cells).isDisjoint(with: [
      .rowPercent, .expected, .residual, .totalPercent,
    ])
    for row in rows.indices {
      for column in columns.indices {
        let place = WithheldCells.Place(row: row, column: column)
        // A number that sums up a column tells one equation between its cells.
        let ownBlock = rows.indices.filter { rows[$0].block == rows[row].block }
        let isOpen =
          isShare(row, column)
          || !withheld.bases.contains(column)
            && !ownBlock.contains { counted.contains(.init(row: $0, column: column)) }
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
    let filters = [filter?.text, table.filter?.text].compactMap(\.self)
    return ([table.records ?? "respondents", table.nonanswers.rawValue] + filters)
      .joined(separator: " where ")
  }
}

package import Disclosure
import QuestionnaireModel

/// A book of which nothing that must be protected can be derived, and what a study notes of it.
package struct ProtectedBook: Sendable {
  package let book: Book
  /// What the study's ledger notes once the book is published; nil where nothing is protected.
  package let release: Ledger?
}

extension Book {
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
    var held = tables.map(Withholding.init)
    var masked: [(linked: LinkedBook, mask: SuppressionMask, parts: [GuardedTable])] = []
    for guarded in guardedBooks(rules, isLater: !ledger.releases.isEmpty) {
      let linked = try LinkedBook(guarded.map(\.table))
      let mask = try linked.protected(after: ledger, key: key)
      masked.append((linked, mask, guarded))
      for (place, part) in guarded.enumerated() {
        held[part.number].hold(back: part, mask: mask, place: place)
      }
    }
    for number in held.indices { held[number].holdBackFewNumbers(rules[number]) }
    func reader(_ tables: [Table]) -> InformedReader {
      InformedReader(
        plan: plan, tables: tables, rules: rules, rows: relations.rows, earlier: ledger.sums,
        key: key)
    }
    for place in try reader(finished(held, rules)).tellingPlaces() {
      held[place.table].hold(back: place)
    }
    let result = finished(held, rules)
    var release = Ledger()
    for (linked, mask, parts) in masked {
      try release.record(linked, mask.without(parts, result), as: plan.name, key: key)
    }
    release.record(try reader(result).published())
    return ProtectedBook(book: replacing(result), release: release)
  }
}

extension Book {
  /// The tables without what is held back, and what could be computed from it.
  private func finished(_ held: [Withholding], _ rules: [DisclosureRule]) -> [Table] {
    held.indices.map { number in
      var table = held[number]
      let isProtected = rules[number].threshold > 0
      table.finish(percentageBase: isProtected ? plan.suppression.percentageBase : 0)
      if isProtected { table.holdBackHypotheses() }
      return table.result
    }
  }
}

extension SuppressionMask {
  /// The same mask where the cells are held back too that tables do not print.
  fileprivate func without(_ parts: [GuardedTable], _ tables: [Table]) -> SuppressionMask {
    var copy = self
    for (place, part) in parts.enumerated() {
      let withheld = tables[part.number].withheld
      func hold(_ index: Int) {
        if copy[place, index].isPublished { copy[place, index] = .complementary }
      }
      for cell in part.cells where withheld.cells.contains(cell.place) { hold(cell.index) }
      for column in part.columns where withheld.bases.contains(column.column) { hold(column.base) }
      for told in part.exclusions where withheld.exclusions.contains(told.exclusion) {
        hold(told.index)
      }
      if withheld.filter { part.filter.forEach(hold) }
    }
    return copy
  }
}

extension Book {
  /// Whether anything of it would be held back where it is small.
  package var needsProtection: Bool { plan.tables.contains { plan.rule(of: $0).threshold > 0 } }

  /// The same book for the analyst's eyes alone, which says so.
  package func unprotected(because reason: String) -> Book {
    replacing(
      tables.map {
        $0.noted($0.notes + [HeldBackNote.shown(reason).description])
      })
  }
}

extension Book {
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

extension Book {
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

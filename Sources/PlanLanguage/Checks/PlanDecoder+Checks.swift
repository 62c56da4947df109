import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// What is checked of a table as a whole, once its parts are read.
extension PlanDecoder {
  mutating func check(_ table: PlannedTable, in scope: PlanScope, cells: YAMLNode?) {
    guard let spans = spans[table.name] else { return }
    let banner = table.banner.flatMap(plan.banner)
    checkGrid(table, at: spans)
    checkCells(table, at: cells?.span ?? spans.id)
    checkNames(of: banner, in: scope, table, at: spans)
    checkLetters(table, banner, in: scope, at: spans)
    checkCross(table, banner, in: scope, at: spans)
    checkAsked(table, banner, in: scope, at: spans)
    checkWaves(table, banner, in: scope, at: spans)
  }

  private mutating func checkGrid(_ table: PlannedTable, at spans: TableSpans) {
    guard case .grid(let grid) = table.stub else { return }
    if grid.content == .categories, table.banner != nil {
      report(.gridWithBanner(at: spans.banner))
    }
  }

  private mutating func checkCells(_ table: PlannedTable, at span: SourceSpan) {
    let isMultiple = if case .responses = table.stub { true } else { false }
    for cell in table.cells {
      switch cell {
      case .expected, .residual:
        if isMultiple { report(.cellOfMultiple(cell.rawValue, at: span)) }
        if plan.isDesignBased { report(.cellOfCounts(cell.rawValue, at: span)) }
      case .designEffect:
        if !plan.isDesignBased { report(.cellOfDesign(cell.rawValue, at: span)) }
      case .count, .weightedCount, .columnPercent, .rowPercent, .totalPercent, .standardError,
        .interval:
        break
      }
    }
  }

  /// A banner may be used by tables of respondents and of records; its items must be the table's.
  private mutating func checkNames(
    of banner: Banner?, in scope: PlanScope, _ table: PlannedTable, at spans: TableSpans
  ) {
    let stub = Set(table.stubColumns)
    for item in banner?.columns ?? [] {
      if scope[item] == nil { report(.itemOfRecords(item, at: spans.banner)) }
      if stub.contains(item) { report(.stubInBanner(item, at: spans.banner)) }
    }
  }

  private mutating func checkLetters(
    _ table: PlannedTable, _ banner: Banner?, in scope: PlanScope, at spans: TableSpans
  ) {
    guard table.tests.notation != .none, let banner else { return }
    let isComparable = banner.groups.contains { group in
      switch group {
      case .responses(let set): set.options.count > 1
      case .items(let levels):
        levels.reduce(1) { count, level in
          count * (level.categories?.count ?? scope[level.item]?.column.categories.count ?? 1)
        } > 1
      }
    }
    if !isComparable, !table.tests.comparesTotal {
      report(.tooFewColumns(banner.name, at: spans.tests))
    }
  }

  /// Whether somebody is asked both what the rows and what the columns ask.
  private mutating func checkAsked(
    _ table: PlannedTable, _ banner: Banner?, in scope: PlanScope, at spans: TableSpans
  ) {
    guard let questionnaire = subject.questionnaire, table.records == nil,
      let row = table.stubColumns.first.flatMap({ questionnaire.place(of: $0, in: scope) })
    else { return }
    for group in banner?.groups ?? [] {
      guard case .items(let levels) = group else { continue }
      let columns = levels.compactMap { questionnaire.place(of: $0.item, in: scope) }
      guard columns.count == levels.count, !columns.contains(row) else { continue }
      // Whoever goes on is asked what has no condition.
      if ([row] + columns).allSatisfy({ questionnaire.items[$0].when == nil }) { continue }
      let both = Condition.answered(items: [row] + columns)
      if questionnaire.canMeet(both) == false {
        report(.neverTogether(levels.map(\.item), at: spans.banner))
      }
    }
  }
}

/// What is checked of the plan as a whole.
extension PlanDecoder {
  mutating func checkFamilies() {
    guard isComplete else { return }
    for declared in declarations where declared.kind == .family && declared.isUsed {
      let size = familySizes[declared.name] ?? 0
      guard size == 1, familyTests(declared.name) == 1 else { continue }
      report(.familyOfOne(declared.name, at: declared.span))
    }
  }

  /// How many tests a family has: one for each banner group of its tables, and its hypotheses.
  private func familyTests(_ name: String) -> Int {
    let tables = plan.tables.filter { $0.tests.family == name }
    return tables.reduce(0) { count, table in
      count + (table.banner.flatMap(plan.banner)?.groups.count ?? 1)
    } + plan.hypotheses.count { $0.family == name }
  }

  mutating func checkUse() {
    guard isComplete, !hasErrors else { return }
    for declared in declarations where !declared.isUsed && declared.isSound {
      report(.unusedPart(declared.name, declared.kind.rawValue, at: declared.span))
    }
  }
}

extension Questionnaire {
  /// The item whose one column a name stands for, or from which it is derived alone.
  fileprivate func place(of name: String, in scope: PlanScope) -> Int? {
    guard let entry = scope[name], let item = entry.item,
      entry.sources == [item.id.rawValue] || entry.sources.contains(name)
    else { return nil }
    return index(of: item.id)
  }
}

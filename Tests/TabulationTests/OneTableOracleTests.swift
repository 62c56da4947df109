import Foundation
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// A table asked for by itself and the same table of a book are the same numbers, to the bit, and those
/// of a plain loop over the rows.
@Suite struct OneTableOracleTests {
  /// The tables of each way of drawing; by hand 1,000: `ORACLE_TABLES=1000 swift test --filter OneTableOracle`.
  static let tables =
    ProcessInfo.processInfo.environment["ORACLE_TABLES"].flatMap { Int($0) } ?? 100

  /// How the respondents of a random table were drawn.
  enum Drawing: CaseIterable {
    case counted, frequencies, weighted, clustered, stratified
  }

  @Test(arguments: Drawing.allCases)
  func `a table asked for by itself equals a book's to the bit`(drawing: Drawing) throws {
    try compare(drawing) { try $0.made()?.differences }
  }

  @Test(arguments: Drawing.allCases)
  func `a table asked for by itself holds what a plain loop over the rows counts`(
    drawing: Drawing
  ) throws {
    try compare(drawing) { table in
      try table.alone().map { PlainCount(table.request, table.data).differences(from: $0) }
    }
  }

  /// - Parameter differences: of a random table; nil where it is refused.
  private func compare(
    _ drawing: Drawing, _ differences: (RandomTable) throws -> [String]?
  ) throws {
    var random = RepeatableNumbers()
    // Each way of drawing has tables of its own.
    for _ in 0..<(Drawing.allCases.firstIndex(of: drawing) ?? 0) { _ = random.next(below: 2) }
    var (all, made): ([String], Int) = ([], 0)
    for number in 0..<Self.tables {
      guard let found = try differences(RandomTable(drawing, &random)) else { continue }
      made += 1
      all += found.map { "\(number): \($0)" }
    }
    #expect(all.isEmpty, "\(all.count): \(all.prefix(5))")
    #expect(made * 10 > Self.tables * 9)
  }
}

/// Two items of few respondents with everything that may leave one out of a table.
private struct RandomTable {
  let data: Dataset
  let request: CrossTabulationRequest
  let plan: BookPlan

  init(_ drawing: OneTableOracleTests.Drawing, _ random: inout RepeatableNumbers) {
    let rows = random.next(below: 60) + 4
    func item(_ name: String, _ nonanswers: [Nonanswer]) -> Column {
      let categories = random.next(below: 5) + 1
      // Some of the categories may have nobody.
      let held = min(categories, random.next(below: 5) + 1)
      var column = SmallColumn.declared(
        name, (0..<categories).map { "\(name) \($0)" }, nonanswers: nonanswers)
      column.isWide = random.next(below: 4) == 0
      return column.holding(
        (0..<rows).map { _ in
          random.next(below: 8) == 0
            ? categories + random.next(below: nonanswers.count) : random.next(below: held)
        })
    }
    let row = item("row", [.refused, .missing, .dontKnow])
    let column = item("column", [.missing])
    let some = item("some", [.missing])
    data = dataset(
      row, column, some,
      numbers(
        "weight",
        (0..<rows).map { _ in
          random.next(below: 12) == 0 ? nil : Double(random.next(below: 1_000) + 1) / 333
        }),
      numbers(
        "times",
        (0..<rows).map { _ in
          random.next(below: 12) == 0 ? nil : Double(random.next(below: 4) + 1)
        }),
      numbers("cluster", (0..<rows).map { Double($0 * 7 % 12) }),
      numbers("stratum", (0..<rows).map { Double($0 * 7 % 12 / 4) }))
    (request, plan) = Self.asked(drawing, row, column, &random)
  }

  private static func asked(
    _ drawing: OneTableOracleTests.Drawing, _ row: Column, _ column: Column,
    _ random: inout RepeatableNumbers
  ) -> (CrossTabulationRequest, BookPlan) {
    var request = rowByColumn
    var plan = BookPlan(name: "one", title: "One")
    switch drawing {
    case .counted: break
    case .frequencies: request.weighting = .frequency("times")
    case .weighted: request.weighting = .sampling("weight")
    case .clustered:
      request.design.clusters = ["cluster"]
      if random.next(below: 2) == 0 { request.weighting = .sampling("weight") }
    case .stratified:
      request.weighting = .sampling("weight")
      request.design.strata = ["stratum"]
      request.design.clusters = ["cluster"]
      request.design.lonelyStrata = .certainty
    }
    plan.weighting = request.weighting
    plan.design = request.design
    if random.next(below: 3) == 0 {
      let condition = Condition.comparison(.item(2), .less, .number(3))
      request.filter = RowFilter(condition, text: "some < 3")
      plan.filter = PlanCondition(
        text: "some < 3", condition: .comparison(.item(0), .less, .number(3)), columns: ["some"])
    }
    var shown: [String: [String]] = [:]
    for item in [row, column] where random.next(below: 3) == 0 {
      let codes = item.categories.map(\.code).reversed().prefix(3)
      shown[item.name] = Array(codes)
    }
    request.categories = shown
    request.tests = .some([.pearson, .fisher])
    request.nonanswers = random.next(below: 3) == 0 ? .inside : .outside
    var table = PlannedTable(
      name: "one", title: "One",
      stub: .item(StubItem(ItemSelection("row", categories: shown["row"]))))
    table.cells = CellStatistic.allCases
    table.nonanswers = request.nonanswers
    table.tests.notation = .none
    table.banner = "b"
    plan.banners = [
      Banner(
        name: "b", title: "", hasTotal: false,
        groups: [.items([ItemSelection("column", categories: shown["column"])])])
    ]
    plan.tables = [table]
    if !(drawing == .counted || drawing == .frequencies) {
      request.tests = .some([.raoScottF, .cramersV])
    }
    return (request, plan)
  }

  /// The table by itself; nil where it is refused.
  func alone() throws -> CrossTabulation? {
    do {
      return try CrossTabulation(request, of: data)
    } catch TabulationError.weightsAllZero, TabulationError.weights, TabulationError.design {
      return nil
    }
  }

  /// Both tables; nil where either is refused, or nobody is in them.
  func made() throws -> MadePair? {
    guard let alone = try alone() else { return nil }
    let book = try Book(plan, of: BookData(respondents: data))
    return MadePair(alone: alone, table: book.tables[0])
  }
}

/// What a loop over the rows of the data finds, without anything of the engine.
private struct PlainCount {
  private struct Cell: Hashable {
    let row: String
    let column: String
  }

  private var counts: [Cell: Int] = [:]
  private var weights: [Cell: Double] = [:]
  private var excluded: [String: Int] = ["missing": 0]

  init(_ request: CrossTabulationRequest, _ data: Dataset) {
    for row in 0..<data.rowCount {
      let some = Held(data, "some", row)
      if request.filter != nil, some.isNonanswer || (Int(some.code) ?? 0) >= 3 { continue }
      let weight = request.weighting.column.map { Held.number(data, $0, row) }
      if weight == 0 { continue }
      let times = request.weighting == .frequency("times") ? Int((weight ?? 1) ?? 1) : 1
      let held = ["row", "column"].map { Held(data, $0, row) }
      let reasons = held.enumerated().compactMap { place, item -> String? in
        let shown = request.categories[["row", "column"][place]]
        if !item.isNonanswer {
          return shown.map { $0.contains(item.code) } ?? true ? nil : "dropped"
        }
        return request.nonanswers == .inside && item.kind != "missing" ? nil : item.kind
      }
      if let reason = reasons.first {
        excluded[reason, default: 0] += times
      } else if case .some(.none) = weight {
        excluded["weight", default: 0] += 1
      } else {
        let cell = Cell(row: held[0].code, column: held[1].code)
        counts[cell, default: 0] += times
        weights[cell, default: 0] += (weight ?? 1) ?? 1
      }
    }
  }

  /// What one row holds of one item.
  private struct Held {
    var code = ""
    /// The word of a non-answer; empty for an answer.
    var kind = ""

    var isNonanswer: Bool { !kind.isEmpty }

    init(_ data: Dataset, _ name: String, _ row: Int) {
      guard let column = data.columns.first(where: { $0.name == name }) else { return }
      let slot: Int
      switch column.values {
      case .narrow(let codes): slot = Int(codes[row])
      case .wide(let codes): slot = Int(codes[row])
      case .numbers: return
      }
      if slot < column.categories.count {
        code = column.categories[slot].code
      } else {
        let nonanswer = column.nonanswers[slot - column.categories.count]
        (code, kind) = (nonanswer.code, nonanswer.kind.rawValue)
      }
    }

    static func number(_ data: Dataset, _ name: String, _ row: Int) -> Double? {
      guard let column = data.columns.first(where: { $0.name == name }),
        case .numbers(let numbers, let marks) = column.values, marks[row] == 0
      else { return nil }
      return numbers[row]
    }
  }

  func differences(from table: CrossTabulation) -> [String] {
    var found: [String] = []
    let (rows, columns) = (table.rows.categories.map(\.code), table.columns.categories.map(\.code))
    for (place, row) in rows.enumerated() {
      for (other, column) in columns.enumerated() {
        let cell = Cell(row: row, column: column)
        if table.unweighted[place, other] != counts[cell, default: 0] { found.append("n \(cell)") }
        if table.weighted[place, other] != weights[cell, default: 0] { found.append("w \(cell)") }
        let base = rows.reduce(0) { $0 + weights[Cell(row: $1, column: column), default: 0] }
        let percent = base > 0 ? 100 * weights[cell, default: 0] / base : nil
        if table.columnPercent(place, other) != percent { found.append("% \(cell)") }
      }
    }
    if table.base.total.unweighted != counts.values.reduce(0, +) { found.append("base") }
    if table.excludedByName != excluded { found.append("excluded \(excluded)") }
    return found
  }
}

private struct MadePair {
  let alone: CrossTabulation
  let table: Table

  private var single: Table { alone.table }

  /// What the two say differently.
  var differences: [String] {
    var found: [String] = []
    func compare(_ what: String, _ one: Double?, _ other: Double?) {
      if one?.bitPattern != other?.bitPattern {
        found.append("\(what): \(one.map { "\($0)" } ?? "-") and \(other.map { "\($0)" } ?? "-")")
      }
    }
    // Sums over rows and sums over cells add the same numbers in another order.
    func compareSums(_ what: String, _ one: Double?, _ other: Double?) {
      let isSame = isClose(one, other, 1e-9) || abs((one ?? 0) - (other ?? 1)) < 1e-12
      if !isSame { compare(what, one, other) }
    }
    for (place, base) in alone.base.columns.enumerated() {
      guard let column = column(place) else { continue }
      if table.bases[column].unweighted != base.unweighted { found.append("base \(place)") }
      compare("weighted base \(place)", base.weighted, table.bases[column].weighted)
      compare("effective base \(place)", base.effective, table.bases[column].effective)
    }
    for row in alone.rows.categories.indices {
      for place in alone.columns.categories.indices {
        guard
          let mine = table.rows.firstIndex(where: { $0.code == alone.rows.categories[row].code }),
          let column = column(place)
        else {
          found.append("no cell \(row) \(place)")
          continue
        }
        let cell = "of \(row) \(place)"
        if table.count(mine, column) != alone.unweighted[row, place] { found.append("n \(cell)") }
        compare("weight \(cell)", alone.weighted[row, place], table.weighted(mine, column))
        compare(
          "column % \(cell)", single.columnPercent(row, place), table.columnPercent(mine, column))
        compare("row % \(cell)", single.rowPercent(row, place), table.rowPercent(mine, column))
        compare(
          "total % \(cell)", single.totalPercent(row, place), table.totalPercent(mine, column))
        compare("expected \(cell)", single.expected(row, place), table.expected(mine, column))
        compare(
          "residual \(cell)", single.adjustedResidual(row, place),
          table.adjustedResidual(mine, column))
        let isDrawnSingly =
          alone.request.weighting.isSampling && alone.notes.contains { $0.isOfNoDesign }
        let errors = isDrawnSingly ? compareSums : compare
        errors("error \(cell)", single.standardError(row, place), table.standardError(mine, column))
        let (its, own) = (
          single.confidenceInterval(row, place), table.confidenceInterval(mine, column)
        )
        errors("lower end \(cell)", its?.lower, own?.lower)
        errors("upper end \(cell)", its?.upper, own?.upper)
      }
    }
    for result in table.omnibus {
      guard let test = alone.tests.first(where: { $0.id == result.test.id }) else {
        found.append("no test \(result.test.id.rawValue)")
        continue
      }
      let isCounted = alone.table.weighting.isSampling == false && alone.request.design.isEmpty
      let numbers = isCounted ? compare : compareSums
      numbers("statistic", test.statistic, result.test.statistic)
      numbers("p", test.p.value, result.test.p.value)
      numbers(
        "V", alone.associations.first { $0.id == .cramersV }?.estimate, result.effect?.estimate)
    }
    return found
  }

  private func column(_ place: Int) -> Int? {
    table.columns.firstIndex { $0.code == alone.columns.categories[place].code }
  }
}

extension TableNote {
  /// Whether it says that respondents were drawn singly.
  fileprivate var isOfNoDesign: Bool {
    if case .design(let summary) = self { summary.request.isEmpty } else { false }
  }
}

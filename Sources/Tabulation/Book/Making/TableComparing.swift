import Microdata
import SurveyStatistics

/// Compares the columns of a counted table in each of its rows.
struct TableComparing {
  let pass: BookPass
  let number: Int
  let stub: StubLayout
  let table: TableDraft
  /// The comparisons that would take too much memory or time, so that none is made; nil where they
  /// are made.
  let tooMany: Int?
  /// What compares the columns of each group under a design; empty without one.
  private let designed: [DesignedColumns]

  /// The most comparisons that a table is given, which take half a gigabyte.
  static let limit = 2_000_000

  /// - Parameter rows: with the design of the sample, where it has one.
  init(
    pass: BookPass, number: Int, stub: StubLayout, designed rows: DesignedRows?,
    table: TableDraft
  ) {
    self.pass = pass
    self.number = number
    self.stub = stub
    self.table = table
    let count = Self.count(table)
    guard count > 0, count <= Self.limit, let rows else {
      tooMany = count > Self.limit ? count : nil
      designed = []
      return
    }
    let made = DesignedColumns.all(of: table, stub, pass.banner, rows)
    tooMany = made == nil ? count : nil
    designed = made ?? []
  }

  /// How many comparisons of columns a table asks for.
  private static func count(_ table: TableDraft) -> Int {
    guard table.tests.notation != .none, !table.countsResponses else { return 0 }
    let pairs = table.groups.indices.reduce(0) { sum, group in
      let columns = table.columns.count { $0.group == group && $0.flag != .tooSmall }
      return sum + columns * (columns - 1) / 2 + (table.tests.comparesTotal ? columns : 0)
    }
    return pairs * table.rows.count { isCompared($0.kind) }
  }

  /// The comparisons of a row and what is printed beside its cells.
  func row(_ row: Int) -> ([ColumnComparison], [String]) {
    guard table.tests.notation != .none, !table.countsResponses,
      Self.isCompared(table.rows[row].kind)
    else { return ([], []) }
    var all: [ColumnComparison] = []
    var marks = [String](repeating: "", count: table.columns.count)
    for group in table.groups.indices {
      let columns = table.columns.indices.filter {
        table.columns[$0].group == group && table.columns[$0].flag != .tooSmall
      }
      let found = adjusted(pairs(columns), row: row, group: group)
      all += found
      mark(&marks, found, columns)
      guard table.tests.comparesTotal,
        let total = table.columns.firstIndex(where: { $0.group == nil })
      else { continue }
      let withTotal = adjusted(columns.map { ($0, total) }, row: row, group: group)
      all += withTotal
      if table.tests.notation == .letters { mark(&marks, withTotal, columns) }
    }
    return (all, marks)
  }

  static func isCompared(_ kind: TableRow.Kind) -> Bool {
    switch kind {
    case .category, .net, .nonanswer, .summary(.mean), .meanRank: true
    case .beside, .summary(.standardDeviation), .summary(.standardError), .summary(.median): false
    }
  }

  private func pairs(_ columns: [Int]) -> [(Int, Int)] {
    columns.indices.flatMap { second in (0..<second).map { (columns[$0], columns[second]) } }
  }

  private func mark(_ marks: inout [String], _ found: [ColumnComparison], _ columns: [Int]) {
    let comparing = ComparisonMarks(comparisons: found, columns: columns)
    let texts: [Int: String]
    switch table.tests.notation {
    case .letters:
      texts = comparing.letters(levels: table.tests.levels) { table.columns[$0].letter ?? "" }
    case .subscripts:
      texts =
        columns.count > 1 ? comparing.subscripts(level: table.tests.levels.min() ?? 0.05) : [:]
    case .none: texts = [:]
    }
    for (column, text) in texts { marks[column] += text }
  }

  private func adjusted(
    _ pairs: [(Int, Int)], row: Int, group: Int
  ) -> [ColumnComparison] {
    guard !pairs.isEmpty else { return [] }
    let within = comparing(row, group: group)
    let outcomes = pairs.compactMap { first, second in
      outcome(row, first, second, within).map { (first, second, $0) }
    }
    let values = Self.adjustment(of: table.tests).adjusted(outcomes.map(\.2.p))
    return zip(outcomes, values).map { outcome, adjusted in
      ColumnComparison(
        first: outcome.0, second: outcome.1, difference: outcome.2.difference,
        statistic: outcome.2.statistic, p: outcome.2.p, adjustedP: adjusted)
    }
  }

  /// What the plan says, or what the profile does where the plan says nothing.
  static func adjustment(of tests: TablePlanTests) -> MultiplicityAdjustment {
    guard tests.adjustment == .none else { return tests.adjustment }
    switch tests.profile {
    case .market: return .none
    case .apa: return .holm
    case .spss: return .bonferroni
    }
  }

  /// How columns of a group are compared in a row, by their places in it.
  private func comparing(_ row: Int, group: Int) -> ColumnComparing {
    let laid = table.rows[row]
    return ColumnComparing(
      tests: table.tests, crossing: table.crossing(row, group), slots: laid.slots,
      scores: scores(of: laid), overlap: { overlap(laid.block, group, $0, $1) })
  }

  private func scores(of row: StubLayout.Row) -> [Double?]? {
    row.kind.isShare ? nil : stub.blocks[row.block].scores
  }

  private func outcome(
    _ row: Int, _ first: Int, _ second: Int, _ within: ColumnComparing
  ) -> ColumnComparing.Outcome? {
    let (one, other) = (table.columns[first], table.columns[second])
    if !designed.isEmpty, let group = one.group {
      let laid = table.rows[row]
      return designed.first { $0.block == laid.block && $0.group == group }?
        .outcome(laid, one, other)
    }
    guard other.group == nil else { return within.compare(one.place, other.place) }
    // The part and the whole side by side; the part is what both have.
    let both = Crossing(
      joining: within.crossing, column: one.place, with: table.crossing(row, nil))
    return ColumnComparing(
      tests: table.tests, crossing: both, slots: within.slots, scores: within.scores,
      overlap: { _, _ in both.bases(0).effective }
    ).compare(0, 1)
  }

  /// The effective base of those of a block's base who are in two columns of a group.
  private func overlap(_ block: Int, _ group: Int, _ first: Int, _ second: Int) -> Double {
    let place = BookPass.PairPlace(first: first, second: second)
    guard let pair = pass.overlaps[group][place] else { return 0 }
    let cells = pass.cells(table: number, block: block, under: pair.banner)
    var (weight, square) = (0.0, 0.0)
    for slot in stub.blocks[block].baseSlots {
      weight += cells.weight(slot, pair.category)
      square += cells.squaredWeight(slot, pair.category)
    }
    return square > 0 ? weight * weight / square : 0
  }

  // MARK: - Members

  /// The rows of the data that are in a column.
  static func members(
    of column: TableColumn, in banner: BannerLayout, _ rows: DesignedRows
  ) -> [Bool] {
    guard let group = column.group else {
      return (0..<rows.dataset.rowCount).map { rows.mask?[$0] ?? 1 == 1 }
    }
    let places: [Int32]
    switch banner.counted[group] {
    case .disjoint(let parts, let categories):
      places = rows.columns(of: parts, among: [categories[column.place]])
    case .overlapping(let columns):
      let counted = columns[column.place]
      places = rows.columns(of: counted.parts, among: [counted.place])
    }
    return places.enumerated().map { $1 >= 0 && rows.mask?[$0] ?? 1 == 1 }
  }
}

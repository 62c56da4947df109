import Microdata
import QuestionnaireModel
import SurveyStatistics
@testable import Tabulation

/// A column of a small data set, written as the codes of its rows.
struct SmallColumn {
  var name: String
  var categories: [ColumnCategory]
  var nonanswers: [NonanswerCategory]
  var isWide = false

  /// A study's column: codes from 1 and the labels given.
  static func declared(
    _ name: String, _ labels: [String], nonanswers: [Nonanswer] = [.missing], isWide: Bool = false
  ) -> SmallColumn {
    let categories = labels.enumerated().map {
      ColumnCategory(code: "\($0 + 1)", label: $1, value: Double($0 + 1))
    }
    return SmallColumn(
      name: name, categories: categories, nonanswers: nonanswers.map(\.category), isWide: isWide)
  }

  /// A bare file's column: categories are the texts that occur.
  static func found(_ name: String, _ texts: [String]) -> SmallColumn {
    SmallColumn(
      name: name, categories: texts.map { ColumnCategory(code: $0, label: $0, value: nil) },
      nonanswers: [Nonanswer.missing.category])
  }

  /// Codes count from 0 through the categories, then the non-answers.
  func holding(_ codes: [Int]) -> Column {
    Column(
      name: name, label: "Label of \(name)", measurement: .nominal, categories: categories,
      nonanswers: nonanswers,
      values: isWide ? .wide(codes.map(UInt32.init)) : .narrow(codes.map(UInt8.init)), origin: .bare
    )
  }
}

extension Nonanswer {
  var category: NonanswerCategory {
    NonanswerCategory(kind: self, code: "-\(rawValue.count)", label: "(\(rawValue))")
  }
}

/// A column of numbers; nil is missing.
func numbers(_ name: String, _ values: [Double?]) -> Column {
  Column(
    name: name, label: name, measurement: .numeric, categories: [],
    nonanswers: [Nonanswer.missing.category],
    values: .numbers(values.map { $0 ?? 0 }, nonanswers: values.map { $0 == nil ? 1 : 0 }),
    origin: .bare)
}

func dataset(_ columns: Column...) -> Dataset {
  Dataset(name: "wellbeing", rowCount: columns.first?.count ?? 0, columns: columns)
}

/// A data set of one respondent for each unit of a table's counts.
func expanded(_ table: [[Int]]) -> Dataset {
  var rows: [Int] = []
  var columns: [Int] = []
  for (row, counts) in table.enumerated() {
    for (column, count) in counts.enumerated() {
      rows += Array(repeating: row, count: count)
      columns += Array(repeating: column, count: count)
    }
  }
  let width = table.first?.count ?? 0
  return dataset(
    SmallColumn.declared("row", table.indices.map { "R\($0 + 1)" }).holding(rows),
    SmallColumn.declared("column", (0..<width).map { "C\($0 + 1)" }).holding(columns))
}

/// What tests ask of a table of two items, in one place.
struct CrossTabulationRequest {
  var rows: String
  var columns: String
  var filter: RowFilter?
  var weighting = Weighting.none
  var design = DesignRequest()
  var categories: [String: [String]] = [:]
  var nonanswers = NonanswerRule.outside
  var level = 0.95
  var tests = StatisticSelection.default
  var seed: UInt64?
  var exactWorkLimit = 2_000_000_000

  var items: CrossedItems {
    get throws(TabulationError) {
      var items = try CrossedItems(rows: rows, columns: columns, categories: categories)
      items.tests = tests
      items.seed = seed
      items.exactWorkLimit = exactWorkLimit
      return items
    }
  }

  /// As a plan says it, without what a sample says.
  var plan: BookPlan {
    get throws(TabulationError) {
      var plan = BookPlan.single(try items, nonanswers: nonanswers)
      plan.level = level
      return plan
    }
  }

  func sample(of data: Dataset) throws(TabulationError) -> Sample {
    try Sample(data, where: filter, weighting: weighting, design: design)
  }
}

let rowByColumn = CrossTabulationRequest(rows: "row", columns: "column")

/// Numbers below a limit that are the same in every run.
struct RepeatableNumbers {
  private var state: UInt64 = 88_172_645_463_325_252

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func codes(_ count: Int, below limit: Int) -> [Int] {
    (0..<count).map { _ in next(below: limit) }
  }
}

/// A table of two items with its parts, as tests look at them.
struct CrossTabulation {
  let request: CrossTabulationRequest
  let table: Table
  let notes: [TableNote]
  private let sample: Sample

  init(_ request: CrossTabulationRequest, of data: Dataset) throws(TabulationError) {
    self.request = request
    sample = try request.sample(of: data)
    (table, notes) = try CrossedMaking(
      try request.items, try request.plan.over(sample), of: sample
    ).made()
  }

  var book: Book { get throws { try book(under: SuppressionRules()) } }

  func book(under rules: SuppressionRules) throws -> Book {
    var plan = try request.plan
    plan.suppression = rules
    return try Book(plan, of: sample)
  }

  struct Side {
    let categories: [TableCategory]
  }

  struct Base: Equatable {
    let total: BaseCounts
    let columns: [BaseCounts]
    let excluded: [Exclusion]
  }

  /// The numbers of the cells, row by row.
  struct Cells<Value: Equatable>: Equatable {
    let values: [Value]
    let columnCount: Int

    subscript(row: Int, column: Int) -> Value { values[row * columnCount + column] }
  }

  var rows: Side {
    Side(categories: table.rows.map { TableCategory(code: $0.code, label: $0.label) })
  }
  var columns: Side {
    Side(categories: table.columns.map { TableCategory(code: $0.code, label: $0.label) })
  }
  var base: Base {
    Base(
      total: table.draft.margin ?? BaseCounts(unweighted: 0, weighted: 0, effective: 0),
      columns: table.bases, excluded: table.excluded)
  }
  var unweighted: Cells<Int> {
    Cells(values: table.crossings[0][1].counts, columnCount: table.columns.count)
  }
  var weighted: Cells<Double> {
    Cells(values: table.crossings[0][1].weights, columnCount: table.columns.count)
  }
  var tests: [TestResult] { table.omnibus.map(\.test) }
  var associations: [AssociationResult] { table.results.associations }
  var columnTotals: [Double] { table.bases.map(\.weighted) }

  func columnPercent(_ row: Int, _ column: Int) -> Double? { table.columnPercent(row, column) }
  func rowPercent(_ row: Int, _ column: Int) -> Double? { table.rowPercent(row, column) }
  func totalPercent(_ row: Int, _ column: Int) -> Double? { table.totalPercent(row, column) }
  func totalPercent(row: Int) -> Double? { TablePage(table).margin?.percents.numbers[row] }
  func expected(_ row: Int, _ column: Int) -> Double? { table.expected(row, column) }
  func adjustedResidual(_ row: Int, _ column: Int) -> Double? {
    table.adjustedResidual(row, column)
  }
  func standardError(_ row: Int, _ column: Int) -> Double? { table.standardError(row, column) }
  func confidenceInterval(_ row: Int, _ column: Int) -> ConfidenceInterval? {
    table.confidenceInterval(row, column)
  }
}

extension CrossTabulation {
  var unweightedRows: [[Int]] {
    table.rows.indices.map { row in table.columns.indices.map { unweighted[row, $0] } }
  }

  var excludedByName: [String: Int] {
    Dictionary(uniqueKeysWithValues: base.excluded.map { ($0.reason.name, $0.count) })
  }

  func test(_ id: StatisticID) -> TestResult? { tests.first { $0.id == id } }

  func association(_ id: StatisticID) -> AssociationResult? { associations.first { $0.id == id } }

  /// Every number of every cell, in a fixed order.
  var allCellValues: [Double?] {
    rows.categories.indices.flatMap { row in
      columns.categories.indices.flatMap { column in
        [
          columnPercent(row, column), rowPercent(row, column), totalPercent(row, column),
          expected(row, column), adjustedResidual(row, column), standardError(row, column),
          confidenceInterval(row, column)?.lower, confidenceInterval(row, column)?.upper,
        ]
      }
    }
  }
}

func isClose(_ value: Double?, _ expected: Double, relative tolerance: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= tolerance * abs(expected)
}

func failure(_ request: CrossTabulationRequest, of dataset: Dataset) -> TabulationError? {
  do {
    _ = try CrossTabulation(request, of: dataset)
    return nil
  } catch {
    return error
  }
}

// MARK: - Analyses of all rows of some data, which weigh the same

extension ItemComparison {
  init(_ request: ComparisonRequest, of data: Dataset) throws(TabulationError) {
    try self.init(request, of: try Sample(data))
  }

  init(_ request: ComparisonRequest, of data: Dataset, under groups: SmallGroups) throws {
    try self.init(request, of: try Sample(data), under: groups)
  }
}

extension ScaleAnalysis {
  init(_ request: ScaleRequest, of data: Dataset) throws(TabulationError) {
    try self.init(request, of: try Sample(data))
  }

  init(_ request: ScaleRequest, of data: Dataset, under groups: SmallGroups) throws {
    try self.init(request, of: try Sample(data), under: groups)
  }
}

extension RegressionModel {
  init(_ request: ModelRequest, of data: Dataset) throws {
    try self.init(request, of: try Sample(data))
  }

  init(_ request: ModelRequest, of data: Dataset, under groups: SmallGroups) throws {
    try self.init(request, of: try Sample(data), under: groups)
  }
}

extension SampleWeighting {
  init(_ request: WeightingRequest, of data: Dataset) throws(TabulationError) {
    try self.init(request, of: try Sample(data))
  }

  init(_ request: WeightingRequest, of data: Dataset, under groups: SmallGroups) throws {
    try self.init(request, of: try Sample(data), under: groups)
  }
}

extension ShareComparison {
  init(_ request: ShareRequest, of data: Dataset, under groups: SmallGroups) throws {
    try self.init(request, of: try Sample(data), under: groups)
  }
}

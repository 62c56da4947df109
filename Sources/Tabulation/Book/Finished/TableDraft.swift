package import SurveyStatistics

/// A table as it was laid out and counted, before anything is tested or held back.
struct TableDraft: Sendable {
  let name: String
  let title: String
  let stub: StubName
  let baseWords: String?
  let filter: String?
  let weighting: Weighting
  /// Whether respondents count for more or less than one.
  let isWeighted: Bool
  let level: Double
  let nonanswers: NonanswerRule
  let cells: [CellStatistic]
  /// The numbers that files carry; those of `cells` and the usual ones where nil.
  let numbers: [CellNumber]?
  let tests: TablePlanTests
  let minimumBases: MinimumBases
  let groups: [ColumnGroup]
  let columns: [TableColumn]
  /// The base of all columns of the only group together, where their sum stands after them.
  let margin: BaseCounts?
  let rows: [StubLayout.Row]
  let bases: [BaseCounts]
  let excluded: [Exclusion]
  /// For each block of the stub its cells: in all, then in each group of columns.
  let crossings: [[Crossing]]
  let account: TableAccount
  let countsResponses: Bool
}

extension Table {
  package var name: String { draft.name }
  package var title: String { draft.title }
  /// The item, the battery or the set that the rows are of.
  package var stub: StubName { draft.stub }
  /// Whom the question was asked, in words; nil where it was everybody.
  package var baseWords: String? { draft.baseWords }
  package var filter: String? { draft.filter }
  package var weighting: Weighting { draft.weighting }
  package var level: Double { draft.level }
  package var nonanswers: NonanswerRule { draft.nonanswers }
  /// What its cells show, in order.
  package var cells: [CellStatistic] { draft.cells }
  package var tests: TablePlanTests { draft.tests }
  package var minimumBases: MinimumBases { draft.minimumBases }
  package var groups: [ColumnGroup] { draft.groups }
  package var columns: [TableColumn] { draft.columns }
  /// The bases of the columns: those of the row with most, where rows have different ones.
  package var bases: [BaseCounts] { draft.bases }
  /// Who was left out for what the item of the rows holds.
  package var excluded: [Exclusion] { draft.excluded }
  /// Whether percentages are shares of answers given, of which a respondent may give several.
  package var countsResponses: Bool { draft.countsResponses }
  var crossings: [[Crossing]] { draft.crossings }
  var account: TableAccount { draft.account }
  package var omnibus: [OmnibusResult] { results.omnibus }
  var comparisonsLeftOut: Int? { results.comparisonsLeftOut }
  /// The claims that are tested in it.
  package var hypotheses: [HypothesisResult] { results.hypotheses }
  /// The place by which cells of the sum of all columns are held back; nil where it has none.
  var marginColumn: Int? { draft.margin == nil ? nil : columns.count }

  package func count(_ row: Int, _ column: Int) -> Int? { draft.count(row, column) }
  package func weighted(_ row: Int, _ column: Int) -> Double? { draft.weighted(row, column) }
  package func columnPercent(_ row: Int, _ column: Int) -> Double? {
    draft.columnPercent(row, column)
  }
  package func rowPercent(_ row: Int, _ column: Int) -> Double? { draft.rowPercent(row, column) }
  package func totalPercent(_ row: Int, _ column: Int) -> Double? {
    draft.totalPercent(row, column)
  }
  package func standardError(_ row: Int, _ column: Int) -> Double? {
    draft.standardError(row, column)
  }
  package func confidenceInterval(_ row: Int, _ column: Int) -> ConfidenceInterval? {
    draft.confidenceInterval(row, column)
  }
  package func designEffect(_ row: Int, _ column: Int) -> Double? {
    draft.designEffect(row, column)
  }
  package func expected(_ row: Int, _ column: Int) -> Double? { draft.expected(row, column) }
  package func adjustedResidual(_ row: Int, _ column: Int) -> Double? {
    draft.adjustedResidual(row, column)
  }
  package func bases(_ row: Int, _ column: Int) -> BaseCounts { draft.bases(row, column) }
  package func isShare(_ row: Int, _ column: Int) -> Bool { draft.isShare(row, column) }

  func crossing(_ row: Int, _ group: Int?) -> Crossing { draft.crossing(row, group) }
  func slots(_ row: Int, _ column: Int) -> [Int] { draft.slots(row, column) }
  func overlapping(_ column: Int) -> Bool { draft.overlapping(column) }

  /// A number that sums up; nil for shares.
  package func value(_ row: Int, _ column: Int) -> Double? {
    isShare(row, column) || rows[row].values.isEmpty ? nil : rows[row].values[column]
  }

  package func isWithheld(_ row: Int, _ column: Int) -> Bool {
    !withheld.cells.isEmpty
      && withheld.cells.contains(WithheldCells.Place(row: row, column: column))
  }
}

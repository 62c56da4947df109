package import SurveyStatistics

/// One table of a book: laid out, counted and tested, with everything that is printed of it.
///
/// It never changes; what is found out later gives another table. Numbers of cells are computed when
/// asked for; a number that does not exist is nil.
package struct Table: Sendable {
  let draft: TableDraft
  package let rows: [TableRow]
  let results: TableResults
  /// How its numbers came about, and how to read its marks.
  package let notes: [String]
  /// What disclosure control holds back.
  package let withheld: WithheldCells

  init(
    _ draft: TableDraft, rows: [TableRow], results: TableResults, notes: [String] = [],
    withheld: WithheldCells = .init()
  ) {
    self.draft = draft
    self.rows = rows
    self.results = results
    self.notes = notes
    self.withheld = withheld
  }

  /// Whether an exact test was tried, for which random tables may stand in.
  package var triesExactTest: Bool { results.triesExactTest }

  /// The same table with p-values that families of tests adjust.
  func adjusted(
    _ omnibus: [OmnibusResult], _ hypotheses: [HypothesisResult]
  ) -> Table {
    with(results.with(omnibus: omnibus, hypotheses: hypotheses), notes, withheld)
  }

  /// The same table with other notes, and claims that say how they stand to a plan.
  func noted(_ notes: [String], claims: [HypothesisResult]? = nil) -> Table {
    with(results.with(omnibus: omnibus, hypotheses: claims ?? hypotheses), notes, withheld)
  }

  /// The same table of which some numbers are held back.
  package func withholding(_ withheld: WithheldCells, notes: [String]? = nil) -> Table {
    with(results, notes ?? self.notes, withheld)
  }

  private func with(
    _ results: TableResults, _ notes: [String], _ withheld: WithheldCells
  ) -> Table {
    Table(draft, rows: rows, results: results, notes: notes, withheld: withheld)
  }
}

/// The tests of a table, and what is told only with them.
struct TableResults: Hashable, Sendable {
  let omnibus: [OmnibusResult]
  /// Measures of association beside the effects that tests bring along.
  let associations: [AssociationResult]
  let hypotheses: [HypothesisResult]
  /// How to read tests and measures; some of it tells counts.
  let notes: [String]
  /// How numbers came about that only files carry.
  let fileNotes: [String]
  /// How many comparisons of columns are left out together, as they would take too much memory or time.
  let comparisonsLeftOut: Int?
  /// Whether an exact test was tried, for which random tables may stand in.
  let triesExactTest: Bool

  init(
    omnibus: [OmnibusResult], associations: [AssociationResult] = [],
    hypotheses: [HypothesisResult], notes: [String] = [], fileNotes: [String] = [],
    comparisonsLeftOut: Int? = nil, triesExactTest: Bool = false
  ) {
    self.triesExactTest = triesExactTest
    self.comparisonsLeftOut = comparisonsLeftOut
    self.omnibus = omnibus
    self.associations = associations
    self.hypotheses = hypotheses
    self.notes = notes
    self.fileNotes = fileNotes
  }

  func with(omnibus: [OmnibusResult], hypotheses: [HypothesisResult]) -> TableResults {
    TableResults(
      omnibus: omnibus, associations: associations, hypotheses: hypotheses, notes: notes,
      fileNotes: fileNotes, comparisonsLeftOut: comparisonsLeftOut,
      triesExactTest: triesExactTest)
  }
}

/// What the rows of a table are called together.
package struct StubName: Hashable, Sendable {
  package let name: String
  package let label: String
}

/// Columns that are compared with each other.
package struct ColumnGroup: Hashable, Sendable {
  package let name: String
  package let label: String
  /// Whether a respondent may stand in several of them.
  package let overlaps: Bool
}

/// One column of a table.
package struct TableColumn: Hashable, Sendable {
  /// Its group; nil for the column of everybody.
  package let group: Int?
  /// Its codes and labels, the outermost item's first.
  package let codes: [String]
  package let labels: [String]
  /// A, B, C … within its group; nil where nothing is compared.
  package let letter: String?
  package let flag: BaseFlag
  /// Its place among the columns of its group.
  let place: Int
  /// What it shows of each item of a battery; nil where columns are respondents.
  let content: GridContent?

  init(
    group: Int?, codes: [String], labels: [String], place: Int, content: GridContent? = nil,
    letter: String? = nil, flag: BaseFlag = .none
  ) {
    self.group = group
    self.codes = codes
    self.labels = labels
    self.place = place
    self.content = content
    self.letter = letter
    self.flag = flag
  }

  package var code: String { codes.joined(separator: "/") }

  package var label: String { labels.joined(separator: " / ") }
}

/// A column of a battery whose categories are the columns.
struct GridContent: Hashable, Sendable {
  /// Rows of the items' crossings that it adds up.
  let slots: [Int]
  let summary: Summary?
}

/// What is said of a column whose effective base is small.
package enum BaseFlag: String, Hashable, Sendable {
  case none = ""
  /// Tested with care.
  case small = "*"
  /// Not tested.
  case tooSmall = "**"
}

/// One row of a table.
package struct TableRow: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case category
    /// Several categories; a respondent counts once.
    case net
    /// A non-answer in the base.
    case nonanswer
    /// A non-answer shown beside the base: a share of all who were asked.
    case beside
    /// A number that sums up an item.
    case summary(Summary)
    /// The mean rank of an option among those who ranked it.
    case meanRank

    /// Whether its cells are shares of respondents.
    package var isShare: Bool {
      switch self {
      case .category, .net, .nonanswer, .beside: true
      case .summary, .meanRank: false
      }
    }
  }

  let laid: StubLayout.Row
  /// The numbers of a summary row, column by column; empty for others.
  package let values: [Double?]
  /// What is printed beside its cells, column by column; empty where nothing is compared.
  package let marks: [String]
  /// The comparisons behind the marks.
  package let comparisons: [ColumnComparison]

  package var kind: Kind { laid.kind }
  package var code: String { laid.code }
  package var label: String { laid.label }
  /// Which block of the stub it is of.
  var block: Int { laid.block }
  /// The rows of the block's crossings that it adds up.
  var slots: [Int] { laid.slots }
  /// Whether its cells are shares of respondents.
  package var isShare: Bool { laid.kind.isShare }
}

/// Two columns compared in one row.
package struct ColumnComparison: Hashable, Sendable {
  package let first: Int
  package let second: Int
  /// The first column's number less the second's.
  package let difference: Double
  package let statistic: Statistic
  package let p: Double
  package let adjustedP: Double
}

/// Whether the rows go with the columns of one group.
package struct OmnibusResult: Hashable, Sendable {
  /// The row or item tested, where the table has several tests in a group.
  package let row: String?
  package let group: Int
  package let test: TestResult
  package let effect: AssociationResult?
  /// How many respondents it rests on.
  package let respondents: Int
  /// Cells whose expected count is under five, of how many; nil where counts are weighted.
  package let smallExpected: SmallExpected?
  /// Options whose p-values are joined by Bonferroni; 1 where there is one test.
  package let joined: Int
  package let family: FamilyPlace?

  func adjusted(_ family: FamilyPlace) -> OmnibusResult {
    OmnibusResult(
      row: row, group: group, test: test, effect: effect, respondents: respondents,
      smallExpected: smallExpected, joined: joined, family: family)
  }

  package struct SmallExpected: Hashable, Sendable {
    package let cells: Int
    package let of: Int
  }

  /// A family of tests with its size, and the p-value adjusted in it.
  package struct FamilyPlace: Hashable, Sendable {
    package let name: String
    package let size: Int
    package let adjustment: MultiplicityAdjustment
    package let adjustedP: Double
  }
}

/// What disclosure control holds back of a table.
package struct WithheldCells: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package var cells: Set<Place> = []
  /// The columns whose bases are held back.
  package var bases: Set<Int> = []
  /// The rows whose comparisons are held back.
  package var comparisons: Set<Int> = []
  /// The names of the claims whose tests are held back.
  package var hypotheses: Set<String> = []
  /// Whether tests, effects and what is said of expected counts are held back.
  package var tests = false
  /// The places among those who are left out whose counts are held back.
  package var exclusions: Set<Int> = []
  /// Whether it is held back how many rows the filter leaves.
  package var filter = false
  /// The smallest base on which percentages are shown; 0 where they always are.
  package var percentageBase = 0
  /// Whether a percentage is held back for its base.
  package var percentages = false

  /// Whether anything of the table is held back.
  package var holdsAnything: Bool {
    !cells.isEmpty || !bases.isEmpty || !comparisons.isEmpty || !hypotheses.isEmpty || tests
      || !exclusions.isEmpty || filter || percentages
  }

  package init() {}
}

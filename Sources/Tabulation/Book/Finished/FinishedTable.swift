package import SurveyStatistics

/// One table of a book as it was planned and counted, with everything that is printed of it.
///
/// Numbers of cells are computed when asked for; a number that does not exist is nil.
package struct FinishedTable: Sendable {
  package let name: String
  package let title: String
  /// The item, the battery or the set that the rows are of.
  package let stub: StubName
  /// Whom the question was asked, in words; nil where it was everybody.
  package let baseWords: String?
  package let filter: String?
  package let weighting: Weighting
  package let level: Double
  package let nonanswers: NonanswerRule
  /// What its cells show, in order.
  package let cells: [CellStatistic]
  package let tests: TablePlanTests
  package let minimumBases: MinimumBases
  package let groups: [ColumnGroup]
  package let columns: [TableColumn]
  package internal(set) var rows: [TableRow]
  /// The bases of the columns: those of the row with most, where rows have different ones.
  package let bases: [BaseCounts]
  /// Who was left out for what the item of the rows holds.
  package let excluded: [Exclusion]
  package internal(set) var omnibus: [OmnibusResult] = []
  /// How many comparisons of columns are left out together, as they would take too much memory or time.
  var comparisonsLeftOut: Int?
  /// The claims that are tested in it.
  package internal(set) var hypotheses: [HypothesisResult] = []
  package internal(set) var notes: [String] = []
  /// What disclosure control holds back.
  package var withheld = WithheldCells()

  /// For each block of the stub its cells: in all, then in each group of columns.
  let crossings: [[Crossing]]
  let account: TableAccount
  /// Whether percentages are shares of answers given, of which a respondent may give several.
  package let countsResponses: Bool
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
  package internal(set) var letter: String?
  package internal(set) var flag = BaseFlag.none
  /// Its place among the columns of its group.
  let place: Int
  /// What it shows of each item of a battery; nil where columns are respondents.
  var content: GridContent?

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
  }

  package let kind: Kind
  package let code: String
  package let label: String
  /// Which block of the stub it is of.
  let block: Int
  /// The rows of the block's crossings that it adds up.
  let slots: [Int]
  /// The numbers of a summary row, column by column; empty for others.
  package internal(set) var values: [Double?] = []
  /// What is printed beside its cells, column by column; empty where nothing is compared.
  package internal(set) var marks: [String] = []
  /// The comparisons behind the marks.
  package internal(set) var comparisons: [ColumnComparison] = []

  /// Whether its cells are shares of respondents.
  package var isShare: Bool {
    switch kind {
    case .category, .net, .nonanswer, .beside: true
    case .summary, .meanRank: false
    }
  }
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
  package internal(set) var family: FamilyPlace?

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

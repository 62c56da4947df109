import SurveyStatistics

/// What is published of a table: its numbers, made once as lines, without what is held back.
///
/// Whoever writes a table is given its page and nothing else, so that no form of output can tell what
/// another holds back.
package struct TablePage: Sendable {
  package let name: String
  package let title: String
  package let stub: StubName
  package let baseWords: String?
  /// What its cells show, in order.
  package let cells: [CellStatistic]
  /// Whether respondents count for more or less than one.
  package let isWeighted: Bool
  package let groups: [ColumnGroup]
  package let columns: [TableColumn]
  package let rows: [Row]
  /// The bases of the columns; nil where they are held back.
  package let bases: [BaseCounts?]
  package let excluded: [PublishedExclusion]
  /// The sum of all columns, where it stands after them.
  package let margin: Margin?
  /// The numbers that there are lines of, in the order of output files.
  package let numbers: [CellNumber]
  /// For each number that is shown a line for each row.
  private let lines: [CellNumber: [PublishedLine]]
  /// The cells held back, row by row; empty where none is.
  package let withheldCells: [[Bool]]
  package let comparisons: TablePlanTests
  package let pairs: [Pair]
  package let tests: [OmnibusResult]
  package let associations: [Association]
  package let hypotheses: [HypothesisResult]
  /// The claims whose numbers are held back, by their places.
  package let withheldHypotheses: Set<Int>
  package let notes: [String]
  /// Notes on numbers that only files carry.
  package let fileNotes: [String]
  /// Whether anything of the table is held back.
  package let holdsAnythingBack: Bool

  /// One row with what is printed beside its cells.
  package struct Row: Sendable {
    package let code: String
    package let label: String
    package let kind: TableRow.Kind
    /// Column by column.
    package let marks: [String]
  }

  /// The sum of all columns; nil is what is held back.
  package struct Margin: Sendable {
    package let base: BaseCounts?
    /// For each row its respondents, and their share of all in percent.
    package let counts: PublishedLine
    package let percents: PublishedLine
  }

  /// How strongly the rows, or those of one row, go with a group of columns.
  package struct Association: Sendable {
    package let row: String?
    package let group: Int
    package let result: AssociationResult
    /// Whether it is the effect of a test, by whose side it stands.
    package let isOfTest: Bool
  }

  /// Two columns compared in a row.
  package struct Pair: Sendable {
    package let row: Int
    package let comparison: ColumnComparison
  }

  package subscript(_ number: CellNumber, row row: Int) -> PublishedLine {
    lines[number]?[row] ?? PublishedLine(numbers: Array(repeating: nil, count: columns.count))
  }

  package subscript(_ number: CellNumber, row row: Int, column column: Int) -> PublishedNumber {
    lines[number]?[row][column] ?? .none
  }

  /// Whether a cell is a share of respondents, and not a number that sums up.
  package func isShare(_ row: Int, _ column: Int) -> Bool {
    columns[column].content.map { $0.summary == nil } ?? rows[row].kind.isShare
  }
}

/// One number of each of a row's cells, as it is published.
package struct PublishedLine: Hashable, Sendable {
  /// Nil where there is none, or it is held back.
  package let numbers: [Double?]
  private let withheld: Set<Int>

  init(numbers: [Double?]) {
    self.numbers = numbers
    withheld = []
  }

  init(_ published: [PublishedNumber]) {
    numbers = published.map(\.number)
    withheld = Set(published.indices.filter { published[$0] == .withheld })
  }

  package subscript(column: Int) -> PublishedNumber {
    if let number = numbers[column] { return .number(number) }
    return withheld.contains(column) ? .withheld : .none
  }
}

/// Who is left out for one reason; how many is nil where it is held back.
package struct PublishedExclusion: Hashable, Sendable {
  package let reason: ExclusionReason
  package let count: Int?
}

extension TablePage {
  package init(_ table: Table) {
    name = table.name
    title = table.title
    stub = table.stub
    baseWords = table.baseWords
    cells = table.cells
    isWeighted = table.draft.isWeighted
    groups = table.groups
    columns = table.columns
    bases = table.columns.indices.map(table.publishedBase)
    excluded = table.excluded.indices.map {
      PublishedExclusion(
        reason: table.excluded[$0].reason, count: table.publishedExclusion($0))
    }
    margin = Margin(table)
    numbers = table.shownNumbers
    lines = Self.lines(of: table, numbers)
    withheldCells =
      table.withheld.cells.isEmpty
      ? []
      : table.rows.indices.map { row in
        table.columns.indices.map { table.isWithheld(row, $0) }
      }
    comparisons = table.tests
    rows = table.rows.enumerated().map { place, row in
      Row(
        code: row.code, label: row.label, kind: row.kind,
        marks: table.columns.indices.map { table.publishedMark(place, $0) })
    }
    pairs = table.rows.enumerated().flatMap { place, row in
      row.comparisons.filter { table.publishes($0, place) }
        .map { Pair(row: place, comparison: $0) }
    }
    let results = table.withheld.tests ? nil : table.results
    tests = results?.omnibus ?? []
    associations =
      (results?.omnibus ?? []).compactMap { result in
        result.effect.map {
          Association(row: result.row, group: result.group, result: $0, isOfTest: true)
        }
      }
      + (results?.associations ?? []).map {
        Association(row: nil, group: 0, result: $0, isOfTest: false)
      }
    hypotheses = table.hypotheses
    withheldHypotheses = Set(
      table.hypotheses.indices.filter { table.isWithheld(table.hypotheses[$0]) })
    notes = table.notes + (results?.notes ?? [])
    fileNotes = table.results.fileNotes
    holdsAnythingBack = table.withheld.holdsAnything
  }

  private static func lines(
    of table: Table, _ numbers: [CellNumber]
  ) -> [CellNumber: [PublishedLine]] {
    let intervals =
      numbers.contains(.intervalLower) ? table.rows.indices.map(table.intervalLines) : []
    let pairs = numbers.map { number -> (CellNumber, [PublishedLine]) in
      switch number {
      case .intervalLower: (number, intervals.map(\.lower))
      case .intervalUpper: (number, intervals.map(\.upper))
      case .unweighted, .weighted, .columnPercent, .rowPercent, .totalPercent, .expected,
        .adjustedResidual, .standardError, .designEffect, .value:
        (number, table.rows.indices.map { table.line(number, $0) })
      }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}

extension TablePage.Margin {
  /// Nil where the table has none.
  fileprivate init?(_ table: Table) {
    guard let place = table.marginColumn, let base = table.draft.margin else { return nil }
    let isHeldBack = table.withheld.bases.contains(place)
    func line(_ number: (Int) -> Double?) -> PublishedLine {
      PublishedLine(
        table.rows.indices.map { row in
          isHeldBack || table.isWithheld(row, place)
            ? .withheld : number(row).map(PublishedNumber.number) ?? .none
        })
    }
    let of = table.crossings[0][0]
    self.base = isHeldBack ? nil : base
    counts = line { Double(of.count(table.rows[$0].slots, 0)) }
    let isSmall = base.unweighted < table.withheld.percentageBase && base.unweighted > 0
    let shares = line {
      of.baseWeight > 0 ? 100 * of.weight(table.rows[$0].slots) / of.baseWeight : nil
    }
    percents =
      isSmall ? PublishedLine(table.rows.indices.map { _ in .withheld }) : shares
  }
}

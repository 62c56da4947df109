/// How a table is computed from columns of codes, said so that any program can do it.
package struct TableRecipe: Hashable, Sendable {
  package let table: Table.Identity
  /// The set of records that the rows of data are; nil where they are respondents.
  package let records: String?
  /// The column that tells who is in the table; nil where everybody is.
  package let mask: String?
  package let blocks: [Block]
  package let rows: [Row]
  package let groups: [Group]
  package let columns: [Column]
  /// Whether percentages are shares of the answers given.
  package let countsResponses: Bool
  package let printed: Printed

  /// One item that is counted, or options of which any counts.
  package struct Block: Hashable, Sendable {
    package let source: Source
    /// The codes in the base, and those shown beside it.
    package let base: [String]
    package let beside: [String]
    /// The number that each code of the base stands for.
    package let scores: [Double?]
  }

  package enum Source: Hashable, Sendable {
    case column(String)
    /// 1 where any option is chosen, else 0; what is no answer in the first column stays so.
    case anyChosen([Chosen], answers: [String])
  }

  /// The code of a column that means that an option is chosen.
  package struct Chosen: Hashable, Sendable {
    package let column: String
    package let code: String
  }

  package struct Row: Hashable, Sendable {
    package let label: String
    package let block: Int
    package let codes: [String]
    package let kind: TableRow.Kind
  }

  /// Columns of a table that are compared with each other.
  package enum Group: Hashable, Sendable {
    /// Combinations of codes of some columns.
    case crossed(columns: [String], cells: [[String]])
    /// One column for each option, of those who chose it.
    case options([Chosen])
  }

  package struct Column: Hashable, Sendable {
    package let label: String
    package let group: Int?
    /// Its place in the group.
    package let place: Int
    /// The block whose base is its base.
    package let baseBlock: Int
    /// The codes that it shows of a battery's items; nil where rows say which.
    package let codes: [String]?
  }

  /// What the book prints; nil is what it does not print.
  package struct Printed: Hashable, Sendable {
    package let weighted: [[Double?]]
    package let percent: [[Double?]]
    package let means: [[Double?]]
    package let bases: [BaseCounts]
    package let tests: [Test]
  }

  /// A test of independence of a group from blocks, whose p-values are joined by Bonferroni.
  package struct Test: Hashable, Sendable {
    package let group: Int
    package let blocks: [Int]
    package let result: TestResult
  }
}

extension Table {
  /// What a table is called.
  package struct Identity: Hashable, Sendable {
    package let name: String
    package let title: String
    package let base: String?
    package let filter: String?
  }

  var identity: Identity {
    Identity(name: name, title: title, base: baseWords, filter: filter)
  }
}

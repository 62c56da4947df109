/// Columns of one set of respondents, all of the same length.
package struct Dataset: Sendable {
  /// What was read, as the user named it.
  package let name: String
  package let rowCount: Int
  package let columns: [Column]
  /// What the reader of the tables should know about how the data were read.
  package let notes: [String]

  package init(name: String, rowCount: Int, columns: [Column], notes: [String] = []) {
    precondition(
      columns.allSatisfy { $0.count == rowCount }, "columns of a data set must have equal lengths")
    self.name = name
    self.rowCount = rowCount
    self.columns = columns
    self.notes = notes
  }

  /// The same data with more for a reader to know.
  package func adding(notes more: [String]) -> Dataset {
    Dataset(name: name, rowCount: rowCount, columns: columns, notes: notes + more)
  }

  package func index(of name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }

  package subscript(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }
}

package import Files

/// Why a data file could not be read.
package enum DatasetError: Error, Hashable, Sendable, CSVReadingFailure, CustomStringConvertible {
  case file(FileError)
  case csv(CSVError)
  case unknownColumn(name: String, suggestion: String?, known: [String])
  /// A category was named that nobody has, where a misspelling is more likely.
  case unknownCategory(String, column: String, suggestion: String?, known: [String])
  case raggedRow(row: Int, line: Int, fields: Int, expected: Int)
  case notANumber(column: String, row: Int, line: Int)

  package init(_ error: CSVError) {
    self = .csv(error)
  }

  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .csv(let error): "\(error)"
    case .unknownColumn(let name, let suggestion, let known):
      "the file has no column '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; it has \(known.prefix(20).joined(separator: ", "))")
    case .unknownCategory(let name, let column, let suggestion, let known):
      "nobody has the category '\(name)' of '\(column)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; its categories are \(known.prefix(20).joined(separator: ", "))")
    case .raggedRow(let row, let line, let fields, let expected):
      "row \(row) (line \(line)) has \(fields) fields where the header has \(expected); mend the row"
    case .notANumber(let column, let row, let line):
      "column '\(column)' must hold numbers; row \(row) (line \(line)) holds something else"
    }
  }
}

package import Files
package import Microdata
import Words

/// Why a data file could not be read.
package enum DatasetError: Error, Hashable, Sendable, CSVReadingFailure, CustomStringConvertible {
  case file(FileError)
  case csv(CSVError)
  case unknownColumn(name: String, suggestion: String?, known: [String])
  /// A category was named that nobody has, where a misspelling is more likely.
  case unknownCategory(CategoryFault)
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
      "the file has no column '\(name)'; "
        + hint(for: name, among: known, called: "columns", nearest: suggestion)
    case .unknownCategory(let fault): "\(fault)"
    case .raggedRow(let row, let line, let fields, let expected):
      "row \(row) (line \(line)) has \(fields) fields where the header has \(expected); mend the row"
    case .notANumber(let column, let row, let line):
      "column '\(column)' must hold numbers; row \(row) (line \(line)) holds something else"
    }
  }
}

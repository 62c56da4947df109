import Diagnostics
package import Files
package import StudyStorage
import Words

/// Why a list of contacts was refused; nothing of it was stored, and no value of it is told.
///
/// Rows count from 1 below the header.
package enum SampleError: Error, Hashable, CSVReadingFailure {
  case file(FileError)
  case csv(CSVError)
  case study(StudyError)
  case contacts(ContactError)
  case unknownColumn(String, known: [String])
  case tooManyRows(limit: Int)
  case ragged(row: Int, fields: Int, columns: Int)
  case number(row: Int, column: String)
  case numberTwice(row: Int, first: Int)
  /// The study has a case of that number with another contact.
  case numberTaken(row: Int)
  /// The study has cases, and who they are does not stand beside it.
  case contactsAway(path: String)
  case kind(row: Int, column: String)
  case identifier(row: Int, column: String)
  case identifyingStratum(column: Int, values: Int, limit: Int)
  case tooLong(row: Int, column: String, limit: Int)
  case control(row: Int, column: String)

  package init(_ error: CSVError) { self = .csv(error) }
}

extension SampleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .csv(let error): error.description
    case .study(let error): error.description
    case .contacts(let error): error.description
    case .unknownColumn(let name, let known):
      "the file has no column '\(name)'; " + hint(for: name, among: known, called: "columns")
    case .tooManyRows(let limit): "the file has more than \(limit) rows; divide it"
    case .ragged(let row, let fields, let columns):
      "row \(row) has \(fields) fields and the header \(columns); give each row as many"
    case .number(let row, let column):
      "row \(row), column '\(column)' is no number of a case; write a whole number from 1"
    case .numberTwice(let row, let first):
      "row \(row) has the number of row \(first); give each case a number of its own"
    case .numberTaken(let row):
      "row \(row) has the number of another case of the study; leave the number out or change it"
    case .contactsAway(let path):
      "the study has cases, and \(path) is not there, so that contacts which it has would become new"
        + " cases; bring it back, or give each row a case number of its own"
    case .kind(let row, let column):
      "row \(row), column '\(column)' is no kind of case; write person or establishment"
    case .identifier(let row, let column):
      "row \(row), column '\(column)' looks like a phone, a personal number or an e-mail address;"
        + " leave the column out of --strata"
    case .identifyingStratum(let column, let values, let limit):
      "column \(column) has \(values) different values and would tell persons apart; a stratum has"
        + " at most \(limit): leave the column out of --strata"
    case .tooLong(let row, let column, let limit):
      "row \(row), column '\(column)' has more than \(limit) characters; shorten it"
    case .control(let row, let column):
      "row \(row), column '\(column)' holds a control character; remove it"
    }
  }
}

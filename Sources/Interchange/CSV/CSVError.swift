/// What is wrong with a table of separated values, and where.
package struct CSVError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case empty
    /// The file begins with the byte order mark of this encoding.
    case wrongEncoding(String)
    case invalidUTF8
    case zeroByte
    /// The header divides equally well by each of these.
    case ambiguousSeparator([CSVSeparator])
    /// Columns, counted from 1, that have no name, and groups of columns that share one.
    case header(unnamed: [Int], duplicates: [[Int]])
    case tooManyColumns(limit: Int)
    /// A quotation mark opened in the record at that line may never have been closed.
    case recordTooLong(limit: Int, openQuoteLine: Int?)
    case unclosedQuote
    case textAfterQuote
  }

  package let reason: Reason
  /// The position in the file, counted from 0 and with the byte order mark.
  package let byteOffset: Int
  /// The physical line, counted from 1.
  package let line: Int
  /// The character in the line, counted from 1.
  package let column: Int
}

/// The character that separates fields.
package enum CSVSeparator: UInt8, CaseIterable, Sendable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09
}

/// What a reader accepts at most, checked before memory is taken.
package enum CSVLimits {
  package static let columns = 4096
  package static let recordBytes = 1 << 20
}

/// An error of a caller's own that can carry a fault of the file, so that one `throws` covers both.
package protocol CSVReadingFailure: Error {
  init(_ error: CSVError)
}

extension CSVError: CSVReadingFailure {
  package init(_ error: CSVError) {
    self = error
  }
}

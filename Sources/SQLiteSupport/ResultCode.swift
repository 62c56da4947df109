import CSQLite

/// A result code of SQLite, extended where SQLite gives an extended one.
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The code without its extension: `SQLITE_IOERR_FSYNC` gives `SQLITE_IOERR`.
  package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

  /// Matches an extended code against its primary one.
  package static func ~= (pattern: ResultCode, code: ResultCode) -> Bool {
    pattern == code || pattern == code.primary
  }

  static let ok = ResultCode(rawValue: SQLITE_OK)
  static let row = ResultCode(rawValue: SQLITE_ROW)
  static let done = ResultCode(rawValue: SQLITE_DONE)
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  package static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  package static let schemaChanged = ResultCode(rawValue: SQLITE_SCHEMA)
  package static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
}

import CSQLite

/// What SQLite answers to a call: a primary code, or an extended one that refines it.
///
/// In a `switch` a primary code matches all codes that refine it:
/// `case .constraint` catches `.constraintUnique` too.
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The code without its refinement.
  package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

  package static func ~= (pattern: ResultCode, code: ResultCode) -> Bool {
    pattern == code || pattern == code.primary
  }
}

extension ResultCode {
  package static let ok = ResultCode(rawValue: SQLITE_OK)
  package static let error = ResultCode(rawValue: SQLITE_ERROR)
  package static let permission = ResultCode(rawValue: SQLITE_PERM)
  package static let abort = ResultCode(rawValue: SQLITE_ABORT)
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  package static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  package static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
  package static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  package static let schemaChanged = ResultCode(rawValue: SQLITE_SCHEMA)
  package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  package static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  package static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  package static let authorization = ResultCode(rawValue: SQLITE_AUTH)
  package static let range = ResultCode(rawValue: SQLITE_RANGE)
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
  static let row = ResultCode(rawValue: SQLITE_ROW)
  static let done = ResultCode(rawValue: SQLITE_DONE)

  /// The file was removed, renamed or replaced while it was open.
  package static let readOnlyMoved = readOnly.refined(4)
  package static let constraintCheck = constraint.refined(1)
  package static let constraintForeignKey = constraint.refined(3)
  package static let constraintNotNull = constraint.refined(5)
  package static let constraintPrimaryKey = constraint.refined(6)
  package static let constraintUnique = constraint.refined(8)
  package static let constraintRowID = constraint.refined(10)
  package static let constraintDataType = constraint.refined(12)

  private func refined(_ number: Int32) -> ResultCode {
    ResultCode(rawValue: rawValue | number << 8)
  }
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English for the code.
  package var description: String {
    sqlite3_errstr(rawValue).map { String(cString: $0) } ?? "result code \(rawValue)"
  }
}

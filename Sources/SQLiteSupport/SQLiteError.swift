/// What SQLite refused, with the statement's text and never a bound value.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: ResultCode
  package let message: String
  package let sql: String?

  package init(code: ResultCode, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  package var description: String {
    let statement = sql.map { " in \"\($0)\"" } ?? ""
    return "SQLite says \(message) (code \(code.rawValue))\(statement)"
  }
}

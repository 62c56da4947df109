import SQLiteSupport

/// The versions of the study file and the way from each to the next.
///
/// A newer file is refused. An older one is brought forward inside one transaction after a backup
/// beside it, so that a failure leaves the file as it was.
enum Migration {
  /// What brings a file from version `i` to version `i + 1`, for each `i` from 0.
  static let steps: [[String]] = [Schema.version1]

  static var currentVersion: Int { steps.count }

  static func version(of connection: borrowing Connection) throws(SQLiteError) -> Int {
    try number("PRAGMA user_version", on: connection)
  }

  static func applicationID(of connection: borrowing Connection) throws(SQLiteError) -> Int {
    try number("PRAGMA application_id", on: connection)
  }

  /// Runs the steps from a version to the current one; the caller holds the transaction.
  static func bringForward(
    _ connection: borrowing Connection, from version: Int
  ) throws(SQLiteError) {
    for step in steps[version...] {
      for statement in step { try connection.execute(statement) }
    }
    try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
    try connection.execute("PRAGMA user_version = \(currentVersion)")
  }

  private static func number(
    _ sql: String, on connection: borrowing Connection
  ) throws(SQLiteError) -> Int {
    var statement = try connection.prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }
}

import SQLiteSupport

/// The versions of the study file and the way from each to the next.
///
/// A newer file is refused. An older one is brought forward inside one transaction after a backup
/// beside it, so that a failure leaves the file as it was.
enum Migration {
  /// What brings a file from version `i` to version `i + 1`, for each `i` from 0.
  static let steps: [[String]] = [Schema.version1, Schema.version2]

  static var currentVersion: Int { steps.count }

  static func version(of connection: borrowing Connection) throws(SQLiteError) -> Int {
    // Reading a page first makes SQLite look for a step that was cut off.
    var tables = try connection.prepare("SELECT count(*) FROM sqlite_schema")
    _ = try tables.step()
    return try connection.integerPragma("user_version")
  }

  /// Whether the file holds the tables of a version and nothing else that could act.
  static func holdsTables(
    _ connection: borrowing Connection, ofVersion version: Int
  ) throws(SQLiteError) -> Bool {
    let expected = Set(steps[..<version].joined())
    var select = try connection.prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    var found = Set<String>()
    while try select.step() { found.insert(select.text(0) ?? "") }
    return found == expected
  }

  /// Runs the steps from a version to the current one; the caller holds the transaction.
  static func bringForward(
    _ connection: borrowing Connection, from version: Int
  ) throws(SQLiteError) {
    for step in steps[version...] {
      for statement in step { try connection.execute(statement) }
    }
    try connection.setPragma("application_id", to: Int64(Schema.applicationID))
    try connection.setPragma("user_version", to: Int64(currentVersion))
  }
}

/// When a transaction takes its locks.
package enum TransactionKind: String, Sendable {
  /// At the first read or write.
  case deferred = "BEGIN DEFERRED"
  /// Before the first statement, against other writers.
  case immediate = "BEGIN IMMEDIATE"
  /// Before the first statement, against other readers too.
  case exclusive = "BEGIN EXCLUSIVE"
}

extension Connection {
  /// Runs `body` as one transaction: all of it is kept, or nothing.
  ///
  /// The closure writes its error type, `{ () throws(SQLiteError) in … }`, or the caller's own.
  /// - Throws: what `body` throws, or SQLite's error; either way the transaction was rolled back.
  @discardableResult
  package func transaction<Value, Failure: SQLiteFailure>(
    _ kind: TransactionKind, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    precondition(!isInTransaction, "transactions do not nest")
    try run(kind.rawValue, as: Failure.self)
    do {
      let value = try body()
      try run("COMMIT", as: Failure.self)
      return value
    } catch {
      // After an error of its own SQLite may have rolled back already; then there is nothing to do.
      // A rollback that fails leaves the work uncommitted, and the first error is the one to know.
      if isInTransaction { _ = try? execute("ROLLBACK") }
      throw error
    }
  }

  private func run<Failure: SQLiteFailure>(
    _ sql: String, as: Failure.Type
  ) throws(Failure) {
    do { try execute(sql) } catch { throw Failure(sqlite: error) }
  }
}

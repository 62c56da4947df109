extension Connection {
  /// Runs a body that is kept whole or not at all.
  ///
  /// Another writer is waited for as long as the settings say. Whatever the body throws undoes
  /// everything it did; so does a commit that fails.
  package func transaction<Result: ~Copyable, Failure: Error>(
    mapping: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do { try execute("BEGIN IMMEDIATE") } catch { throw mapping(error) }
    let result: Result
    do throws(Failure) {
      result = try body()
    } catch {
      rollBack()
      throw error
    }
    do {
      try execute("COMMIT")
    } catch {
      rollBack()
      throw mapping(error)
    }
    return result
  }

  package func transaction<Result: ~Copyable>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try transaction(mapping: { $0 }, body)
  }

  /// Undoes an open transaction; that none is open is no fault, as SQLite may have undone it itself.
  private func rollBack() {
    do { try execute("ROLLBACK") } catch {}
  }
}

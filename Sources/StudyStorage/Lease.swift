package import Files
import SQLiteSupport

/// Who has an interview open, so that a second terminal is told and nobody writes over another.
package struct Lease: Hashable, Sendable {
  package let holder: String
  package let process: ProcessIdentity
  /// Milliseconds of universal time since 1970.
  package let since: Int

  /// Whether a process can have such a number and have taken an interview at such a time.
  ///
  /// Clocks of laptops differ; a time a day ahead of this one's is no clock's.
  static func isPossible(process: Int, born: Int, since: Int) -> Bool {
    let day = 86_400_000
    return (1...Int(Int32.max)).contains(process) && born >= 0
      && (0...Int(currentTimeMilliseconds()) + day).contains(since)
  }
}

extension Study {
  /// Who has an interview open; nil where nobody has, or where the process that had it is gone.
  package func lease(of interview: InterviewReference) throws(StudyError) -> Lease? {
    try translating { try lease(ofRow: interview.row) }
  }

  func lease(ofRow row: Int) throws(SQLiteError) -> Lease? {
    var select = try connection.prepare(
      "SELECT holder, host, process, born, since FROM lease WHERE interview = ?")
    try select.bind(row)
    guard try select.step() else { return nil }
    guard
      Lease.isPossible(
        process: select.integer(2), born: select.integer(3), since: select.integer(4))
    else { return nil }
    let lease = Lease(
      holder: select.text(0) ?? "",
      process: ProcessIdentity(
        host: select.text(1) ?? "", process: select.integer(2), born: select.integer(3)),
      since: select.integer(4))
    return lease.process.isRunning == false ? nil : lease
  }

  /// Takes an interview for this process; the caller holds the transaction.
  ///
  /// - Throws: `interviewHeld` where another process has it, unless it is to be taken over.
  func takeLease(ofRow row: Int, identity: [UInt8], holder: String, takingOver: Bool) throws {
    let current = ProcessIdentity.current
    if !takingOver, let lease = try lease(ofRow: row), lease.process != current {
      throw StudyError.interviewHeld(InterviewReference.name(of: identity), by: lease)
    }
    var insert = try connection.prepare(
      """
      INSERT OR REPLACE INTO lease (interview, holder, host, process, born, since)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    try insert.run(
      row, holder, current.host, current.process, current.born, Int(currentTimeMilliseconds()))
  }

  func dropLease(ofRow row: Int) throws(SQLiteError) {
    var delete = try connection.prepare("DELETE FROM lease WHERE interview = ?")
    try delete.run(row)
  }
  /// Removes what says of an interview that it is open and cannot be true.
  func dropFalseLeases() throws(SQLiteError) {
    var select = try connection.prepare("SELECT interview, process, born, since FROM lease")
    var rows: [Int] = []
    while try select.step() {
      let isPossible = Lease.isPossible(
        process: select.integer(1), born: select.integer(2), since: select.integer(3))
      if !isPossible { rows.append(select.integer(0)) }
    }
    for row in rows { try dropLease(ofRow: row) }
  }
}

import SQLiteSupport
import Sealing

extension Study {
  /// Goes through the whole study: the file, the chain of every writer, and what is derived from it.
  ///
  /// - Parameter progress: told the share done, from 0 to 1, every so often.
  package func audit(progress: (Double) -> Void = { _ in }) throws(StudyError) -> AuditReport {
    var report = AuditReport()
    do {
      report.findings = try connection.integrityCheck().map(AuditFinding.file)
    } catch {
      report.findings = [.file(error.message)]
      return report
    }
    return try translating {
      if try !hasExpectedSchema() { report.findings.append(.schema) }
      try auditChains(&report, progress: { progress($0 * 0.4) })
      try auditDerived(&report, progress: { progress(0.4 + $0 * 0.6) })
      return report
    }
  }

  private func hasExpectedSchema() throws(SQLiteError) -> Bool {
    var expected = Set<String>()
    for statement in Migration.steps.joined() { expected.insert(statement) }
    var select = try connection.prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    var found = Set<String>()
    while try select.step() { found.insert(select.text(0) ?? "") }
    return found == expected
  }

  private func auditChains(
    _ report: inout AuditReport, progress: (Double) -> Void
  ) throws {
    var total = try connection.prepare("SELECT count(*) FROM event")
    let count = try total.step() ? max(1, total.integer(0)) : 1
    var origins = try connection.prepare("SELECT id, identity, count, head FROM origin ORDER BY id")
    while try origins.step() {
      let origin = origins.integer(0)
      var link = ChainAudit(origin: origin, identity: origins.bytes(1))
      var events = try connection.prepare(
        """
        SELECT number, coalesce((SELECT identity FROM interview WHERE id = event.interview), x''),
          kind, time, actor, form, digest, chain, payload
        FROM event WHERE origin = ? ORDER BY number
        """)
      try events.bind(origin)
      while try events.step() {
        link.check(events, &report)
        report.events += 1
        if report.events.isMultiple(of: 20_000) { progress(Double(report.events) / Double(count)) }
      }
      if link.count != origins.integer(2) || link.head.bytes != origins.bytes(3) {
        report.findings.append(.wrongCount(origin: origin))
      }
    }
  }
}

/// Follows the chain of one writer.
private struct ChainAudit {
  let origin: Int
  let identity: [UInt8]
  private(set) var count = 0
  private var chain: HashChain
  private var header = CanonicalWriter()

  init(origin: Int, identity: [UInt8]) {
    self.origin = origin
    self.identity = identity
    chain = HashChain(origin: identity)
  }

  var head: Digest { chain.head }

  /// Checks the event in the statement's row against the one before it.
  mutating func check(_ event: borrowing Statement, _ report: inout AuditReport) {
    let number = event.integer(0)
    while count + 1 < number {
      count += 1
      if report.findings.count < 100 {
        report.findings.append(.missingEvent(origin: origin, number: count))
      }
    }
    count = number
    EventHeader(
      origin: identity, number: number, interview: event.bytes(1), kind: event.integer(2),
      time: event.integer(3), actor: event.text(4) ?? "", form: event.integer(5)
    ).write(to: &header)
    let stored = event.bytes(6)
    if event.isNull(8) {
      report.erased += 1
    } else if event.withRow({ $0.withBytes(8) { Digest(of: $0).bytes } }) != stored {
      report.findings.append(.alteredPayload(origin: origin, event: number))
    }
    let link = Digest(bytes: stored).map { chain.append(header: header.bytes, payload: $0) }
    let told = event.bytes(7)
    if link?.bytes != told {
      report.findings.append(.brokenChain(origin: origin, event: number))
      if let head = Digest(bytes: told) { chain = HashChain(head: head) }
    }
  }
}

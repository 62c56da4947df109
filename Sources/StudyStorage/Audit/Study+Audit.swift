import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
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
      // SQLite takes what is missing at the end of the last page for zeros.
      let told = try connection.integerPragma("page_count") * connection.integerPragma("page_size")
      if let size = sizeOfFile(path), size < told, report.findings.isEmpty {
        report.findings.append(.file("the file is cut short by \(told - size) bytes"))
      }
    } catch {
      report.findings = [.file(error.message)]
      return report
    }
    do throws(StudyError) {
      return try snapshot {
        try auditReferences(&report)
        try auditPlaces(&report)
        try auditLeases(&report)
        report.head = try head()
        try auditChains(&report, progress: { progress($0 * 0.4) })
        try auditQuestionnaires(&report)
        // Without its questionnaires nothing can be said of what the events mean.
        guard !report.lacksQuestionnaire else { return report }
        try auditDerived(&report, progress: { progress(0.4 + $0 * 0.6) })
        return report
      }
    } catch .damaged(let what) where !report.isClean {
      // SQLite named the damage already; reading on through it is of no use.
      report.findings.append(.file(what))
      return report
    }
  }

  private func auditReferences(_ report: inout AuditReport) throws(SQLiteError) {
    var counts: [String: Int] = [:]
    var check = try connection.prepare("PRAGMA foreign_key_check")
    while try check.step() { counts[check.text(0) ?? "", default: 0] += 1 }
    for (table, count) in counts.sorted(by: { $0.key < $1.key }) {
      report.findings.append(.danglingRows(table: table, count: count))
    }
  }

  /// Events are never removed, so that the last one's place is their number.
  ///
  /// Another program may leave a place so far out that nothing can follow it.
  private func auditPlaces(_ report: inout AuditReport) throws(SQLiteError) {
    var select = try connection.prepare(
      "SELECT count(*), coalesce(min(sequence), 1), coalesce(max(sequence), 0) FROM event")
    guard try select.step() else { return }
    let (events, first, last) = (select.integer(0), select.integer(1), select.integer(2))
    if first != 1 || last != events {
      report.findings.append(.wrongPlaces(last: first < 1 ? first : last, events: events))
    }
  }

  private func auditLeases(_ report: inout AuditReport) throws(SQLiteError) {
    var select = try connection.prepare(
      """
      SELECT interview.identity, process, born, since FROM lease
      JOIN interview ON interview.id = lease.interview ORDER BY interview.id
      """)
    while try select.step() {
      let isPossible = Lease.isPossible(
        process: select.integer(1), born: select.integer(2), since: select.integer(3))
      if !isPossible {
        report.findings.append(
          .falseLease(interview: InterviewReference.name(of: select.bytes(0))))
      }
    }
  }

  /// Compares the questionnaires with what the log says was added.
  private func auditQuestionnaires(_ report: inout AuditReport) throws {
    var added = try connection.prepare("SELECT payload FROM event WHERE kind = ?")
    try added.bind(EventKind.questionnaireAdded.rawValue)
    var told = Set<[UInt8]>()
    while try added.step() { told.insert(added.bytes(0)) }
    var select = try connection.prepare(
      "SELECT id, name, version, digest, source FROM questionnaire ORDER BY id")
    while try select.step() {
      let name = select.text(1) ?? ""
      let version = select.text(2) ?? ""
      let source = SourceText(name: "\(name) \(version)", bytes: select.bytes(4))
      let digest = Digest(of: source.bytes)
      let read = QuestionnaireReader.readAccepted(source)
      if read?.id != name || read?.version != version || digest.bytes != select.bytes(3)
        || !told.contains(Self.payloadOfAdding(name, version, digest))
      {
        report.findings.append(.alteredQuestionnaire(row: select.integer(0)))
      }
    }
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
          kind, time, actor, form, digest, chain, payload, sequence
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

extension AuditReport {
  /// Whether a questionnaire cannot be trusted, so that answers cannot be read with it.
  fileprivate var lacksQuestionnaire: Bool {
    findings.contains { if case .alteredQuestionnaire = $0 { true } else { false } }
  }
}

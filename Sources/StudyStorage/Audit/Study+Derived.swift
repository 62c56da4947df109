import Interviewing
package import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// Compares what is derived from the log with what the log gives.
  func auditDerived(_ report: inout AuditReport, progress: (Double) -> Void) throws {
    var placed: [Int: Int] = [:]
    for version in try questionnaires() {
      try auditChunks(of: version, &report, &placed, progress: progress)
    }
    var interviews = try connection.prepare(
      "SELECT id, identity, questionnaire, status, chunk FROM interview ORDER BY id")
    let versions = try questionnaires()
    let replacements = try readableReplacements()
    while try interviews.step() {
      let row = interviews.integer(0)
      let name = InterviewReference.name(of: interviews.bytes(1))
      let listed = InterviewStatus(rawValue: interviews.integer(3))
      let chunk = interviews.isNull(4) ? nil : interviews.integer(4)
      guard let version = versions.first(where: { $0.row == interviews.integer(2) }),
        let told = try settledStatus(
          ofRow: row, identity: interviews.bytes(1), version, replacedBy: replacements)
      else {
        report.findings.append(.unreadableEvent(interview: name))
        report.interviews[listed ?? .inProgress, default: 0] += 1
        continue
      }
      report.interviews[told, default: 0] += 1
      if listed != told { report.findings.append(.wrongStatus(interview: name)) }
      if placed[row] != chunk || (chunk != nil && told != .completed) {
        report.findings.append(.misplacedInterview(interview: name))
      }
    }
  }

  /// Throws the derived tables away and makes them anew from the log.
  package func rebuild() throws(StudyError) {
    try transaction { () throws(StudyError) in
      try translating {
        try connection.execute("DELETE FROM chunk_column")
        try connection.execute("DELETE FROM chunk")
        try connection.execute("UPDATE interview SET chunk = NULL")
        try dropFalseLeases()
        for version in try questionnaires() {
          try restoreStatuses(version)
          try cacheCompleted(version, whenAtLeast: 1)
        }
      }
    }
  }

  private func restoreStatuses(_ version: StoredQuestionnaire) throws {
    var rows: [(row: Int, identity: [UInt8])] = []
    var select = try connection.prepare(
      "SELECT id, identity FROM interview WHERE questionnaire = ?")
    try select.bind(version.row)
    while try select.step() { rows.append((select.integer(0), select.bytes(1))) }
    let replacements = try readableReplacements()
    var update = try connection.prepare("UPDATE interview SET status = ? WHERE id = ?")
    for (row, identity) in rows {
      guard
        let status = try settledStatus(
          ofRow: row, identity: identity, version, replacedBy: replacements)
      else { continue }
      try update.run(status.rawValue, row)
    }
  }

  /// The status that an interview's events give it; nil where they cannot be read.
  ///
  /// Where any of them was erased it is withdrawn: what is left of it stands in no table.
  func status(ofRow row: Int, _ version: StoredQuestionnaire) -> InterviewStatus? {
    do {
      guard try firstKind(ofRow: row) != nil else { return nil }
      var erased = try connection.prepare(
        "SELECT EXISTS (SELECT 1 FROM event WHERE interview = ?1 AND (payload IS NULL OR kind = ?2))"
      )
      try erased.bind(row, EventKind.withdrawn.rawValue)
      if try erased.step(), erased.integer(0) == 1 {
        return try isErasedSecondKeying(row) ? .verification : .withdrawn
      }
      guard try firstKind(ofRow: row) == .imported else {
        // Replayed, so that events which contradict each other or the questionnaire are found.
        let interview = try replayed(row: row, questionnaire: version)
        return interview.form?.verifies == nil ? interview.outcome.status : .verification
      }
      let sheet = try finalSheet(ofRow: row, questionnaire: version)
      return version.questionnaire.declines(sheet) ? .declined : .completed
    } catch {
      return nil
    }
  }

  /// Which interviews replace which; none where a link cannot be read, which is a finding of its own.
  private func readableReplacements() throws -> [[UInt8]: [Int]] {
    do { return try replacements() } catch is MalformedPayload { return [:] }
  }

  /// Whether a tombstone says that what was erased was the second keying of a form.
  private func isErasedSecondKeying(_ row: Int) throws -> Bool {
    var tombstone = try connection.prepare(
      "SELECT payload FROM event WHERE interview = ? AND kind = ? AND payload IS NOT NULL")
    try tombstone.bind(row, EventKind.withdrawn.rawValue)
    guard try tombstone.step() else { return false }
    var reader = CanonicalReader(tombstone.bytes(0))
    return try reader.array() == 3
  }

  private func auditChunks(
    of version: StoredQuestionnaire, _ report: inout AuditReport, _ placed: inout [Int: Int],
    progress: (Double) -> Void
  ) throws {
    var total = try connection.prepare("SELECT count(*) FROM chunk WHERE questionnaire = ?")
    try total.bind(version.row)
    let count = try total.step() ? max(1, total.integer(0)) : 1
    var chunks = try connection.prepare(
      "SELECT id, rows, interviews FROM chunk WHERE questionnaire = ? ORDER BY id")
    try chunks.bind(version.row)
    var done = 0
    while try chunks.step() {
      let chunk = chunks.integer(0)
      let list = InterviewList.interviews(of: chunks.bytes(2))
      let interviews = list ?? []
      for interview in interviews { placed[interview] = placed[interview] == nil ? chunk : -1 }
      report.columnRows += interviews.count
      if try list == nil || interviews.count != chunks.integer(1)
        || !columnsAgree(of: version, chunk: chunk, interviews: interviews)
      {
        report.findings.append(.wrongColumns(chunk: chunk))
      }
      done += 1
      progress(Double(done) / Double(count))
    }
  }

  private func columnsAgree(
    of version: StoredQuestionnaire, chunk: Int, interviews: [Int]
  ) throws -> Bool {
    let items = version.questionnaire.items
    var builders = items.map { ColumnLayout($0.type).map(ColumnBuilder.init) }
    do {
      for interview in interviews {
        let sheet = try finalSheet(ofRow: interview, questionnaire: version)
        for item in items.indices {
          guard let layout = builders[item]?.layout else { continue }
          builders[item]?.append(
            try ColumnCell(sheet[item] ?? .nonanswer(.notReached), in: layout))
        }
      }
    } catch {
      // An interview that cannot be read agrees with no column; it is a finding either way.
      return false
    }
    var column = try connection.prepare(
      "SELECT data FROM chunk_column WHERE chunk = ? AND item = ? AND part = ?")
    for (item, builder) in builders.enumerated() {
      for part in 0..<(builder?.layout.parts ?? 0) {
        try column.bind(chunk, item, part)
        guard try column.step(), column.bytes(0) == builder?.bytes(part: part) else {
          return false
        }
        column.reset()
      }
    }
    var count = try connection.prepare("SELECT count(*) FROM chunk_column WHERE chunk = ?")
    try count.bind(chunk)
    let expected = builders.reduce(0) { $0 + ($1?.layout.parts ?? 0) }
    return try count.step() && count.integer(0) == expected
  }
}

extension Questionnaire {
  /// Whether the answers decline a consent.
  package func declines(_ sheet: AnswerSheet) -> Bool {
    declinedConsent(before: items.count, given: sheet) != nil
  }
}

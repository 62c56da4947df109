import Interviewing
package import QuestionnaireModel
import SQLiteSupport
import Sealing

/// An interview in a list: by what it may be found again, and nothing of what was said.
package struct ListedInterview: Hashable, Sendable {
  /// Where it came from.
  package enum Source: Hashable, Sendable {
    case conversation
    /// A row of a file; nil where its content, and the row's number with it, was erased.
    case file(String, row: Int?)
  }

  package let name: String
  package let status: InterviewStatus
  package let source: Source
  /// When it began or was stored, in milliseconds of universal time since 1970.
  package let time: Int
}

extension Study {
  /// Goes through all interviews in the order in which they were stored.
  ///
  /// Second keyings stand with the first ones and are left out.
  package func forEachInterview(
    _ body: (ListedInterview, Questionnaire?) -> Void
  ) throws(StudyError) {
    let versions = try questionnaires()
    try snapshot {
      var files = try importedFiles()[...]
      var select = try connection.prepare(
        """
        SELECT identity, questionnaire, status, event.sequence, event.kind, event.time, payload
        FROM interview JOIN event ON event.sequence =
          (SELECT min(sequence) FROM event WHERE event.interview = interview.id)
        ORDER BY event.sequence
        """)
      while try select.step() {
        guard let status = InterviewStatus(rawValue: select.integer(2)), status != .verification
        else { continue }
        let place = select.integer(3)
        while let first = files.first, first.sequence < place { files.removeFirst() }
        let isImported = select.integer(4) == EventKind.imported.rawValue
        let row = isImported ? ImportPayload.row(in: select.bytes(6)) : nil
        let version = select.integer(1)
        body(
          ListedInterview(
            name: InterviewReference.name(of: select.bytes(0)),
            status: status,
            source: isImported ? .file(files.first?.name ?? "", row: row) : .conversation,
            time: select.integer(5)),
          versions.first { $0.row == version }?.questionnaire)
      }
    }
  }

  /// Finds the imported interview of a respondent by the identifier that the file had.
  ///
  /// - Throws: `unknownRespondent` where no interview of the questionnaire has it; the identifier is
  ///   not repeated.
  package func interview(
    ofRespondent identifier: String, of name: String?
  ) throws(StudyError) -> InterviewReference {
    let versions = try versions(named: name)
    let written = RespondentName(Array(identifier.utf8))
    var writer = CanonicalWriter()
    for questionnaire in Set(versions.map(\.questionnaire.id)).sorted() {
      for spelling in [written.bytes] + written.formerSpellings {
        writer.writeRespondent(spelling, of: questionnaire)
        let identity = Digest.identity(of: writer.bytes, key: key)
        if let found = try interview(identity: identity, among: versions) { return found }
      }
    }
    throw .unknownRespondent
  }

  private func interview(
    identity: [UInt8], among versions: [StoredQuestionnaire]
  ) throws(StudyError) -> InterviewReference? {
    try translating {
      var select = try connection.prepare(
        """
        SELECT id, questionnaire, status, (SELECT count(*) FROM event WHERE interview = found.id)
        FROM interview AS found WHERE identity = ?
        """)
      try select.bind(identity)
      guard try select.step() else { return nil }
      let row = select.integer(1)
      guard let version = versions.first(where: { $0.row == row }),
        let status = InterviewStatus(rawValue: select.integer(2))
      else { throw StudyError.damaged("an interview has no questionnaire") }
      return InterviewReference(
        row: select.integer(0), identity: identity, questionnaire: version, status: status,
        eventCount: select.integer(3))
    }
  }

  /// The files that interviews came from; each stands in the log behind the rows it gave.
  private func importedFiles() throws -> [(sequence: Int, name: String)] {
    var select = try connection.prepare(
      "SELECT sequence, payload FROM event WHERE kind = ? ORDER BY sequence")
    try select.bind(EventKind.fileImported.rawValue)
    var files: [(sequence: Int, name: String)] = []
    while try select.step() {
      var reader = CanonicalReader(select.bytes(1))
      try reader.array(count: 4)
      files.append((select.integer(0), try reader.text()))
    }
    return files
  }
}

extension CanonicalWriter {
  /// Writes what the identity of a respondent's interview is made of.
  mutating func writeRespondent(_ name: [UInt8], of questionnaire: String) {
    clear()
    array(2)
    text(questionnaire)
    blob(name)
  }
}

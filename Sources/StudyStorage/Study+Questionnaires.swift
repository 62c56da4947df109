package import Diagnostics
import Files
import QuestionnaireLanguage
package import QuestionnaireModel
import SQLiteSupport
import Sealing

/// A version of a questionnaire as the study holds it.
package struct StoredQuestionnaire: Hashable, Sendable {
  let row: Int
  let digest: [UInt8]
  package let questionnaire: Questionnaire
}

extension Study {
  /// Adds a questionnaire version as its author wrote it; one that is there already is left as it is.
  ///
  /// - Returns: whether it was added.
  package func add(
    _ questionnaire: Questionnaire, source: SourceText, actor: String
  ) throws(StudyError) -> Bool {
    let digest = Digest(of: source.bytes)
    return try transaction { () throws(StudyError) in
      try translating {
        if try holds(digest) { return false }
        if try holdsVersion(of: questionnaire) {
          throw StudyError.questionnaireVersionTaken(
            name: questionnaire.id, version: questionnaire.version)
        }
        try insert(questionnaire, source: source, digest: digest)
        var appender = try EventAppender(on: connection, origin: origin)
        try appender.append(
          EventDraft(
            kind: .questionnaireAdded, interview: nil, time: Int(currentTimeMilliseconds()),
            actor: actor,
            payload: Self.payloadOfAdding(questionnaire.id, questionnaire.version, digest)))
        try appender.finish(on: connection)
        return true
      }
    }
  }

  /// Every version of every questionnaire, in the order they were added.
  package func questionnaires() throws(StudyError) -> [StoredQuestionnaire] {
    try translating {
      var stored: [StoredQuestionnaire] = []
      var select = try connection.prepare(
        "SELECT id, name, version, digest, source FROM questionnaire ORDER BY id")
      while try select.step() {
        let name = select.text(1) ?? ""
        let version = select.text(2) ?? ""
        let source = SourceText(name: "\(name) \(version)", bytes: select.bytes(4))
        guard Digest(of: source.bytes).bytes == select.bytes(3) else {
          throw StudyError.damaged("the text of a questionnaire was changed")
        }
        guard let questionnaire = QuestionnaireReader.readAccepted(source) else {
          throw StudyError.unreadableQuestionnaire(name: name, version: version)
        }
        stored.append(
          StoredQuestionnaire(
            row: select.integer(0), digest: select.bytes(3), questionnaire: questionnaire))
      }
      return stored
    }
  }

  /// Every version of the questionnaire meant, newest last; the name may be left out if there is one.
  package func versions(named name: String?) throws(StudyError) -> [StoredQuestionnaire] {
    let all = try questionnaires()
    var names: [String] = []
    for stored in all where !names.contains(stored.questionnaire.id) {
      names.append(stored.questionnaire.id)
    }
    guard let first = names.first else { throw .noQuestionnaire }
    if name == nil && names.count > 1 { throw .severalQuestionnaires(names) }
    let wanted = name ?? first
    guard names.contains(wanted) else { throw .unknownQuestionnaire(name: wanted, known: names) }
    return all.filter { $0.questionnaire.id == wanted }
  }

  /// The versions of the questionnaire meant that are to be read, newest last, and those left aside
  /// because one was chosen.
  package func versions(
    named name: String?, choosing version: String?
  ) throws(StudyError) -> (read: [StoredQuestionnaire], unread: [StoredQuestionnaire]) {
    let all = try versions(named: name)
    guard let version else { return (all, []) }
    let chosen = all.filter { $0.questionnaire.version == version }
    guard !chosen.isEmpty else {
      throw .unknownVersion(version, known: all.map(\.questionnaire.version))
    }
    return (chosen, all.filter { $0.questionnaire.version != version })
  }

  /// The newest version of the questionnaire meant.
  package func questionnaire(named name: String?) throws(StudyError) -> StoredQuestionnaire {
    let versions = try versions(named: name)
    guard let newest = versions.last else { throw .noQuestionnaire }
    return newest
  }

  private func insert(
    _ questionnaire: Questionnaire, source: SourceText, digest: Digest
  ) throws(SQLiteError) {
    var insert = try connection.prepare(
      "INSERT INTO questionnaire (name, version, digest, source) VALUES (?, ?, ?, ?)")
    try insert.run(questionnaire.id, questionnaire.version, digest.bytes, source.bytes)
  }

  /// What the log says of a questionnaire that was added.
  static func payloadOfAdding(_ name: String, _ version: String, _ digest: Digest) -> [UInt8] {
    var writer = CanonicalWriter()
    writer.array(3)
    writer.text(name)
    writer.text(version)
    writer.blob(digest.bytes)
    return writer.bytes
  }

  private func holds(_ digest: Digest) throws(SQLiteError) -> Bool {
    var select = try connection.prepare("SELECT 1 FROM questionnaire WHERE digest = ?")
    try select.bind(digest.bytes)
    return try select.step()
  }

  private func holdsVersion(of questionnaire: Questionnaire) throws(SQLiteError) -> Bool {
    var select = try connection.prepare(
      "SELECT 1 FROM questionnaire WHERE name = ? AND version = ?")
    try select.bind(questionnaire.id, questionnaire.version)
    return try select.step()
  }
}

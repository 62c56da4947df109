import SQLiteSupport
import Sealing

extension Study {
  /// Lends a session to which the rows of one file are offered; all of them are stored, or none.
  ///
  /// A file whose every byte was imported before is recognized under any name.
  /// - Parameter body: offers the rows and says how many it could not offer.
  package func importing<Failure: Error>(
    file: String, digest: [UInt8], into questionnaire: StoredQuestionnaire, actor: String,
    mapping: (StudyError) -> Failure,
    _ body: (inout ImportSession, _ fileName: String) throws(Failure) -> Int
  ) throws(Failure) {
    try connection.transaction(mapping: { mapping(StudyError($0)) }) { () throws(Failure) in
      let name = try mapped(mapping) { try nameOfFile(digest: digest) } ?? file
      var session = try mapped(mapping) {
        try ImportSession(into: self, questionnaire: questionnaire, actor: actor)
      }
      let rejected = try body(&session, name)
      guard session.storedCount > 0 else { return }
      do throws(SQLiteError) {
        try session.finish(file: name, digest: digest, rejected: rejected, on: connection)
      } catch {
        throw mapping(StudyError(error))
      }
    }
  }

  private func mapped<Result: ~Copyable, Failure: Error>(
    _ mapping: (StudyError) -> Failure, _ body: () throws -> Result
  ) throws(Failure) -> Result {
    do throws(StudyError) { return try translating(body) } catch { throw mapping(error) }
  }

  /// The name under which a file with the same bytes was imported first, if one was.
  private func nameOfFile(digest: [UInt8]) throws -> String? {
    var select = try connection.prepare(
      "SELECT payload FROM event WHERE kind = ? ORDER BY sequence")
    try select.bind(EventKind.fileImported.rawValue, at: 1)
    while try select.step() {
      var reader = CanonicalReader(select.bytes(0))
      _ = try reader.array()
      let name = try reader.text()
      if try reader.blob(count: Digest.byteCount) == digest { return name }
    }
    return nil
  }
}

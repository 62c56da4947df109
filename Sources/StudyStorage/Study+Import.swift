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
    do throws(ImportStop<Failure>) {
      // An event refers to the interview stored a moment before it; looking both up again for every
      // row would cost a tenth of the import. An audit checks the references of the whole file.
      try ImportStop<Failure>.translating { try connection.execute("PRAGMA foreign_keys = OFF") }
      defer { connection.resumeForeignKeys() }
      try connection.transaction(.immediate) { () throws(ImportStop<Failure>) in
        let known: String? = try ImportStop<Failure>.translating { try nameOfFile(digest: digest) }
        let name = known ?? file
        var session = try ImportStop<Failure>.translating {
          try ImportSession(into: self, questionnaire: questionnaire, actor: actor)
        }
        let rejected: Int
        do throws(Failure) {
          rejected = try body(&session, name)
        } catch {
          throw .caller(error)
        }
        guard session.storedCount > 0 else { return }
        do throws(SQLiteError) {
          try session.finish(file: name, digest: digest, rejected: rejected, on: connection)
        } catch {
          throw .study(StudyError(sqlite: error))
        }
      }
    } catch {
      switch error {
      case .study(let error): throw mapping(error)
      case .caller(let error): throw error
      }
    }
  }

  /// The name under which a file with the same bytes was imported first, if one was.
  private func nameOfFile(digest: [UInt8]) throws -> String? {
    var select = try connection.prepare(
      "SELECT payload FROM event WHERE kind = ? ORDER BY sequence")
    try select.bind(EventKind.fileImported.rawValue)
    while try select.step() {
      if select.isNull(0) { continue }
      var reader = CanonicalReader(select.bytes(0))
      try reader.array(count: 4)
      let name = try reader.text()
      if try reader.blob(count: Digest.byteCount) == digest { return name }
    }
    return nil
  }
}

extension Connection {
  /// Checks references again; a failure leaves them unchecked on this connection alone.
  fileprivate borrowing func resumeForeignKeys() {
    do { try execute("PRAGMA foreign_keys = ON") } catch {}
  }
}

/// What ended an import: the study, or whoever offers the rows.
private enum ImportStop<Failure: Error>: SQLiteFailure {
  case study(StudyError)
  case caller(Failure)

  init(sqlite error: SQLiteError) {
    self = .study(StudyError(sqlite: error))
  }

  static func translating<Result: ~Copyable>(
    _ body: () throws -> Result
  ) throws(ImportStop) -> Result {
    do throws(StudyError) {
      return try StudyStorage.translating(body)
    } catch {
      throw .study(error)
    }
  }
}

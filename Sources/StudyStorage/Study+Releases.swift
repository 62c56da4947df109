import Sealing

extension Study {
  /// The key for digests of what was published; nobody can make one without the study.
  package var releaseKey: [UInt8] {
    Digest(of: key + Array("published tables".utf8)).bytes
  }

  /// Notes that a book was published, in the bytes that the ledger of releases has.
  package func notePublished(_ release: [UInt8], actor: String) throws(StudyError) {
    try note(.bookPublished, payload: release, actor: actor)
  }

  /// The bytes of every release, in the order of the log.
  package func releases() throws(StudyError) -> [[UInt8]] {
    try notes(of: [.bookPublished]).compactMap(\.payload)
  }

  /// Notes that somebody looks at small counts of a table, and why.
  ///
  /// - Parameter table: which one, by its items; it holds no answer.
  package func noteSmallCountsShown(
    of table: String, because reason: String, actor: String
  ) throws(StudyError) {
    var writer = CanonicalWriter()
    writer.array(3)
    writer.integer(1)
    writer.text(table)
    writer.text(reason)
    try note(.smallCountsShown, payload: writer.bytes, actor: actor)
  }

  /// Which tables were looked at with their small counts, and why, in the order of the log.
  package func smallCountsShown() throws(StudyError) -> [(table: String, reason: String)] {
    let notes = try notes(of: [.smallCountsShown])
    return try translating {
      try notes.compactMap { note in
        guard let payload = note.payload else { return nil }
        var reader = CanonicalReader(payload)
        try reader.array(count: 3)
        guard try reader.integer() == 1 else { throw MalformedPayload(offset: reader.offset) }
        let shown = (table: try reader.text(), reason: try reader.text())
        try reader.finish()
        return shown
      }
    }
  }
}

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
}

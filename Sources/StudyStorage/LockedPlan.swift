package import Diagnostics
import Sealing

/// A plan as it was fixed in the study's log.
package struct LockedPlan: Hashable, Sendable {
  package let name: String
  /// The plan as its author wrote it.
  package let source: SourceText
  /// The digest of its text, in hexadecimal.
  package let digest: String
  /// Milliseconds of universal time since 1970.
  package let time: Int
  package let actor: String
}

extension Study {
  /// Fixes a plan in the log, with its whole text, so that a later one can be held against it.
  ///
  /// - Returns: false where the last plan of that name has the same text, so that nothing is added.
  package func lock(
    plan name: String, source: SourceText, actor: String
  ) throws(StudyError) -> Bool {
    let digest = Digest(of: source.bytes)
    if try lockedPlans().last(where: { $0.name == name })?.digest == digest.description {
      return false
    }
    var writer = CanonicalWriter()
    writer.array(4)
    writer.integer(1)
    writer.text(name)
    writer.blob(digest.bytes)
    writer.text(source.text(of: source.span))
    try note(.planLocked, payload: writer.bytes, actor: actor)
    return true
  }

  /// Every plan that was fixed, in the order of the log.
  package func lockedPlans() throws(StudyError) -> [LockedPlan] {
    let notes = try notes(of: [.planLocked])
    return try translating {
      try notes.compactMap { note in
        guard let payload = note.payload else { return nil }
        var reader = CanonicalReader(payload)
        try reader.array(count: 4)
        guard try reader.integer() == 1 else { throw MalformedPayload(offset: reader.offset) }
        let name = try reader.text()
        let digest = try reader.blob(count: 32)
        let source = SourceText(name: "\(name) as locked", text: try reader.text())
        try reader.finish()
        guard Digest(of: source.bytes).bytes == digest else {
          throw StudyError.damaged("the text of a locked plan was changed")
        }
        return LockedPlan(
          name: name, source: source, digest: Digest(of: source.bytes).description,
          time: note.time, actor: note.actor)
      }
    }
  }
}

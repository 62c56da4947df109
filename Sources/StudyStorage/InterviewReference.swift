/// An interview of a study: its row, its identity, and the name people know it by.
package struct InterviewReference: Hashable, Sendable {
  let row: Int
  let identity: [UInt8]
  package let questionnaire: StoredQuestionnaire
  package let status: InterviewStatus

  /// A short name made of the identity, in letters and digits that are not taken for one another.
  package var name: String { Self.name(of: identity) }

  /// Eight characters of Crockford's base 32, in two groups.
  static func name(of identity: [UInt8]) -> String {
    let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let bits = identity.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let characters = (0..<8).map { symbols[Int(bits >> UInt64(35 - $0 * 5)) & 31] }
    return String(characters.prefix(4)) + "-" + String(characters.suffix(4))
  }
}

/// An interview of a study: its row, its identity, and the name people know it by.
package struct InterviewReference: Hashable, Sendable {
  let row: Int
  let identity: [UInt8]
  package let questionnaire: StoredQuestionnaire
  package let status: InterviewStatus
  /// How many events it had when it was listed; more of them mean that it went on since.
  let eventCount: Int

  /// A short name made of the identity, in letters and digits that are not taken for one another.
  package var name: String { Self.name(of: identity) }

  private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Eight characters of Crockford's base 32, in two groups.
  static func name(of identity: [UInt8]) -> String {
    let bits = identity.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let characters = (0..<8).map { symbols[Int(bits >> UInt64(35 - $0 * 5)) & 31] }
    return String(characters.prefix(4)) + "-" + String(characters.suffix(4))
  }

  /// The symbols that a person meant: any case, O for 0, I and L for 1, hyphens and spaces aside.
  static func symbols(ofTyped text: String) -> String {
    String(
      text.uppercased().compactMap { character -> Character? in
        switch character {
        case "-", " ": nil
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      })
  }

  /// The least and the greatest identity whose name begins with what was typed; nil for no name.
  static func identities(named text: String) -> (low: [UInt8], high: [UInt8])? {
    let typed = symbols(ofTyped: text)
    guard (1...8).contains(typed.count) else { return nil }
    var bits: UInt64 = 0
    for symbol in typed {
      guard let value = symbols.firstIndex(of: symbol) else { return nil }
      bits = bits << 5 | UInt64(value)
    }
    let open = UInt64(40 - typed.count * 5)
    let low = bits << open
    let high = low | (UInt64(1) << open - 1)
    func bytes(_ number: UInt64) -> [UInt8] {
      (0..<5).map { UInt8(truncatingIfNeeded: number >> UInt64(32 - $0 * 8)) }
    }
    return (
      bytes(low) + [UInt8](repeating: 0, count: 11),
      bytes(high) + [UInt8](repeating: 0xFF, count: 11)
    )
  }
}

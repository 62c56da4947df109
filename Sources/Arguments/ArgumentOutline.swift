/// One operand or option of some command, without what it does to it.
package struct ArgumentOutline: Hashable, Sendable {
  package let name: String
  package let isOperand: Bool
  /// The letter that help tells.
  package let short: Character?
  /// How help writes its value; nil for an operand or a flag.
  package let placeholder: String?
  package let help: String
  /// The values that there are, where they can be counted.
  package let words: [String]
  package let effect: Effect

  package enum Effect: Hashable, Sendable {
    case always
    /// In some modes alone; elsewhere it is refused.
    case inModes
    /// On some kinds of data alone.
    case onData
  }

  init<Target>(_ entry: Grammar<Target>.Entry) {
    name = entry.name
    short = entry.tellsShort ? entry.short : nil
    help = entry.help
    words = entry.words
    switch entry.kind {
    case .operand: (isOperand, placeholder) = (true, nil)
    case .flag: (isOperand, placeholder) = (false, nil)
    case .option(let text, _): (isOperand, placeholder) = (false, text)
    }
    effect =
      switch entry.effect {
      case .always: .always
      case .only: .inModes
      case .onData: .onData
      }
  }
}

/// The command line of one command as a table: parsing and help both come from it.
package struct Grammar<Target>: Sendable {
  package let entries: [Entry]

  package init(_ entries: Entry...) {
    self.entries = entries
    Self.check(entries)
  }

  /// One row of the table.
  package struct Entry: Sendable {
    /// The long name without its dashes, or the operand's name.
    package let name: String
    package let short: Character?
    package let kind: Kind
    package let help: String
    /// What a value looks like, completing the sentence "expected …".
    let expectation: String
    /// Stores a value in the target and says whether the text was a value of the right kind.
    let assign: @Sendable (inout Target, String) -> Bool
  }

  /// How an entry is written, and how often.
  package enum Kind: Hashable, Sendable {
    case operand(Occurrence)
    case flag(negatable: Bool)
    case option(placeholder: String, repeatable: Bool)
  }

  /// How often an operand is written.
  package enum Occurrence: Hashable, Sendable {
    case once, optional, any, atLeastOnce
  }

  var operands: [Entry] {
    entries.filter { if case .operand = $0.kind { true } else { false } }
  }

  var options: [Entry] {
    entries.filter { if case .operand = $0.kind { false } else { true } }
  }

  /// Stops the program when the table itself is wrong, so that one test that reads it is enough.
  private static func check(_ entries: [Entry]) {
    var names: Set<String> = ["help"]
    var shorts: Set<Character> = ["h"]
    var operandsMayEnd = false
    for entry in entries {
      if case .operand(let occurrence) = entry.kind {
        precondition(!operandsMayEnd, "only the last operand may be optional or repeat")
        operandsMayEnd = occurrence != .once
      } else {
        precondition(names.insert(entry.name).inserted, "an option's name is used twice")
      }
      if case .flag(negatable: true) = entry.kind {
        precondition(names.insert("no-" + entry.name).inserted, "an option's name is used twice")
      }
      if let short = entry.short {
        precondition(shorts.insert(short).inserted, "an option's letter is used twice")
      }
    }
  }
}

/// The command line of one command as a table: parsing, help and what goes with what come from it.
package struct Grammar<Target>: Sendable {
  /// What help calls the entries where they are a group of another command line.
  let title: String
  package let entries: [Entry]

  /// Makes the table of entries that say when they have an effect; others do not compile.
  package init(title: String = "Options", _ parts: Part...) {
    self.title = title
    entries = parts.flatMap(\.entries)
    Self.check(entries)
  }

  /// One row of the table.
  package struct Entry: Sendable {
    /// The long name without its dashes, or the operand's name.
    package let name: String
    /// The letter that stands for it.
    package let short: Character?
    package let kind: Kind
    package internal(set) var help: String
    /// What a value looks like, completing the sentence "expected …".
    package let expectation: String
    /// The values that there are, where they can be counted.
    package let words: [String]
    /// Under which heading help shows it.
    package internal(set) var section = "Options"
    /// Whether help tells the letter; one that meant something else before is taken in silence.
    package internal(set) var tellsShort = true
    package internal(set) var effect = Effect.always
    /// Stores a value in the target and says whether the text was a value of the right kind.
    let assign: @Sendable (inout Target, String) -> Bool
  }

  /// Entries of which it is said when they have an effect.
  package struct Part: Sendable {
    var entries: [Entry]
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

  /// When an entry changes what comes of a command.
  package enum Effect: Sendable {
    case always
    /// Where all of these hold.
    case only([Mode])
    /// Where the data allow it; whoever reads the data refuses it otherwise.
    case onData
  }

  /// A way in which a command is used, as other arguments say it.
  package struct Mode: Sendable {
    let holds: @Sendable (Target) -> Bool
    /// Why the entry has no effect elsewhere, in words that follow a colon.
    let reason: String
    /// What to write so that it has one; empty where nothing would help.
    let remedy: String
  }

  var operands: [Entry] {
    entries.filter { if case .operand = $0.kind { true } else { false } }
  }

  package var options: [Entry] {
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

package import QuestionnaireModel

/// How part of an interview was gone through: paradata, which no answer depends on.
package struct Observation: Hashable, Sendable {
  /// What was on the screen; numbers are stored and never reused.
  package enum Kind: Int, CaseIterable, Hashable, Sendable {
    /// A question, from when it was shown until it was left.
    case question = 1
    /// The list of questions, from which one was jumped to.
    case overview = 2
    case supportCard = 3
    /// The screen was hidden, from the key until it was unlocked.
    case hidden = 4
    /// It locked itself after a while without a key.
    case idle = 5
    /// An answer was refused, or doubted and asked to confirm.
    case refusal = 6
    case help = 7
    /// A wrong passphrase was typed at the lock.
    case wrongPassphrase = 8
  }

  package let kind: Kind
  package let item: ItemID?
  /// Milliseconds of universal time since 1970.
  package let start: Int
  package let end: Int

  package init(kind: Kind, item: ItemID?, start: Int, end: Int) {
    self.kind = kind
    self.item = item
    self.start = start
    self.end = end
  }
}

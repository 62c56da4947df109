import QuestionnaireModel

/// A key of heads-down entry.
package enum EntryKey: Hashable, Sendable {
  case character(Character)
  case erase
  case enter
  /// To the field before.
  case back
}

/// What a key or a line leads to.
package enum EntryStep: Sendable {
  /// The field takes more.
  case typing
  /// Another field is the active one, and nothing is to be stored.
  case moved
  /// The event must be stored before the entry that it gives is shown.
  case event(InterviewEvent, becoming: KeyedEntry)
  /// What was keyed is asked once more.
  case refused(EntryFault)
}

/// Why what was keyed is asked once more; it never repeats what was keyed.
package struct EntryFault: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case input(InputFault)
    case interview(InterviewFault)
    /// The first keying of the form holds something else.
    case differs
  }

  package let cause: Cause
  package let item: Int?
  /// Whether the same once more is kept: confirmed, or flagged as what the paper says.
  package let staysIfRepeated: Bool
}

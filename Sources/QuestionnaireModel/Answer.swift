package import Words

/// What an item holds: a typed answer or a typed non-answer, never a mixture.
package enum Answer: Hashable, Sendable {
  /// The code of the one option chosen; also a point on a scale and a consent.
  case choice(Int)
  /// The codes chosen in a multiple item, ascending and without repetition.
  case choices([Int])
  /// The codes ranked, the first one first.
  case ranking([Int])
  case integer(Int)
  case decimal(Double)
  case text(String)
  case date(CalendarDate)
  case time(ClockTime)
  case nonanswer(Nonanswer)

  /// Makes the answer of a multiple item in its one canonical order.
  package static func choices(of codes: some Sequence<Int>) -> Answer {
    .choices(Array(Set(codes)).sorted())
  }

  package var nonanswer: Nonanswer? {
    if case .nonanswer(let kind) = self { return kind }
    return nil
  }
}

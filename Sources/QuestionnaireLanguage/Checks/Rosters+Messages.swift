import Diagnostics
import QuestionnaireModel

/// What is wrong with rosters and vignettes.
extension Diagnostic {
  static func rosterSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .rosterSource,
      "a roster goes over a multiple item that is asked before it, and '\(name)' is none; for a "
        + "number of times use 'count'", at: span)
  }

  static func rosterCount(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .rosterCount,
      "'count' names a whole number asked before, of which 'range' or 'most' says that it is at most "
        + "\(Limits.passes); '\(name)' is none", at: span)
  }

  static func longNameInPass(_ name: String, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .longNameInPass,
      "it is stored as '\(name)', which is longer than \(limit) characters; shorten it or what the "
        + "name ends in", at: span)
  }

  static func nestedTooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nestedTooDeep, "at most \(limit) rosters stand inside each other; move this one out",
      at: span)
  }

  static func vignetteInRoster(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nestedTooDeep,
      "a vignette cannot stand in a roster or a vignette, for its levels are drawn once; move it out",
      at: span)
  }

  static func impossibleDeck(_ fault: VignetteDeck.Fault, at span: SourceSpan) -> Diagnostic {
    let message =
      switch fault {
      case .tooFewProfiles(let count):
        "there are only \(count) profiles that nothing forbids, fewer than are wanted; forbid fewer "
          + "or show fewer"
      case .uneven(let profiles, let blocks):
        "\(profiles) profiles cannot be parted into \(blocks) blocks of as many as are shown; the "
          + "size is the number of blocks times 'show'"
      case .cannotVary:
        "no deck has a different level of the varied factor each time; it needs as many levels as "
          + "are shown, each in as many profiles"
      case .tooManyProfiles(let limit):
        "there are more than \(limit) profiles; use fewer factors or levels, or draw from the full "
          + "deck"
      }
    return Diagnostic(.impossibleDeck, message, at: span)
  }
}

import Diagnostics
import QuestionnaireLanguage

/// What is wrong with a name in a plan: nothing is called so, or not here.
extension Diagnostic {
  static func planUnknownItem(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planUnknownItem, "the data have no item '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func planUnknownCategory(
    _ text: String, of item: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.planUnknownCategory, "'\(text)' is not an answer to '\(item)'", at: span)
      .suggesting(text, among: known)
  }

  static func unknownPart(
    _ name: String, _ kind: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    let list = known.isEmpty ? "; the plan declares none" : ""
    return Diagnostic(.unknownPart, "unknown \(kind) '\(name)'\(list)", at: span)
      .suggesting(name, among: known)
  }

  static func unknownBattery(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownBattery, "unknown battery '\(name)'; name a battery, or list the items", at: span
    ).suggesting(name, among: known)
  }

  static func unknownIndex(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unknownIndex, "the questionnaire has no index '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func unknownRoster(
    _ name: String, kind: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.unknownRoster, "the questionnaire has no \(kind) '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func unknownLanguage(_ tag: String, known: [String], at span: SourceSpan) -> Diagnostic {
    let list = known.isEmpty ? "there is none" : "it has \(known.joined(separator: ", "))"
    return Diagnostic(
      .unknownLanguage, "the questionnaire has no language '\(tag)'; \(list)", at: span)
  }

  static func usedBeforeMade(
    _ name: String, declared: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .usedBeforeMade, "derived item '\(name)' is used before it is made; put it first", at: span,
      notes: [Note("it is made here", at: declared)])
  }

  static func unusedPart(_ name: String, _ kind: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unusedPart, .warning, "nothing uses the \(kind) '\(name)'; remove it", at: span)
  }

  static func ambiguousCategory(of item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ambiguousCategory, "several answers to '\(item)' have this label; write the code", at: span)
  }

  static func nameOfItem(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nameOfItem, "'\(name)' is an item of the data already; give the derived item another name",
      at: span)
  }

  static func itemOfRecords(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .itemOfRecords, "'\(name)' is an item of records; say under 'records' which are counted",
      at: span)
  }

  static func otherQuestionnaire(
    _ name: String, actual: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .otherQuestionnaire, "the plan is for '\(name)', and the data answer '\(actual)'", at: span)
  }

  static func unknownVersion(
    _ version: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownVersion,
      "the data hold no version \(version); they hold \(known.joined(separator: ", "))", at: span)
  }

  static func notInVersion(_ name: String, version: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notInVersion,
      "'\(name)' is asked in version \(version) and not in the newest one; leave it out, "
        + "or read that version alone with 'version: \(version)'", at: span)
  }

  static func dataWithoutQuestionnaire(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataWithoutQuestionnaire,
      "the data have no questionnaire, and the plan is for '\(name)'; use a study", at: span)
  }

  static func noWaveItem(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noWaveItem, "no item has the role 'wave'; name the item of the waves with 'item'", at: span)
  }

  static func differsBetweenWaves(
    _ item: String, _ difference: String, version: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .differsBetweenWaves,
      "'\(item)' \(difference) in version \(version), so its waves are not compared; "
        + "give a reason under 'forced' to compare them with a caution", at: span)
  }

  static func itemsOfQuestionnaire(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .itemsOfQuestionnaire,
      "the questionnaire says what its items are; leave 'items' out", at: span)
  }
}

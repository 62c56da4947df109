import Diagnostics
import QuestionnaireModel

/// What is wrong with the placeholders of a text.
extension Diagnostic {
  static func malformedPlaceholder(
    _ reason: TextTemplate.Fault.Reason, at span: SourceSpan
  ) -> Diagnostic {
    let words =
      switch reason {
      case .unclosed: "this brace is not closed; a brace that is meant to be read is written {{"
      case .unopened: "no brace is open here; a brace that is meant to be read is written }}"
      case .empty: "these braces are empty; they hold the name of an item or forms"
      case .unreadable:
        "these braces hold neither the name of an item, such as {P12} or {P12|some}, nor forms, "
          + "such as {f:she;m:he}"
      }
    return Diagnostic(.malformedPlaceholder, words, at: span)
  }

  static func pipeInLabel(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .pipeInLabel,
      "only the texts, instructions and checks of items can hold an answer; '\(item)' cannot "
        + "stand in a label", at: span)
  }

  static func unpipeable(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unpipeable, "'\(item)' holds no single answer that could be read here", at: span)
  }

  static func sensitivePiped(
    _ item: String, _ disclosure: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .sensitivePiped, "'\(item)' is \(disclosure), and only open answers may be read out again",
      at: span)
  }

  static func pipeNotAsked(
    _ item: String, before reader: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .pipeMayBeEmpty, .warning,
      "'\(item)' is not asked on every path to '\(reader)'; say what to read then: {\(item)|…}",
      at: span)
  }

  static func pipeOfNonanswer(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .pipeMayBeEmpty, .warning,
      "'\(item)' may hold no answer; say what to read then: {\(item)|…}", at: span)
  }

  static func unknownForm(_ form: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unknownForm, "no option of one item has the form '\(form)' beside these", at: span)
      .suggesting(form, among: known)
  }

  static func ambiguousForm(
    _ form: String, items: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .ambiguousForm,
      "the options of \(items.map { "'\($0)'" }.joined(separator: " and ")) have the form "
        + "'\(form)'; which of them chooses is not said", at: span)
  }

  static func missingForm(
    _ form: String, of item: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingForm, "there is no text for the form '\(form)', which '\(item)' can take", at: span)
  }

  static func placeholdersDiffer(
    lacking: [String], beyond: [String], in language: String, at span: SourceSpan
  ) -> Diagnostic {
    func list(_ names: [String]) -> String { names.map { "{\($0)}" }.joined(separator: ", ") }
    let parts =
      (lacking.isEmpty ? [] : ["lacks \(list(lacking))"])
      + (beyond.isEmpty ? [] : ["adds \(list(beyond))"])
    return Diagnostic(
      .placeholdersDiffer, .warning,
      "the text in '\(language)' \(parts.joined(separator: " and ")) beside the source text",
      at: span)
  }
}

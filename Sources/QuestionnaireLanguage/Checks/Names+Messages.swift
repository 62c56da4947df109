import Diagnostics
import QuestionnaireModel

/// What is wrong with a name: it is unknown, ill-formed, or used twice.
extension Diagnostic {
  static func unknownEntry(
    _ name: String, _ subject: ConditionScope.Subject, known: some Sequence<String>,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.unknownEntry, "unknown \(subject.rawValue) '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func unknownOption(
    _ option: String, of entry: String, _ subject: ConditionScope.Subject,
    known: some Sequence<String>, at span: SourceSpan
  ) -> Diagnostic {
    let shown = option.isEmpty ? "this is no option" : "'\(option)' is not an option"
    return Diagnostic(.unknownOption, "\(shown) of \(subject.rawValue) '\(entry)'", at: span)
      .suggesting(option, among: known)
  }

  static func ambiguousLabel(of entry: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownOption, "several options of '\(entry)' have this label; write a code or a name",
      at: span)
  }

  static func unknownNonanswer(
    _ name: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownNonanswer,
      "'\(name)' is not a non-answer; they are \(known.joined(separator: ", "))", at: span
    ).suggesting(name, among: known)
  }
}

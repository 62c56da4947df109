import Diagnostics
import QuestionnaireModel

/// The codes of what solving the routes finds.
extension DiagnosticCode {
  static let unreachable: Self = "Q0420"
  static let foregoneRoute: Self = "Q0421"
  static let deadAlternative: Self = "Q0422"
  static let unmeetableCheck: Self = "Q0423"
  static let uselessCheck: Self = "Q0424"
  static let impossibleOption: Self = "Q0425"
  static let deadEnd: Self = "Q0426"
  static let decisiveNonanswer: Self = "Q0427"
  static let unfillableQuota: Self = "Q0428"

  static let warningsOfRoutes: [DiagnosticCode] = [
    .foregoneRoute, .deadAlternative, .uselessCheck, .impossibleOption, .decisiveNonanswer,
  ]
}

/// What is wrong with the routes that answers lead to; each note names a respondent.
extension Diagnostic {
  static func unreachable(_ owner: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .unreachable, "nobody is ever asked \(owner): this cannot hold", at: span,
      notes: [example(respondent, "it does not hold")])
  }

  static func unfillableQuota(_ quota: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .unfillableQuota, "quota '\(quota)' cannot fill: nobody who comes to the end meets this",
      at: span, notes: [example(respondent, "it does not hold")])
  }

  static func foregoneRoute(_ owner: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .foregoneRoute, .warning,
      "everybody who comes to \(owner) is asked it: this always holds there", at: span,
      notes: [example(respondent, "it holds")])
  }

  static func deadAlternative(_ number: Int, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .deadAlternative, .warning, "alternative \(number) of this condition can never hold",
      at: span, notes: [example(respondent, "it does not hold")])
  }

  static func unmeetableCheck(of item: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .unmeetableCheck, "no answer to '\(item)' meets this check", at: span,
      notes: [example(respondent, "every answer fails it")])
  }

  static func uselessCheck(of item: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .uselessCheck, .warning, "no answer to '\(item)' fails this check", at: span,
      notes: [example(respondent, "every answer passes it")])
  }

  static func impossibleOption(
    _ option: String, of item: String, shownBy respondent: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .impossibleOption, .warning,
      "option '\(option)' of '\(item)' can never be chosen: a check rules it out", at: span,
      notes: [example(respondent, "a check fails")])
  }

  static func deadEnd(_ item: String, shownBy respondent: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .deadEnd, "not everybody can answer '\(item)': its checks can leave no answer", at: span,
      notes: [example(respondent, "every answer fails a check")])
  }

  static func decisiveNonanswer(
    _ kind: Nonanswer, to item: String, skipped: Int, of count: Int, shownBy respondent: String,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .decisiveNonanswer, .warning,
      "'\(kind.rawValue)' in '\(item)' silently leaves out \(skipped) of \(count) questions; "
        + "say what it means with 'is \(kind.rawValue)', or do not allow it", at: span,
      notes: [example(respondent, "conditions on it are unknown and nothing is asked")])
  }

  private static func example(_ respondent: String, _ outcome: String) -> Note {
    Note(
      respondent.isEmpty
        ? "whatever is answered, \(outcome)" : "for example, with \(respondent) \(outcome)")
  }
}

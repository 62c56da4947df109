import Diagnostics
import Microdata
import QuestionnaireLanguage

/// What is wrong with weights, designs and the protection of respondents.
extension Diagnostic {
  static func weightNotNumeric(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.weightNotNumeric, "'\(item)' holds categories, and a weight is a number", at: span)
  }

  static func wrongRole(
    _ item: String, role: String, wanted: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongRole, "'\(item)' has the role '\(role)', and here '\(wanted)' is meant", at: span)
  }

  static func weightWithoutRole(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .weightWithoutRole, .warning,
      "the questionnaire does not say that '\(item)' is a weight; give it 'role: weight'", at: span)
  }

  static func frequencyWithDesign(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .frequencyWithDesign,
      "a frequency counts respondents, and a design needs each of them; keep one", at: span)
  }

  static func stageWithoutClusters(stage: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .stageWithoutClusters,
      "stage \(stage) draws no clusters and is not the last; name one under 'clusters' for each "
        + "stage but the last", at: span)
  }

  static func neverExported(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.neverExported, AnswersKept(item: item).rule, at: span)
  }

  static func identifyingTabulated(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .identifyingTabulated, .warning,
      "'\(item)' tells who a respondent is; recode it into broad groups", at: span)
  }

  static func refusedCross(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .refusedCross,
      "a table of survivors does not cross sex, form of exploitation, age and place; "
        + "leave one out", at: span)
  }

  static func tooExactForSurvivors(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooExactForSurvivors,
      "'\(item)' is too exact for a table of survivors; derive regions or bands from it", at: span)
  }

  static func thresholdTooLow(least: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .thresholdTooLow, "counts below \(least) single people out here; suppress them", at: span)
  }

  static func survivorsUnprotected(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .survivorsUnprotected,
      "every item of the questionnaire is sensitive; its respondents stay protected", at: span)
  }

  static func dominanceOutOfRange(
    _ key: String, _ range: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.dominanceOutOfRange, "'\(key)' lies \(range), or it protects nobody", at: span)
  }

  static func dominanceIncomplete(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dominanceIncomplete,
      "a rule of dominance has 'largest' and 'share', or 'percent'; say what is meant", at: span)
  }

  static func noDesignRoles(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noDesignRoles,
      "no questionnaire names a weight, strata or clusters here; name the items instead", at: span)
  }
}

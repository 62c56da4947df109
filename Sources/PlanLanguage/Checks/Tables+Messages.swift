import Diagnostics
import QuestionnaireLanguage

/// What is wrong with banners, tables and their tests.
extension Diagnostic {
  static func bannerWithoutColumns(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .bannerWithoutColumns, "banner '\(name)' has no columns; name at least one item", at: span)
  }

  static func nestedInItself(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.nestedInItself, "'\(item)' is nested in itself; name it once", at: span)
  }

  static func stubInBanner(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .stubInBanner, "'\(item)' would be counted against itself; choose another banner", at: span)
  }

  static func gridWithBanner(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .gridWithBanner,
      "a grid of categories has no banner; set 'banner: none', or 'show' one number of each item",
      at: span)
  }

  static func cellOfMultiple(_ cell: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undefinedCell, "options that are chosen together have no '\(cell)'; leave it out", at: span)
  }

  static func cellOfCounts(_ cell: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undefinedCell, "'\(cell)' counts respondents, and here they are weighted; leave it out",
      at: span)
  }

  static func cellOfDesign(_ cell: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undefinedCell, "'\(cell)' compares designs, and there is no weight or design here", at: span)
  }

  static func metByNobody(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.metByNobody, "no respondent can meet this condition", at: span)
  }

  static func neverTogether(_ items: [String], at span: SourceSpan) -> Diagnostic {
    let names = items.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      .neverTogether, "nobody is asked both the rows and \(names), so the table is empty", at: span)
  }

  static func tooFewColumns(_ banner: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooFewColumns,
      "no group of banner '\(banner)' has two columns to compare; set 'compare: none'", at: span)
  }

  static func levelOutOfRange(_ what: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.levelOutOfRange, "\(what) lies between 0 and 1, as 0.95 or 0.05 does", at: span)
  }

  static func levelsOutOfOrder(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.levelsOutOfOrder, "there are one or two levels, the stricter one first", at: span)
  }

  static func twoLevelsOfSubscripts(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .twoLevelsOfSubscripts, "subscripts have one level; keep one, or compare with letters",
      at: span)
  }

  static func familyOfOne(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .familyOfOne, .warning, "family '\(name)' has one test, so there is nothing to adjust",
      at: span)
  }

  static func familyWithoutTest(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .familyWithoutTest, "a table without 'omnibus' gives its family no test; leave one out",
      at: span)
  }

  static func profileOfDesign(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .profileOfDesign,
      "CTABLES knows no strata and clusters; take profile 'market', or leave the design out",
      at: span)
  }

  static func basesReversed(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .basesReversed, "what is not tested is flagged too; 'flag' is no smaller than 'test'",
      at: span)
  }

  static func hypothesisWithoutTable(
    _ item: String, by groups: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .hypothesisWithoutTable,
      "no table has the rows '\(item)' and the columns '\(groups)' with what is compared; plan one",
      at: span)
  }

  static func notTwoGroups(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.notTwoGroups, "a hypothesis compares two different groups", at: span)
  }

  static func marginOutOfRange(isEquivalence: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .marginOutOfRange,
      isEquivalence
        ? "a margin of equivalence is greater than 0, and of shares at most 100 points"
        : "a margin is not negative, and of shares at most 100 points", at: span)
  }
}

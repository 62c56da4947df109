import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A condition as written, kept until the routes are solved.
struct WrittenCondition {
  let route: RouteCondition
  /// What carries it, as findings name it: "item 'P12'".
  let owner: String
  let owners: [String]
  let span: SourceSpan
}

extension QuestionnaireDecoder {
  /// Solves the routes of a questionnaire without errors and reports what it finds.
  ///
  /// - Returns: what it gave up on, as findings name it.
  mutating func checkSolvedRoutes(
    of questionnaire: Questionnaire, _ written: [WrittenCondition]
  ) -> [String] {
    let complaints = findings.map(\.diagnostic.span)
    let skipped = written.indices.filter { index in
      complaints.contains {
        written[index].span.start <= $0.start && $0.end <= written[index].span.end
      }
    }
    let analysis = RouteAnalysis(
      questionnaire, written.map(\.route), skipping: Set(skipped))
    for finding in analysis.findings {
      report(finding, in: questionnaire, written)
    }
    owners = []
    return analysis.undecided.sorted().map { written[$0].owner }
  }

  private mutating func report(
    _ finding: RouteAnalysis.Finding, in questionnaire: Questionnaire,
    _ written: [WrittenCondition]
  ) {
    let respondent = finding.respondent?.description(in: questionnaire) ?? ""
    switch finding.fault {
    case .neverHolds(let index):
      about(written[index]) { .unreachable($0.owner, shownBy: respondent, at: $0.span) }
    case .alwaysHolds(let index):
      about(written[index]) { .foregoneRoute($0.owner, shownBy: respondent, at: $0.span) }
    case .deadAlternative(let index, let alternative):
      about(written[index]) {
        .deadAlternative(alternative + 1, shownBy: respondent, at: $0.span)
      }
    case .unmeetable(let index):
      about(written[index]) {
        .unmeetableCheck(of: $0.owners.last ?? "", shownBy: respondent, at: $0.span)
      }
    case .cannotFail(let index):
      about(written[index]) {
        .uselessCheck(of: $0.owners.last ?? "", shownBy: respondent, at: $0.span)
      }
    case .impossibleOption(let item, let code):
      let option = questionnaire.items[item].type.optionList?.option(code: code)
      about(item) {
        .impossibleOption(
          option?.name ?? String(code), of: $0.text, shownBy: respondent, at: $0.span)
      }
    case .deadEnd(let item):
      about(item) { .deadEnd($0.text, shownBy: respondent, at: $0.span) }
    case .decisive(let item, let kind, let skipped, let count):
      about(item) {
        .decisiveNonanswer(
          kind, to: $0.text, skipped: skipped, of: count, shownBy: respondent, at: $0.span)
      }
    }
  }

  private mutating func about(
    _ written: WrittenCondition, _ diagnostic: (WrittenCondition) -> Diagnostic
  ) {
    owners = written.owners
    report(diagnostic(written))
  }

  private mutating func about(_ item: Int, _ diagnostic: (SpannedName) -> Diagnostic) {
    owners = owners(ofItem: item)
    report(diagnostic(items[item].id))
  }
}

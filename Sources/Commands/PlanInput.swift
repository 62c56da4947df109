import Diagnostics
import Interchange
import Microdata
import PlanLanguage
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Tabulation

/// A plan that was read with findings that keep it from being used.
struct UnreadPlan: Error {
  let findings: Findings
}

/// A plan, the data it is for, and how the one was checked against the other.
struct PlanInput {
  /// The plan's file.
  var path: String
  /// A study, a CSV file, or a questionnaire.
  var data: String
  /// The words that mean missing in a CSV file.
  var missing: [String] = []

  /// Reads the plan's text, and everything that it is checked against.
  func checked() throws -> (
    source: SourceText, plan: BookPlan?, diagnostics: [Diagnostic], subject: PlanSubject
  ) {
    let source = try readSource(path)
    let subject = try subject(for: PlanHeading(of: source))
    let (plan, diagnostics) = PlanReader.read(source, subject: subject)
    return (source, plan, diagnostics, subject)
  }

  /// Reads a plan that has no errors.
  ///
  /// - Throws: `UnreadPlan` with all findings where it has some.
  func usable() throws -> (source: SourceText, plan: BookPlan, warnings: Findings, PlanSubject) {
    let (source, plan, diagnostics, subject) = try checked()
    let findings = Findings(source: source, diagnostics: diagnostics)
    guard let plan else { throw UnreadPlan(findings: findings) }
    return (source, plan, findings, subject)
  }

  private func subject(for heading: PlanHeading) throws -> PlanSubject {
    if data.hasSuffix(".yaml") || data.hasSuffix(".yml") {
      return try questionnaireSubject(heading)
    }
    let source = try DataSource.open(data, options: options(for: heading))
    switch source {
    case .study(let study):
      let versions = study.questionnaires()
      return PlanSubject(versions, language: heading.language)
    case .table(let table):
      let names = try table.columnNames()
      let dataset = try table.read(columns: names, numbers: [])
      return PlanSubject(
        columns: dataset.columns.map { PlanSubject.Source(column: $0, item: nil, option: nil) },
        versions: [])
    }
  }

  private func questionnaireSubject(_ heading: PlanHeading) throws -> PlanSubject {
    let source = try readSource(data)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    guard let questionnaire else {
      throw UnreadPlan(findings: Findings(source: source, diagnostics: diagnostics))
    }
    return PlanSubject([questionnaire], language: heading.language)
  }

  /// How the data are read: the questionnaire and the language that the plan names.
  func options(for heading: PlanHeading) -> DataSource.Options {
    var options = DataSource.Options()
    options.questionnaire = heading.questionnaire
    options.language = heading.language.map(Language.init(rawValue:))
    if !missing.isEmpty { options.missing = Set(missing) }
    return options
  }
}

extension PlanSubject {
  /// What the versions of a questionnaire give; a language that it does not have is left to the check.
  init(_ versions: [Questionnaire], language: String?) {
    let newest = versions.last
    let known = newest?.languages.first { $0.rawValue == language }
    self.init(
      columns: newest?.analysisColumns(in: known).map {
        Source(column: $0.column, item: $0.item, option: $0.option)
      } ?? [], versions: versions)
  }
}

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
  /// How a file without a questionnaire is read.
  var reading = ReadingOptions()

  /// Reads the plan's text, and checks it against what it is for.
  func checked() throws -> (source: SourceText, plan: BookPlan?, diagnostics: [Diagnostic]) {
    let source = try readSource(path)
    let heading = PlanHeading(of: source)
    let isQuestionnaire = data.hasSuffix(".yaml") || data.hasSuffix(".yml")
    let options = try options(for: heading)
    let subject =
      isQuestionnaire
      ? try questionnaireSubject(heading)
      : try Self.subject(of: DataSource.open(data, options: options), heading)
    let (plan, diagnostics) = PlanReader.read(source, subject: subject)
    return (source, plan, diagnostics)
  }

  /// Opens the data and reads a plan that has no errors.
  ///
  /// - Throws: `UnreadPlan` with all findings where it has some.
  func opened() throws -> OpenedPlan {
    let source = try readSource(path)
    let heading = PlanHeading(of: source)
    let data = try DataSource.open(self.data, options: try options(for: heading))
    let subject = try Self.subject(of: data, heading)
    let (plan, diagnostics) = PlanReader.read(source, subject: subject)
    let findings = Findings(source: source, diagnostics: diagnostics)
    guard let plan else { throw UnreadPlan(findings: findings) }
    return OpenedPlan(
      source: source, heading: heading, plan: plan, warnings: findings, subject: subject,
      data: data)
  }

  private static func subject(
    of data: borrowing DataSource, _ heading: PlanHeading
  ) throws -> PlanSubject {
    switch data {
    case .study(let study):
      return PlanSubject(study.questionnaires(), language: heading.language)
    case .table: return try bareSubject(of: data)
    case .labeled: return try bareSubject(of: data)
    }
  }

  private static func bareSubject(of data: borrowing DataSource) throws -> PlanSubject {
    let dataset = try data.dataset(columns: try data.columnNames(), numbers: []).opened()
    return PlanSubject(
      columns: dataset.columns.map { PlanSubject.Source(column: $0, item: nil, option: nil) },
      versions: [])
  }

  private func questionnaireSubject(_ heading: PlanHeading) throws -> PlanSubject {
    let source = try readSource(data)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    guard let questionnaire else {
      throw UnreadPlan(findings: Findings(source: source, diagnostics: diagnostics))
    }
    return PlanSubject([questionnaire], language: heading.language)
  }

  /// The version that the plan chooses; one that the study does not hold is left to the check.
  private func version(of heading: PlanHeading) -> String? {
    guard let wanted = heading.version, isDatabase(data) else { return nil }
    do throws(StudyError) {
      let versions = try Study.open(data, for: .reading).versions(named: heading.questionnaire)
      return versions.contains { $0.questionnaire.version == wanted } ? wanted : nil
    } catch {
      // Whatever is wrong with the study is told by whoever reads the data.
      return nil
    }
  }

  /// How the data are read: the questionnaire and the language that the plan names.
  ///
  /// - Throws: where an option would have no effect on data of this kind.
  private func options(for heading: PlanHeading) throws -> DataSource.Options {
    var options = try reading.sourceOptions(for: data)
    options.questionnaire = heading.questionnaire
    options.version = version(of: heading)
    options.language = heading.language.map(Language.init(rawValue:))
    options.texts = heading.lists
    return options
  }
}

/// A plan without errors, with the data that it was checked against.
struct OpenedPlan: ~Copyable {
  let source: SourceText
  let heading: PlanHeading
  let plan: BookPlan
  let warnings: Findings
  let subject: PlanSubject
  let data: DataSource
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

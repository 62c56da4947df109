import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import Words

struct CheckCommand: Command {
  static let name = "check"
  static let summary = "Check questionnaires and print every finding."
  static let discussion = """
    Every finding of every file is printed at once: file, line and column, what is
    wrong, the line itself, and the fix where there is one. Errors must be mended
    before interviews can begin; warnings would harm the data. 'percept explain
    CODE' tells the rule behind a code.

    Files that are given together are compared too: items that mirror each other,
    and scales and shared items of one name.

    Example:
      $ percept check questionnaires/poverty.yaml
      questionnaires/poverty.yaml: no findings (6 items, 2 languages)

    --schema prints a JSON Schema of questionnaires instead, which gives completion
    and explanations in editors.

    Exits with 0 if there is nothing to mend, 1 if there are errors (with -W,
    warnings too), and 2 if a file cannot be read.
    """
  static let grammar = Grammar<CheckCommand>(
    .always(.flag("schema", \.printsSchema, "Print a JSON Schema of questionnaires.")),
    .only(
      when: { !$0.printsSchema }, because: "a schema is of all questionnaires",
      or: "check without --schema",
      .operands("questionnaire", \.paths, atLeastOne: false, "The questionnaires to check."),
      .flag("warnings-as-errors", short: "W", \.warningsAreErrors, "Exit with 1 on warnings too."),
      .format(\.format)))

  var paths: [String] = []
  var warningsAreErrors = false
  var printsSchema = false
  var format = ReportFormat.text

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if printsSchema {
      streams.output.write(QuestionnaireSchema.text)
      return .done
    }
    guard !paths.isEmpty else {
      return streams.misused(Self.name, "no questionnaire to check is named")
    }
    var readings: [QuestionnaireReading] = []
    var code = ExitCode.done
    for path in paths {
      do throws(FileError) {
        readings.append(QuestionnaireReader.check(try readSource(path)))
      } catch {
        code = streams.fail(error)
      }
    }
    readings = SharingCheck.check(MirrorCheck.check(readings))
    let findings = readings.map { Findings(source: $0.source, diagnostics: $0.diagnostics) }
    switch format {
    case .json:
      let remarks = readings.compactMap { reading in
        reading.limitation.map { (source: reading.source, message: $0) }
      }
      streams.output.write(JSONRenderer().render(findings, remarks: remarks))
    case .text:
      streams.output.write(streams.outputRenderer.render(findings))
      for reading in readings { streams.print(Self.summary(of: reading)) }
    }
    let diagnostics = findings.flatMap(\.diagnostics)
    let mustMend = diagnostics.contains { $0.severity == .error || warningsAreErrors }
    return code == .failed ? .failed : mustMend ? .findings : .done
  }

  private static func size(of questionnaire: Questionnaire) -> String {
    counted(questionnaire.items.count, "item") + ", "
      + counted(questionnaire.languages.count, "language")
  }

  /// One line on what a file holds, and one on what could not be decided about it.
  private static func summary(of reading: QuestionnaireReading) -> String {
    let size = reading.questionnaire.map { " (\(Self.size(of: $0)))" }
    let name = DisplayText.escaped(reading.source.name)
    let limitation = reading.limitation.map { "\n\(name): note: \($0)" }
    return "\(name): \(findingCount(reading.diagnostics))\(size ?? "")\(limitation ?? "")"
  }
}

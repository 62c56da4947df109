import Arguments
import Diagnostics
import Files
import Interchange
import PlanLanguage
import StudyStorage
import Tabulation
import Words

struct PlanCommand: Command {
  static let name = "plan"
  static let summary = "Check a plan of tables, or fix it in a study before the data are seen."
  static let discussion = """
    check   Checks a plan against a study, a CSV file or a questionnaire, and prints
            every finding at once: file, line and column, what is wrong, the line
            itself, and the fix where there is one. 'percept explain CODE' tells the
            rule behind a code.
    lock    Writes the plan's text, its digest and the time into the study's log.
            'percept tabulate' then says of each table whether it was planned, is
            exploratory, or deviates from the plan, and how.
    schema  Prints a JSON Schema of plans, which gives completion and explanations
            in editors.

    Example:
      $ percept plan check plans/poverty.yaml study.percept
      plans/poverty.yaml: no findings (3 tables)
      $ percept plan lock plans/poverty.yaml study.percept

    Exits with 0 if there is nothing to mend, 1 if there are errors (with -W,
    warnings too), 2 if a file cannot be read, and 64 if the operands do not go
    together.
    """
  static let grammar = Grammar<PlanCommand>(
    .always(.operand("action", \.action, "check, lock or schema.")),
    .only(
      when: { $0.action != .schema }, because: "a schema is of all plans", or: "check or lock it",
      .operands("file", \.files, atLeastOne: false, "The plan, and what it is for.")),
    .only(
      when: { $0.action == .check }, because: "only a check lists findings", or: "check the plan",
      .flag("warnings-as-errors", short: "W", \.warningsAreErrors, "Exit with 1 on warnings too."),
      .format(\.format)),
    .only(
      when: { $0.action == .lock }, because: "only a lock stands in the study's log",
      or: "lock the plan", .actor(\.actor)),
    .group(\.reading, ReadingOptions.grammar)
      .restricted(when: { $0.action == .check }, because: "no data are read", or: "check the plan"))

  enum Action: String, CaseIterable, ArgumentValue { case check, lock, schema }

  var action = Action.check
  var files: [String] = []
  var warningsAreErrors = false
  var format = ReportFormat.text
  var actor = ""
  var reading = ReadingOptions()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard action != .schema else {
      streams.output.write(PlanSchemaDocument.text)
      return .done
    }
    guard files.count == 2 else {
      return streams.misused(
        Self.name, "'plan \(action.rawValue)' takes the plan's file and what it is for")
    }
    do {
      return action == .check ? try check(&streams) : try lock(&streams)
    } catch let misuse as OptionMisuse {
      return streams.misused(Self.name, misuse)
    } catch let unread as UnreadPlan {
      streams.error.write(streams.errorRenderer.render(unread.findings))
      streams.report("percept: error: mend the errors first")
      return .findings
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func check(_ streams: inout Streams) throws -> ExitCode {
    let input = PlanInput(path: files[0], data: files[1], reading: reading)
    let (source, plan, diagnostics) = try input.checked()
    let findings = Findings(source: source, diagnostics: diagnostics)
    switch format {
    case .json: streams.output.write(JSONRenderer().render([findings], remarks: []))
    case .text:
      streams.output.write(streams.outputRenderer.render(findings))
      let size = plan.map { " (\(counted($0.tables.count, "table")))" } ?? ""
      streams.print("\(DisplayText.escaped(source.name)): \(findingCount(diagnostics))\(size)")
    }
    let mustMend = diagnostics.contains { $0.severity == .error || warningsAreErrors }
    return mustMend ? .findings : .done
  }

  /// Locks a plan; the study may be named first or last.
  private func lock(_ streams: inout Streams) throws -> ExitCode {
    let studyIsFirst = isDatabase(files[0])
    let (path, studyPath) = studyIsFirst ? (files[1], files[0]) : (files[0], files[1])
    let (source, name, warnings) = try Self.lockable(
      PlanInput(path: path, data: studyPath, reading: reading))
    streams.error.write(streams.errorRenderer.render(warnings))
    let study = try Study.open(studyPath, for: .writing)
    let isNew = try study.lock(plan: name, source: source, actor: actor)
    let locked = try study.lockedPlans().last { $0.name == name }
    let digest = locked.map { String($0.digest.prefix(16)) } ?? ""
    let time = locked.map { iso8601Seconds(milliseconds: Int64($0.time)) } ?? ""
    let words = isNew ? "locked" : "was locked already"
    streams.print(
      "\(DisplayText.escaped(studyPath)): plan '\(name)' \(words) (\(digest), \(time))")
    return .done
  }

  /// What a lock needs of a plan without errors; the study is closed again.
  private static func lockable(
    _ input: PlanInput
  ) throws -> (source: SourceText, name: String, warnings: Findings) {
    let opened = try input.opened()
    return (opened.source, opened.plan.name, opened.warnings)
  }
}

import Arguments
import Files
import Interchange
import StudyStorage
import Words

struct AuditCommand: Command {
  static let name = "audit"
  static let summary = "Prove that a study is whole and was changed by Percept alone."
  static let discussion = """
    Goes through the whole study: SQLite's own check of the file, the chain in which
    each event follows from the one before it, the content of every event, and
    everything that is derived from the events. --rebuild makes the derived tables
    anew from the events; the events themselves are never touched.

    --trail writes how interviews went, in the terms of ODK's audit.csv: each
    question from when it was shown until it was left, each jump, stop and hidden
    screen, as in 'percept audit study.percept --trail audit.csv'. Answers are left
    out unless --with-answers puts them in; those to items that never leave the
    study (never_export) stay out all the same, and it says how many.

    Example:
      $ percept audit study.percept
      study.percept is whole: 5,383 events, 5,381 interviews (5,381 completed)

    Exits with 1 if something is not as it should be, and with 2 if the study cannot
    be read.
    """
  static let grammar = Grammar<AuditCommand>(
    .always(
      .operand("study", \.path, "The study to audit."),
      .flag("rebuild", \.rebuilds, "Make the derived tables anew from the events first."),
      .option("trail", \.trail, "FILE", "Write how the interviews went, as ODK's audit.csv.")),
    .only(
      when: { $0.trail != nil }, because: "no trail is written", or: "name its file with --trail",
      .flag("with-answers", \.includesAnswers, "Put the answers into the trail.")))

  var path = ""
  var rebuilds = false
  var trail: String?
  var includesAnswers = false

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    var progress = ProgressLine("Auditing", on: streams)
    do throws(StudyError) {
      let study = try Study.open(path, for: rebuilds ? .writing : .reading)
      if rebuilds { try study.rebuild() }
      let report = try study.audit { progress.show($0) }
      progress.finish()
      if let trail {
        let code = write(to: trail, study, &streams)
        guard code == .done else { return code }
      }
      return show(report, &streams)
    } catch {
      progress.finish()
      return streams.fail(error)
    }
  }

  private func write(
    to file: String, _ study: borrowing Study, _ streams: inout Streams
  ) -> ExitCode {
    do {
      try refuseOverwriting([path], by: "--trail", file)
      var trail = AuditTrail(
        includingAnswers: includesAnswers,
        versions: try study.questionnaires().map(\.questionnaire))
      try study.forEachTrail { interview, stored, steps in
        trail.append(interview: interview, of: stored.questionnaire, steps: steps)
      }
      try writeFile(file, trail.bytes, mode: 0o600)
      let kept =
        trail.keptAnswers == 0
        ? "" : "; \(counted(trail.keptAnswers, "answer")) left out that never leave the study"
      streams.report("\(DisplayText.escaped(file)): written\(kept)")
      return .done
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func show(_ report: AuditReport, _ streams: inout Streams) -> ExitCode {
    let name = DisplayText.escaped(path)
    for finding in report.findings { streams.print("\(name): \(finding)") }
    let second = report.interviews[.verification] ?? 0
    let total = report.interviews.values.reduce(0, +) - second
    let completed = report.interviews[.completed] ?? 0
    let replaced = report.interviews[.replaced] ?? 0
    let counts =
      "\(counted(report.events, "event")), \(counted(total, "interview"))"
      + " (\(grouped(completed)) completed)"
      + (second > 0 ? ", \(counted(second, "second keying"))" : "")
      + (replaced > 0 ? ", \(grouped(replaced)) replaced" : "")
      + (report.erased > 0 ? ", \(counted(report.erased, "content")) erased" : "")
    guard report.isClean else {
      streams.print(
        "\(name) is NOT whole: \(counted(report.findings.count, "finding")) in \(counts)")
      return .findings
    }
    streams.print("\(name) is whole: \(counts)")
    return .done
  }
}

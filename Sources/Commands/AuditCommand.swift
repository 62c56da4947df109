import Arguments
import Files
import StudyStorage

struct AuditCommand: Command {
  static let name = "audit"
  static let summary = "Prove that a study is whole and was changed by Percept alone."
  static let discussion = """
    Goes through the whole study: SQLite's own check of the file, the chain in which
    each event follows from the one before it, the content of every event, and
    everything that is derived from the events. --rebuild makes the derived tables
    anew from the events; the events themselves are never touched.

    Example:
      $ percept audit study.percept
      study.percept is whole: 5,383 events, 5,381 interviews (5,381 completed)

    Exits with 1 if something is not as it should be, and with 2 if the study cannot
    be read.
    """
  static let grammar = Grammar<AuditCommand>(
    .operand("study", \.path, "The study to audit."),
    .flag("rebuild", \.rebuilds, "Make the derived tables anew from the events first."))

  var path = ""
  var rebuilds = false

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    var progress = ProgressLine("Auditing", on: streams)
    do throws(StudyError) {
      let study = try Study.open(path, for: rebuilds ? .writing : .reading)
      if rebuilds { try study.rebuild() }
      let report = try study.audit { progress.show($0) }
      progress.finish()
      return show(report, &streams)
    } catch {
      progress.finish()
      return streams.fail(error)
    }
  }

  private func show(_ report: AuditReport, _ streams: inout Streams) -> ExitCode {
    let name = escapingControls(path)
    for finding in report.findings { streams.print("\(name): \(finding)") }
    let second = report.interviews[.verification] ?? 0
    let total = report.interviews.values.reduce(0, +) - second
    let completed = report.interviews[.completed] ?? 0
    let counts =
      "\(counted(report.events, "event")), \(counted(total, "interview"))"
      + " (\(grouped(completed)) completed)"
      + (second > 0 ? ", \(counted(second, "second keying"))" : "")
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

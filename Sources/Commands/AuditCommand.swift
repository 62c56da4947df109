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

    It finds accidents and careless edits. Whoever can write the file can write a
    whole new log as well, and a file cannot prove itself: so the head is printed,
    which says how far the log goes. Keep it elsewhere, on paper if need be.
    '--expect HEAD' proves later that nothing before it was changed or cut away, and
    '--against backup.percept' proves it with an older copy of the file.

    Example:
      $ percept audit study.percept
      study.percept is whole: 5,383 events, 5,381 interviews (5,381 completed)
      head 7f21c0aa-5383-9f86d081884c7d659a2feaa0c55ad015

    Exits with 1 if something is not as it should be, and with 2 if the study cannot
    be read.
    """
  static let grammar = Grammar<AuditCommand>(
    .always(
      .operand("study", \.path, "The study to audit."),
      .flag("rebuild", \.rebuilds, "Make the derived tables anew from the events first."),
      .option(
        "expect", \.expected, "HEAD", "Prove that the log goes on from a head printed before."),
      .option("against", \.older, "FILE", "Prove that the log goes on from an older copy's."),
      .option("trail", \.trail, "FILE", "Write how the interviews went, as ODK's audit.csv.")),
    .only(
      when: { $0.trail != nil }, because: "no trail is written", or: "name its file with --trail",
      .flag("with-answers", \.includesAnswers, "Put the answers into the trail.")))

  var path = ""
  var rebuilds = false
  var expected: String?
  var older: String?
  var trail: String?
  var includesAnswers = false

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    var expectation: LogHead?
    if let expected {
      guard let head = LogHead(expected) else {
        return streams.misused(
          Self.name,
          "--expect takes a head as 'percept audit' prints it, such as"
            + " 7f21c0aa-5383-9f86d081884c7d659a2feaa0c55ad015")
      }
      expectation = head
    }
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
      var code = show(report, &streams)
      if let expectation {
        let told = try study.continuation(of: expectation)
        if !show(told, from: "the head given", &streams) { code = .findings }
      }
      if let older {
        let copy = try Study.open(older, for: .reading)
        let isWhole = try copy.audit().isClean
        let name = DisplayText.escaped(older)
        if !isWhole { streams.print("\(name) is NOT whole itself: see 'percept audit' of it") }
        let told = try study.continuation(of: copy)
        if !show(told, from: name, &streams) || !isWhole { code = .findings }
      }
      return code
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
    let verdict =
      report.isClean ? "whole: " : "NOT whole: \(counted(report.findings.count, "finding")) in "
    streams.print("\(name) is \(verdict)\(counts)")
    if !report.head.writers.isEmpty { streams.print("head \(report.head)") }
    return report.isClean ? .done : .findings
  }

  /// Says whether the log goes on from there, and gives it.
  private func show(
    _ told: LogContinuation, from what: String, _ streams: inout Streams
  ) -> Bool {
    let name = DisplayText.escaped(path)
    guard told.departures.isEmpty else {
      streams.print("\(name) does NOT go on from \(what):")
      for departure in told.departures { streams.print("  \(departure)") }
      return false
    }
    streams.print("\(name) goes on from \(what): \(counted(told.added, "event")) since")
    return true
  }
}

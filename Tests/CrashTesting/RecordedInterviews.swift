import Files
package import Interviewing
import QuestionnaireModel
import TestSupport

/// What the real program did to the disk during interviews, and which events it acknowledged when.
package struct RecordedInterviews: Sendable {
  /// The folder's files before the first interview.
  package let base: [String: [UInt8]]
  package private(set) var operations: [DiskOperation] = []
  /// Every event in the order in which they were acknowledged, with its interview's name.
  package private(set) var events: [(interview: String, event: InterviewEvent)] = []
  /// How many of the events each prompt acknowledges; the end of a sitting counts as a prompt.
  package private(set) var acknowledged: [Int] = []

  /// Whether there is the program that traces system calls.
  package static var canRecord: Bool { exists("/usr/bin/strace") }

  /// Conducts two interviews in four sittings, each under `strace`.
  package init(seed: UInt64) throws {
    let work = try TemporaryFolder()
    let data = work.path("data")
    try createFolder(data)
    let study = data + "/study.percept"
    try ScriptedStudy.short.make(at: study)
    base = ["study.percept": try readFile(study, limit: 1 << 24)]
    var trace = DiskTrace(of: data, holding: ["study.percept"])
    var interviewer = ScriptedInterviewer(seed: seed)
    let questionnaire = try ScriptedStudy.short.questionnaire()
    for _ in 0..<2 {
      let begun = try Interview(of: questionnaire, in: questionnaire.languages[0])
      var sitting = Sitting(study: study, opening: begun.opening, interview: begun)
      let name = try record(&sitting, steps: 14, by: &interviewer, &trace, work.path("trace"))
      try sitting.resume(name)
      _ = try record(&sitting, steps: nil, by: &interviewer, &trace, work.path("trace"))
    }
    operations = trace.operations
    let prompts = operations.count { $0 == .prompt }
    guard prompts == acknowledged.count else {
      throw CrashTestFault("\(prompts) prompts were traced and \(acknowledged.count) seen")
    }
  }

  private struct Sitting {
    let study: String
    var opening: InterviewEvent
    var interview: Interview
    var name: String?

    mutating func resume(_ name: String) throws {
      opening = try interview.resume()
      self.name = name
    }
  }

  /// Conducts a sitting of so many steps, or to the interview's end; returns the interview's name.
  private mutating func record(
    _ sitting: inout Sitting, steps: Int?, by interviewer: inout ScriptedInterviewer,
    _ trace: inout DiskTrace, _ file: String
  ) throws -> String {
    let options = ["/usr/bin/strace", "-f", "-y", "-xx", "-s", "1000000", "-o", file]
    let tracing = options.dropFirst() + ["-e", "trace=" + DiskTrace.calls, ChildProgram.percept]
    var session = InterviewSession(
      try ChildProgram(
        tracing + InterviewSession.arguments(of: sitting.study, resuming: sitting.name),
        of: options[0]))
    let first = events.count
    guard session.hear() == .asks else { throw CrashTestFault("the interview did not begin") }
    acknowledge(sitting.opening, in: sitting.name)
    var count = 0
    while sitting.interview.outcome == .inProgress {
      count += 1
      let isLast = sitting.interview.isAtEnd || steps.map { count > $0 } ?? false
      let step = try next(isLast, steps == nil && count > 30, sitting.interview, &interviewer)
      for (place, line) in step.lines.enumerated() {
        session.type(line)
        let reply = session.hear()
        guard reply == .asks else { break }
        if place == step.lines.count - 1, let event = step.event {
          acknowledge(event, in: sitting.name)
        } else {
          acknowledged.append(events.count)
        }
      }
      sitting.interview = step.next
      if step.endsSitting, let event = step.event { acknowledge(event, in: sitting.name) }
    }
    let ending = session.finish()
    guard ending.code == 0, let name = Self.name(in: ending.error) else {
      throw CrashTestFault("the traced interview failed: \(ending.error)")
    }
    for index in first..<events.count { events[index].interview = name }
    try trace.read(readFile(file, limit: 1 << 30))
    trace.end()
    return name
  }

  private func next(
    _ isLast: Bool, _ hurries: Bool, _ interview: Interview,
    _ interviewer: inout ScriptedInterviewer
  ) throws -> ScriptedStep {
    if isLast { return try interviewer.end(of: interview) }
    guard hurries else { return try interviewer.step(in: interview) }
    // Straight to the end, or the steps back and forth would never let it come.
    var visiting = interview
    try visiting.goToFirstUnanswered()
    let step = try interviewer.answer(in: visiting)
    return ScriptedStep(lines: [">>"] + step.lines, event: step.event, next: step.next)
  }

  private mutating func acknowledge(_ event: InterviewEvent, in interview: String?) {
    events.append((interview ?? "", event))
    acknowledged.append(events.count)
  }

  /// The name that the program tells at the end.
  package static func name(in text: String) -> String? {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == ";" }
    return words.firstIndex(of: "interview").flatMap { place in
      words[(place + 1)...].first { $0.count == 9 && $0.contains("-") }.map(String.init)
    }
  }

  /// What a study must hold once so many events are acknowledged.
  package func log(afterEvents count: Int) -> ExpectedLog {
    var log = ExpectedLog()
    for (interview, event) in events.prefix(count) {
      log.acknowledged[interview, default: []].append(event)
    }
    if count < events.count {
      let next = events[count]
      log.pending = (log.acknowledged[next.interview] == nil ? nil : next.interview, next.event)
    }
    return log
  }
}

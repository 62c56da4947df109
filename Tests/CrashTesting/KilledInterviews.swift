import Files
import Interviewing
import QuestionnaireModel
import StudyStorage
import TestSupport

/// Interviews in one study after another, each killed with `kill -9` again and again.
///
/// The real program is typed into until a random moment. Then the study is audited by the program,
/// compared with what was acknowledged, and the interview is resumed to be killed anew.
package struct KilledInterviews: ~Copyable {
  /// What counts as the acknowledgement of an entry.
  package enum Acknowledgement: Sendable {
    /// The prompt for the next line.
    case prompt
    /// That it was typed: the negative control, which must be seen to lose entries.
    case typing
  }

  package struct Tally: Sendable {
    package var kills = 0
    package var acknowledged = 0
    /// How many events the killed program had stored without having acknowledged them.
    package var storedUnacknowledged = 0
    package var faults: [String] = []

    package init() {}

    package static func += (tally: inout Tally, other: Tally) {
      tally.kills += other.kills
      tally.acknowledged += other.acknowledged
      tally.storedUnacknowledged += other.storedUnacknowledged
      tally.faults += other.faults
    }
  }

  /// A study is audited after each kill, so that it must not grow without end.
  private static let killsPerStudy = 60

  private let folder: TemporaryFolder
  private let study: String
  private let empty: [UInt8]
  private let questionnaire: Questionnaire
  private let acknowledgement: Acknowledgement
  private var interviewer: ScriptedInterviewer
  private var log = ExpectedLog()
  /// The interview that goes on, as its acknowledged events leave it.
  private var open: (name: String, interview: Interview)?
  private var killsOfStudy = 0
  /// How long a start and a step take, in nanoseconds.
  private var usual: (start: UInt64, step: UInt64) = (20_000_000, 5_000_000)
  package private(set) var tally = Tally()

  package init(seed: UInt64, acknowledging acknowledgement: Acknowledgement = .prompt) throws {
    let work = try TemporaryFolder()
    let study = work.path("study.percept")
    let questionnaire = try ScriptedStudy.full.questionnaire()
    try ScriptedStudy.full.make(at: study)
    let empty = try readFile(study, limit: 1 << 24)
    (self.questionnaire, self.empty) = (questionnaire, empty)
    interviewer = ScriptedInterviewer(seed: seed)
    self.study = study
    self.acknowledgement = acknowledgement
    folder = work
  }

  /// Sits down to an interview, is killed, and looks what is there.
  package mutating func killOnce() throws {
    if killsOfStudy == Self.killsPerStudy { try beginStudy() }
    let steps = interviewer.below(10)
    var session = InterviewSession(
      try ChildProgram(InterviewSession.arguments(of: study, resuming: open?.name)))
    var current = try opening()
    var deadline = moment(within: usual.start, isLast: steps == 0)
    var started = monotonicNanoseconds()
    var reply = session.hear(until: deadline)
    note(monotonicNanoseconds() - started, in: \.start, reply)
    if reply == .asks { take(&current.interview, current.event, shown: session.shown) }
    var step: ScriptedStep?
    var number = 0
    while reply == .asks, number < steps {
      number += 1
      let mayEnd = number == steps && (current.interview.isAtEnd || interviewer.below(4) == 0)
      let next =
        try mayEnd
        ? interviewer.end(of: current.interview) : interviewer.step(in: current.interview)
      step = next
      log.pending = next.event.map { (open?.name, $0) }
      if acknowledgement == .typing { acknowledgePending() }
      deadline = moment(within: usual.step, isLast: number == steps)
      started = monotonicNanoseconds()
      reply = session.take(next, until: deadline)
      note(monotonicNanoseconds() - started, in: \.step, reply)
      if reply == .asks { take(&current.interview, next, shown: session.shown) }
    }
    try end(session.killed(), reply, step: step, begun: current.interview)
  }

  /// The interview as the sitting will begin it.
  private mutating func opening() throws -> (interview: Interview, event: InterviewEvent) {
    if let open {
      var resumed = open.interview
      let event = try resumed.resume()
      log.pending = (open.name, event)
      return (resumed, event)
    }
    let begun = try Interview(of: questionnaire, in: questionnaire.languages[0])
    log.pending = (nil, begun.opening)
    return (begun, begun.opening)
  }

  /// When to kill: far off unless this is the last step, and then at a random moment of it.
  private mutating func moment(within usual: UInt64, isLast: Bool) -> UInt64 {
    guard isLast else { return monotonicNanoseconds() + 30_000_000_000 }
    return monotonicNanoseconds() + interviewer.random.next() % (usual + usual / 3)
  }

  private mutating func note(
    _ duration: UInt64, in place: WritableKeyPath<(start: UInt64, step: UInt64), UInt64>,
    _ reply: InterviewSession.Reply
  ) {
    if reply == .asks { usual[keyPath: place] = (usual[keyPath: place] * 7 + duration) / 8 }
  }

  /// Takes in that the program asks the next question: the last event is acknowledged.
  private mutating func take(
    _ interview: inout Interview, _ step: ScriptedStep, shown text: String
  ) {
    interview = step.next
    if step.event != nil { acknowledgePending() }
    judge(text, interview)
  }

  private mutating func take(
    _ interview: inout Interview, _ opening: InterviewEvent, shown text: String
  ) {
    if open == nil { findBegun() }
    acknowledgePending()
    judge(text, interview)
    if InterviewSession.item(askedIn: text) != interview.askedItem {
      tally.faults.append("the interview is taken up at another question")
    }
  }

  /// The question shown must be the one that the engine asks; moves and notes may show none.
  private mutating func judge(_ text: String, _ interview: Interview) {
    if let shown = InterviewSession.item(askedIn: text), shown != interview.askedItem {
      tally.faults.append("\(shown) is asked and not \(interview.askedItem ?? "the end")")
    }
  }

  /// Learns the name of the interview that the program has just begun.
  private mutating func findBegun() {
    do {
      let found = try log.compare(with: try Study.open(study, for: .reading))
      tally.faults += found.faults
      guard let name = found.begun, let pending = log.pending else {
        tally.faults.append("the interview begun is lost")
        return
      }
      log.acknowledged[name] = []
      log.pending = (name, pending.event)
      open = (name, try Interview(of: questionnaire, in: questionnaire.languages[0]))
    } catch {
      tally.faults.append("the study cannot be read: \(error)")
    }
  }

  private mutating func acknowledgePending() {
    guard let pending = log.pending, let name = pending.interview else { return }
    log.acknowledged[name, default: []].append(pending.event)
    log.pending = nil
    tally.acknowledged += 1
  }
}

extension KilledInterviews {
  private mutating func end(
    _ killed: (unheard: String, wasRunning: Bool), _ reply: InterviewSession.Reply,
    step: ScriptedStep?, begun: Interview
  ) throws {
    if killed.wasRunning {
      tally.kills += 1
      killsOfStudy += 1
    }
    // What it wrote before it died is an acknowledgement too.
    let asked = killed.unheard.hasSuffix("\n> ")
    let ended = !killed.wasRunning && step?.endsSitting == true
    let wasLast = step.map { $0.lines.count == 1 } ?? true
    if (reply == .deadline && asked && wasLast) || ended {
      if open == nil { findBegun() } else { acknowledgePending() }
      if log.pending?.interview != nil { acknowledgePending() }
    }
    let audit = try ChildProgram.run(["audit", study])
    if audit.code != 0 { tally.faults.append("the audit says: \(audit.output)\(audit.error)") }
    let opened = try Study.open(study, for: .reading)
    let found = try log.compare(with: opened)
    tally.faults += found.faults
    if let name = found.begun { log.acknowledged[name] = [] }
    try takeUp(found.begun ?? open?.name, from: opened)
  }

  /// Goes on from what the study holds, acknowledged or not.
  private mutating func takeUp(_ name: String?, from opened: borrowing Study) throws {
    log.pending = nil
    open = nil
    guard let name else { return }
    let stored = try opened.events(of: try opened.interview(named: name))
    let known = log.acknowledged[name, default: []].count
    tally.storedUnacknowledged += max(0, stored.count - known)
    log.acknowledged[name] = stored
    let interview = try Interview(replaying: stored, questionnaire: questionnaire)
    if interview.outcome != .completed, interview.outcome != .declined { open = (name, interview) }
  }

  private mutating func beginStudy() throws {
    if exists(study + "-journal") { try remove(study + "-journal") }
    try writeFile(study, empty)
    log = ExpectedLog()
    open = nil
    killsOfStudy = 0
  }
}

import Files
import Interviewing
import QuestionnaireModel
import StudyStorage
import TestSupport

/// One interview after another, in each of which one write or flush more than in the last goes wrong.
package struct FaultyInterviews: ~Copyable {
  package struct Tally: Sendable {
    package var runs = 0
    /// Runs in which the program said that an entry was not saved.
    package var told = 0
    /// Runs in which the program could not begin and said so.
    package var refused = 0
    package var acknowledged = 0
    package var faults: [String] = []

    package init() {}
  }

  private let folder: TemporaryFolder
  private let shim: FaultShim
  private let data: String
  private let empty: [UInt8]
  private let script: [ScriptedStep]
  private let opening: InterviewEvent
  package private(set) var tally = Tally()

  package init(seed: UInt64) throws {
    let work = try TemporaryFolder()
    let data = work.path("data")
    try createFolder(data)
    try ScriptedStudy.full.make(at: data + "/study.percept")
    let empty = try readFile(data + "/study.percept", limit: 1 << 24)
    let questionnaire = try ScriptedStudy.full.questionnaire()
    let begun = try Interview(of: questionnaire, in: questionnaire.languages[0])
    let script = try Self.script(from: begun, seed: seed)
    let shim = try FaultShim()
    opening = begun.opening
    (self.data, self.empty, self.script) = (data, empty, script)
    self.shim = shim
    folder = work
  }

  /// A whole interview with its detours, to its completion.
  private static func script(from begun: Interview, seed: UInt64) throws -> [ScriptedStep] {
    var interviewer = ScriptedInterviewer(seed: seed)
    var steps: [ScriptedStep] = []
    var interview = begun
    while interview.outcome == .inProgress {
      if !interview.isAtEnd, steps.count < 12 {
        steps.append(try interviewer.step(in: interview))
      } else if interview.isAtEnd {
        steps.append(try interviewer.end(of: interview))
      } else {
        var visiting = interview
        try visiting.goToFirstUnanswered()
        steps.append(ScriptedStep(lines: [">>"], event: nil, next: visiting))
        steps.append(try interviewer.answer(in: visiting))
      }
      interview = steps.last?.next ?? interview
    }
    return steps
  }

  /// Runs the interview with the n-th call going wrong; false where it came to its end before that.
  @discardableResult
  package mutating func run(
    failing call: Int, _ kind: FaultShim.Kind, _ error: FaultShim.SystemError
  ) throws -> Bool {
    let (study, mark) = (data + "/study.percept", folder.path("mark"))
    for name in try listFolder(data) { try remove(data + "/" + name) }
    if exists(mark) { try remove(mark) }
    try writeFile(study, empty)
    let environment = shim.environment(failing: call, kind, error, in: data, mark: mark)
    var session = InterviewSession(
      try ChildProgram(["interview", study], environment: environment))
    var sitting = Sitting(kind: kind)
    sitting.conduct(opening, script, &session)
    let ending = session.finish()
    let wasHit = exists(mark)
    guard wasHit else { return false }
    tally.runs += 1
    tally.told += sitting.wasTold ? 1 : 0
    tally.refused += sitting.acknowledged.isEmpty ? 1 : 0
    tally.acknowledged += sitting.acknowledged.count
    let faults = sitting.faults(ending) + (try lost(sitting, study))
    tally.faults += faults.map { "call \(call), \(kind.rawValue), \(error): \($0)" }
    return true
  }

  /// What the study lacks once the fault is gone.
  private func lost(_ sitting: Sitting, _ path: String) throws -> [String] {
    let audit = try ChildProgram.run(["audit", path])
    guard audit.code == 0 else { return ["the audit says: \(audit.output)\(audit.error)"] }
    do throws(StudyError) {
      let study = try Study.open(path, for: .reading)
      let report = try study.audit()
      guard report.interviews.values.reduce(0, +) > 0 else {
        return sitting.acknowledged.isEmpty ? [] : ["the interview is lost"]
      }
      let stored = try study.firstInterviewEvents()
      if stored == sitting.acknowledged { return [] }
      if let pending = sitting.pending, stored == sitting.acknowledged + [pending] { return [] }
      return [
        "\(stored.count) events are stored and \(sitting.acknowledged.count) were acknowledged"
      ]
    } catch {
      return [error.description]
    }
  }
}

/// What the interviewer saw in one sitting.
private struct Sitting {
  let kind: FaultShim.Kind
  var acknowledged: [InterviewEvent] = []
  /// The entry that was typed last and is not acknowledged.
  var pending: InterviewEvent?
  var wasTold = false
  var isStuck = false
  var hasEnded = false

  init(kind: FaultShim.Kind) {
    self.kind = kind
  }

  mutating func conduct(
    _ opening: InterviewEvent, _ script: [ScriptedStep], _ session: inout InterviewSession
  ) {
    pending = opening
    guard settle(session.hear(), opening, &session) else { return }
    for step in script {
      pending = step.event
      guard settle(session.take(step), step.event, &session) else {
        // The completion ends the program, and its exit code acknowledges it.
        hasEnded = step.endsSitting
        return
      }
    }
  }

  /// Takes in a reply, trying again what was not saved; false where the program has ended.
  private mutating func settle(
    _ first: InterviewSession.Reply, _ event: InterviewEvent?, _ session: inout InterviewSession
  ) -> Bool {
    var reply = first
    var tries = 0
    while reply == .asks, InterviewSession.isUnsaved(session.shown) {
      wasTold = true
      tries += 1
      let leaves = tries > 2
      if leaves, kind == .once { isStuck = true }
      session.type(leaves ? "!" : "")
      reply = session.hear()
      if leaves { return false }
    }
    guard reply == .asks else { return false }
    if let event { acknowledged.append(event) }
    pending = nil
    return true
  }

  /// What is wrong with how the program took it.
  mutating func faults(_ ending: ChildProgram.Ending) -> [String] {
    if hasEnded, ending.code == 0, let pending {
      acknowledged.append(pending)
      self.pending = nil
    }
    var faults: [String] = []
    if isStuck { faults.append("the fault is gone, and trying again does not save the entry") }
    let isDone = pending == nil
    if ending.code != (isDone ? 0 : 2) {
      faults.append("the program ends with \(ending.code.map { "\($0)" } ?? "a signal")")
    }
    if !isDone, ending.error.isEmpty { faults.append("the program ends without a word") }
    return faults
  }
}

extension Study {
  /// The events of the only interview, finished or not.
  fileprivate borrowing func firstInterviewEvents() throws(StudyError) -> [InterviewEvent] {
    // Every name begins with one symbol of base 32.
    for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" {
      do throws(StudyError) {
        return try events(of: try interview(named: String(symbol)))
      } catch .unknownInterview {
        continue
      }
    }
    return []
  }
}

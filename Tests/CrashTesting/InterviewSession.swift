package import Interviewing
import QuestionnaireModel
package import TestSupport

/// A sitting with the real program, line by line; the prompt for the next line acknowledges the last.
package struct InterviewSession: ~Copyable {
  private var child: ChildProgram
  /// What the program last wrote.
  package private(set) var shown = ""

  package init(_ child: consuming ChildProgram) {
    self.child = child
  }

  /// The sitting's program under another one, such as a tracer, in an environment.
  package static func arguments(of study: String, resuming name: String?) -> [String] {
    ["interview", study] + (name.map { ["--resume", $0] } ?? [])
  }

  package enum Reply: Hashable {
    /// The program asks for the next line: what was typed is acknowledged.
    case asks
    case ended
    case deadline
  }

  /// Hears what the program says before it asks for a line.
  package mutating func hear(until deadline: UInt64 = .max) -> Reply {
    switch child.hear(until: deadline) {
    case .prompt(let text):
      shown = text
      return .asks
    case .end(let text):
      shown = text
      return .ended
    case .deadline: return .deadline
    }
  }

  package func type(_ line: String) {
    child.type(line + "\n")
  }

  /// Types all lines of a step; the reply is that to the last.
  package mutating func take(_ step: ScriptedStep, until deadline: UInt64 = .max) -> Reply {
    var reply = Reply.asks
    for line in step.lines where reply == .asks {
      type(line)
      reply = hear(until: deadline)
    }
    return reply
  }

  package consuming func finish() -> ChildProgram.Ending { child.finish() }

  /// Kills the program; what it had written may hold one more acknowledgement.
  package consuming func killed() -> (unheard: String, wasRunning: Bool) { child.killed() }

  package func send(_ signal: Int32) { child.send(signal) }

  package var process: Int32 { child.process }

  /// The item that a text of the program asks; nil where it shows none.
  package static func item(askedIn text: String) -> String? {
    text.split(separator: "\n").last { $0.hasPrefix("[") }?
      .split(separator: "] ").last.map(String.init)
  }

  /// Whether the program says that the last entry is not saved and offers to try again.
  package static func isUnsaved(_ text: String) -> Bool {
    (text.contains("NOT SAVED") || text.contains("NOT begun") || text.contains(" NU "))
      && (text.contains("tries to save it again") || text.contains("încearcă din nou"))
  }
}

extension Interview {
  /// The name of the item asked; nil at the end.
  package var askedItem: String? { asks.map { questionnaire.items[$0].id.rawValue } }
}

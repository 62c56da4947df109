import Arguments
import Files
import Interviewing
import QuestionnaireModel
import StudyStorage

/// What keying a form a first or a second time has in common for the commands.
struct FormKeying {
  let study: String
  let actor: String

  /// How keying one form ended.
  enum Ending {
    case ended(String)
    case left(String)
    case unsaved
  }

  func begin(
    _ form: KeyedForm, of stored: StoredQuestionnaire, as interview: Interview,
    comparedWith first: Interview? = nil, _ streams: Streams
  ) throws -> Ending {
    var line = try LineEntry(form, beginning: interview, comparedWith: first)
    var recorder = StudyRecorder(
      beginning: stored, in: try Study.open(study, for: .writing), actor: actor)
    return run(&line, &recorder, streams)
  }

  func goOn(
    with reference: InterviewReference, comparedWith first: Interview? = nil, _ streams: Streams
  ) throws -> Ending {
    let opened = try Study.open(study, for: .writing)
    let replayed = try Interview(
      replaying: opened.events(of: reference), questionnaire: reference.questionnaire.questionnaire)
    var line = try LineEntry(resuming: replayed, comparedWith: first)
    var recorder = StudyRecorder(resuming: reference, in: opened, actor: actor)
    return run(&line, &recorder, streams)
  }

  private func run(
    _ line: inout LineEntry, _ recorder: inout StudyRecorder, _ streams: Streams
  ) -> Ending {
    var terminal = StreamTerminal(streams)
    let ending = line.run(terminal: &terminal, recorder: &recorder)
    streams.output.flush()
    guard let name = recorder.interviewName else { return .unsaved }
    switch ending {
    case .saved(.completed), .saved(.declined): return .ended(name)
    case .saved(.stopped), .saved(.inProgress): return .left(name)
    case .unsaved: return .unsaved
    }
  }

  /// Asks for the number of the next form; nil where an empty line or the end of input ends it.
  static func askNumber(_ streams: Streams) -> String? {
    streams.output.write("Form number; Enter ends. > ")
    guard streams.output.flush(), let line = streams.input.readLine() else { return nil }
    let number = trimmed(line)
    return number.isEmpty ? nil : number
  }

  static func trimmed(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }
}

extension Streams {
  /// Says that a form could not be stored and what to do about it.
  func failUnsaved(_ number: String) -> ExitCode {
    fail(
      "the last entry of form '\(number)' was NOT stored; keep the paper out and go on with it once"
        + " the disk can be written")
  }
}

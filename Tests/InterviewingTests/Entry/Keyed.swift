import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

/// What came of a form keyed by lines.
struct Keyed {
  let ending: SittingEnding
  /// The events after the start and the form.
  let events: [InterviewEvent]
  let output: String
  let interview: Interview

  static let form = KeyedForm(number: "17", batch: "A")

  init(
    _ questionnaire: Questionnaire, _ lines: [String], failingAt failures: Set<Int> = [],
    comparedWith first: Interview? = nil
  ) throws {
    var terminal = TypedTerminal(lines)
    var recorder = MemoryRecorder(failingAt: failures)
    let begun = try Interview(onPaper: questionnaire, in: .english, copy: nil)
    var line = LineEntry(
      try FormBeginning(Self.form, of: begun, comparedWith: first))
    ending = line.run(terminal: &terminal, recorder: &recorder)
    events = Array(recorder.events.dropFirst(2))
    output = terminal.output
    interview = line.entry.interview
  }

  /// What was written after each line but the first ones.
  var replies: [String] { output.split(separator: "«").map(String.init) }
}

extension KeyedEntry {
  /// A form at its first field.
  static func of(_ questionnaire: Questionnaire) throws -> KeyedEntry {
    var begun = try Interview(onPaper: questionnaire, in: .english, copy: nil)
    try begun.accept(.keyed(Keyed.form))
    return KeyedEntry(begun)
  }

  /// Presses keys, as if every event were stored at once; returns the events.
  @discardableResult
  mutating func press(_ text: String) -> [InterviewEvent] {
    var events: [InterviewEvent] = []
    for character in text {
      let key: EntryKey =
        switch character {
        case "\n": .enter
        case "\u{8}": .erase
        case "^": .back
        default: .character(character)
        }
      if case .event(let event, let next) = press(key) {
        events.append(event)
        self = next
      }
    }
    return events
  }

  var fieldName: String? {
    field.map { questionnaire.items[$0.item].id.rawValue }
  }
}

package import Interviewing
import QuestionnaireModel

/// Keying paper forms line by line: a line for each field, fit for pipes and screen readers.
///
/// Each field is recorded before the next one is asked for.
package struct LineEntry {
  package private(set) var entry: KeyedEntry
  private let opening: [InterviewEvent]
  private var section: Int?

  package init(_ beginning: FormBeginning) {
    entry = beginning.entry
    opening = beginning.events
  }

  /// Takes the form field by field until it ends, is left, or cannot be saved.
  package mutating func run(
    terminal: inout some InterviewTerminal & ~Copyable,
    recorder: inout some InterviewRecorder & ~Copyable
  ) -> SittingEnding {
    let saving = EventSaving(language: entry.interview.language)
    guard saving.save(opening, &terminal, &recorder) else { return .unsaved(opening[0]) }
    while entry.interview.outcome == .inProgress {
      terminal.write(prompt())
      switch step(at: terminal.readLine(), &terminal) {
      case .typing, .moved: break
      case .refused(let fault):
        terminal.ring()
        terminal.write(LineScreen.escaped(EntryWording(entry.interview).text(for: fault)) + "\n")
      case .event(let event, let next):
        guard saving.save([event], &terminal, &recorder) else { return .unsaved(event) }
        entry = next
      }
    }
    return .saved(entry.interview.outcome)
  }

  private mutating func step(
    at line: String?, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> EntryStep {
    guard let line else { return entry.stop() }
    let typed = AnswerParser.trimmed(line)
    switch typed {
    case "<": return entry.back()
    case ">>": return entry.goToOpen()
    case "!": return entry.stop()
    case "?":
      terminal.write(Phrase.entryHelp.text(in: entry.interview.language) + "\n")
      return .typing
    case _ where typed.hasPrefix("="):
      return entry.go(to: AnswerParser.trimmed(String(typed.dropFirst())))
    default: return entry.enter(line)
    }
  }

  private mutating func prompt() -> String {
    let language = entry.interview.language
    guard let field = entry.field else {
      return Phrase.entryEnd.text(in: language) + " > "
    }
    let wording = EntryWording(entry.interview)
    let item = entry.questionnaire.items[field.item]
    var heading = ""
    if section != item.section, entry.questionnaire.sections.indices.contains(item.section) {
      let title = entry.questionnaire.sections[item.section].title
      heading = "== \(LineScreen.escaped(TextTemplate.neutral(title[language]))) ==\n"
    }
    section = item.section
    var words = [item.id.rawValue, wording.expectation(of: field)].filter { !$0.isEmpty }
    if entry.aside != nil { words.append(Phrase.entryAside.text(in: language)) }
    if entry.aside == nil, entry.interview.sheet[field.item] != nil {
      words.append(Phrase.keeps.text(in: language))
    }
    return heading + words.joined(separator: "  ") + " > "
  }
}

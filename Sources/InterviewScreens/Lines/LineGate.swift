import Interviewing
package import QuestionnaireModel

/// The safety gate line by line, before an interview is begun.
package struct LineGate {
  private var gate: SafetyGate
  private let language: Language

  package init(of questionnaire: Questionnaire, in language: Language) {
    gate = SafetyGate(of: questionnaire)
    self.language = language
  }

  /// Whether there is anything to ask.
  package var isNeeded: Bool { gate.state != .open }

  /// Asks the interviewer each question; false where one is answered with no, or not at all.
  package mutating func run(terminal: inout some InterviewTerminal & ~Copyable) -> Bool {
    guard isNeeded else { return true }
    terminal.write(Phrase.gateTitle.text(in: language) + "\n")
    while true {
      switch gate.state {
      case .open: return true
      case .closed(let otherwise):
        let words = LineScreen.escaped(otherwise[language])
        terminal.write("\n\(words)\n\(Phrase.gateClosed.text(in: language))\n")
        return false
      case .asks(let question):
        let text = LineScreen.escaped(gate.questions[question].text[language])
        terminal.write(
          "\n[\(question + 1)/\(gate.questions.count)] \(text)\n  1  \(Phrase.yes.text(in: language))\n"
            + "  2  \(Phrase.no.text(in: language))\n> ")
        guard let line = terminal.readLine() else { return false }
        switch AnswerParser.trimmed(line).lowercased() {
        case "1", "y", "yes", "d", "da": gate.answer(true)
        case "2", "n", "no", "nu": gate.answer(false)
        default: terminal.write(Phrase.oneOrTwo.text(in: language) + "\n")
        }
      }
    }
  }
}

extension Phrase {
  static let gateTitle = Phrase(
    en: "Before you begin. You answer this yourself; nothing is stored.",
    ro: "Înainte să începeți. Răspundeți dumneavoastră; nu se păstrează nimic.")
  static let gateClosed = Phrase(
    en: "The interview is not begun. Only that it was not is counted.",
    ro: "Interviul nu începe. Se numără numai faptul că nu a început.")
  static let yes = Phrase(en: "Yes", ro: "Da")
  static let no = Phrase(en: "No", ro: "Nu")
  static let oneOrTwo = Phrase(en: "type 1 or 2", ro: "scrieți 1 sau 2")
}

import Interviewing
import QuestionnaireModel

/// What protects the respondent, line by line: distress, the card, hiding, consent, minors, deletion.
extension LineInterview {
  private var language: Language { interview.language }
  private var words: EthicsWords { EthicsWords(interview.questionnaire.ethics, in: language) }

  /// What must be done before the next question; nil where it may be asked.
  mutating func protectiveStep(
    _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Step? {
    if distress == .stopped { return stopping(.breakOff, &terminal) }
    switch interview.protectiveStep(after: explanations) {
    case nil: return nil
    case .explain(let text, let item):
      explanations += 1
      terminal.write("\n" + said(text))
      var next = interview
      do throws(InterviewFault) { try next.jump(to: item) } catch { return nil }
      return .move(next)
    case .endNotUnderstood:
      terminal.write("\n" + Phrase.notUnderstood.text(in: language) + "\n")
      return stopping(.postponed, &terminal)
    case .endMinor(let text):
      terminal.write("\n" + said(text))
      return stopping(.unsafe, &terminal)
    }
  }

  /// The step that stops; where the respondent ends it, whether what was said is kept is asked first.
  mutating func stopping(
    _ reason: StopReason, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Step {
    if reason != .postponed, let question = interview.questionnaire.ethics.stop {
      wishesErasure = asksToDelete(question, &terminal)
    }
    var next = interview
    do throws(InterviewFault) {
      let event = try next.stop(reason)
      return .event(event, becoming: next)
    } catch {
      preconditionFailure("an interview in progress can be stopped")
    }
  }

  /// Whether what was said is deleted, which takes a typed word.
  private func asksToDelete(
    _ question: LocalizedText, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool {
    while true {
      terminal.write(
        "\n" + said(question) + "  1  \(Phrase.keepSaid.text(in: language))\n"
          + "  2  \(Phrase.deleteSaid.text(in: language))\n> ")
      // Without an answer nothing is destroyed.
      guard let line = terminal.readLine() else { return false }
      switch AnswerParser.trimmed(line) {
      case "1": return false
      case "2":
        terminal.write(Phrase.deletionWords.text(in: language) + "\n> ")
        guard let word = terminal.readLine() else { return false }
        if DeletionWord.isMeant(by: word) { return true }
        terminal.write(Phrase.notTheDeletionWord.text(in: language) + "\n")
      default: terminal.write(Phrase.oneOrTwo.text(in: language) + "\n")
      }
    }
  }

  func showSupportCard(_ terminal: inout some InterviewTerminal & ~Copyable) {
    let lines = words.supportCard
    terminal.write(
      "\n"
        + (lines.isEmpty ? [Phrase.noSupportCard.text(in: language)] : lines)
        .map { LineScreen.escaped($0) + "\n" }.joined())
  }

  /// Shows the words of the distress protocol and what can be done now.
  func showDistress(_ terminal: inout some InterviewTerminal & ~Copyable) {
    let lines = [Phrase.distressTitle.text(in: language), ""] + words.distress
    let choices: [Phrase] = [.distressGoOn, .distressCard, .distressStop]
    terminal.write(
      "\n" + lines.map { LineScreen.escaped($0) + "\n" }.joined()
        + choices.enumerated().map { "  \($0 + 1)  \($1.text(in: language))\n" }.joined())
  }

  /// What a line typed during the pause for distress leads to.
  mutating func distressStep(
    at line: String?, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Step {
    var next = interview
    do throws(InterviewFault) {
      switch AnswerParser.trimmed(line ?? "3") {
      case "1":
        let event = try next.distress(.continued)
        return .event(event, becoming: next)
      case "2", "+": showSupportCard(&terminal)
      case "3", "!":
        let event = try next.distress(.stopped)
        return .event(event, becoming: next)
      default: terminal.write(Phrase.oneToThree.text(in: language) + "\n")
      }
    } catch {
      preconditionFailure("an interview in progress takes a step of the distress protocol")
    }
    return .stay
  }

  /// Moves what was shown out of sight, with everyday questions after it, until `--` is typed.
  ///
  /// - Returns: false at the end of the input.
  func hide(_ terminal: inout some InterviewTerminal & ~Copyable) -> Bool {
    var question = 0
    while true {
      let cover = Phrase.coverQuestions[question % Phrase.coverQuestions.count]
      let options = Phrase.coverOptions.enumerated().map {
        "  \($0 + 1)  \($1.text(in: language))\n"
      }
      terminal.write(
        String(repeating: "\n", count: 60) + cover.text(in: language) + "\n" + options.joined()
          + "> ")
      guard let line = terminal.readLine() else { return false }
      if AnswerParser.trimmed(line) == "--" { return true }
      question += 1
    }
  }

  private func said(_ text: LocalizedText) -> String {
    LineScreen.escaped(
      interview.questionnaire.rendered(text, in: language, given: interview.sheet)) + "\n"
  }
}

extension Phrase {
  static let notUnderstood = Phrase(
    en:
      "The consent was not understood. Without it there is no interview: say thanks and stop here.",
    ro: "Consimțământul nu a fost înțeles. Fără el nu există interviu: mulțumiți și opriți-vă aici."
  )
  fileprivate static let oneToThree = Phrase(en: "type 1, 2 or 3", ro: "scrieți 1, 2 sau 3")
}

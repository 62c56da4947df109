package import Interviewing
package import QuestionnaireModel

/// The words for what a correction would do, and for what it did.
package struct CorrectionWording {
  private let questionnaire: Questionnaire
  private let language: Language

  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  /// Says that the change is stored, and which answers it drops or leaves open.
  package func text(for consequence: Correction.Consequence) -> String {
    var lines = [Phrase.correctionStored]
    if consequence.declines { lines.append(.correctionDeclined) }
    if !consequence.dropped.isEmpty {
      lines.append(.correctionDrops(names(consequence.dropped)))
    }
    if !consequence.setAside.isEmpty {
      lines.append(.correctionSetsAside(names(consequence.setAside)))
    }
    if !consequence.opened.isEmpty { lines.append(.correctionOpens(names(consequence.opened))) }
    return lines.map { $0.text(in: language) + "\n" }.joined()
  }

  /// What a change would do to other answers, a line each; nothing where it would do nothing.
  ///
  /// Checks are named by their item and message, answers by their items alone.
  package func warnings(of consequence: Correction.Consequence) -> [String] {
    var lines = consequence.failures.map { failure in
      let item = questionnaire.items[failure.item]
      let message = LineScreen.escaped(
        TextTemplate.neutral(item.checks[failure.check].message[language]))
      return failure.isKept
        ? Phrase.correctionWouldContradict(item.id.rawValue, message)
        : Phrase.correctionWouldFail(item.id.rawValue, message)
    }
    if !consequence.dropped.isEmpty {
      lines.append(.correctionWouldDrop(names(consequence.dropped)))
    }
    if !consequence.setAside.isEmpty {
      lines.append(.correctionWouldSetAside(names(consequence.setAside)))
    }
    if consequence.declines { lines.append(.correctionWouldDecline) }
    return lines.map { $0.text(in: language) }
  }

  /// Tells what a change would do to other answers, and asks whether it is to be stored all the same.
  ///
  /// - Returns: true where it does nothing to them, or was accepted; nil where nobody decided, as at
  ///   the end of input or with `!`.
  func accepts(
    _ consequence: Correction.Consequence, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool? {
    guard consequence.needsAcceptance else { return true }
    terminal.write(warnings(of: consequence).map { $0 + "\n" }.joined())
    terminal.write(Phrase.correctionAccept.text(in: language) + " > ")
    guard let line = terminal.readLine() else { return nil }
    let typed = AnswerParser.trimmed(line).lowercased()
    if typed == "!" { return nil }
    return typed == Phrase.correctionYes.text(in: language)
  }

  private func names(_ items: [Int]) -> String {
    items.map { questionnaire.items[$0].id.rawValue }.joined(separator: ", ")
  }
}

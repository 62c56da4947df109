package import Interviewing
package import QuestionnaireModel

/// Correcting an interview line by line: the answers are shown, one is chosen and changed.
package struct LineCorrection {
  private var correction: Correction
  private let language: Language
  private let reason: String?

  /// - Parameter reason: why answers are changed; nil to ask with each.
  package init(_ correction: Correction, in language: Language, because reason: String?) {
    self.correction = correction
    self.language = language
    self.reason = reason
  }

  /// How a correction was left.
  package struct Ending: Hashable, Sendable {
    package var changes = 0
    /// Whether the last change could not be made durable.
    package var isUnsaved = false
  }

  /// Shows the answers and takes changes until an empty line.
  package mutating func run(
    terminal: inout some InterviewTerminal & ~Copyable,
    recorder: inout some InterviewRecorder & ~Copyable
  ) -> Ending {
    var ending = Ending()
    terminal.write(answers)
    while true {
      terminal.write(Phrase.correctionWhich.text(in: language) + " > ")
      let name = AnswerParser.trimmed(terminal.readLine() ?? "")
      guard !name.isEmpty else { return ending }
      guard let item = item(named: name) else {
        terminal.write(Phrase.correctionUnknown.text(in: language) + "\n")
        continue
      }
      terminal.write(question(about: item))
      switch change(item, &terminal, &recorder) {
      case .made: ending.changes += 1
      case .leftAsItWas: break
      case .unsaved:
        ending.isUnsaved = true
        return ending
      }
    }
  }

  private enum Change { case made, leftAsItWas, unsaved }

  private mutating func change(
    _ item: Int, _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Change {
    var doubted: (answer: Answer, checks: [Int])?
    while true {
      terminal.write(Phrase.correctionAnswer.text(in: language) + " > ")
      let typed = terminal.readLine() ?? ""
      guard !AnswerParser.trimmed(typed).isEmpty else { return .leftAsItWas }
      let answer: Answer
      do throws(InputFault) {
        answer = try AnswerParser(correction.questionnaire).answer(typed: typed, to: item)
      } catch {
        terminal.write(wording.text(for: error, item: item) + "\n")
        continue
      }
      var next = correction
      do throws(InterviewFault) {
        // The answer is judged before anyone is asked for a reason.
        let checks = doubted.flatMap { $0.answer == answer ? $0.checks : nil } ?? []
        let trial = try next.change(
          correction.questionnaire.items[item].id, to: answer, confirming: checks, because: "-")
        guard accepts(trial.consequence, &terminal), let reason = askedReason(&terminal) else {
          return .leftAsItWas
        }
        next = correction
        let (event, consequence) = try next.change(
          correction.questionnaire.items[item].id, to: answer, confirming: checks, because: reason)
        guard EventSaving(language: language).save([event], &terminal, &recorder) else {
          return .unsaved
        }
        correction = next
        terminal.write(said(consequence))
        return .made
      } catch {
        doubted = if case .doubtful(let checks) = error { (answer, checks) } else { nil }
        terminal.write(wording.text(for: error, item: item) + "\n")
      }
    }
  }

  /// Tells what else a change would do, and whether it is to be stored all the same.
  private func accepts(
    _ consequence: Correction.Consequence, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool {
    CorrectionWording(correction.questionnaire, in: language).accepts(consequence, &terminal)
      ?? false
  }

  private func askedReason(
    _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> String? {
    if let reason { return reason }
    terminal.write(Phrase.correctionReason.text(in: language) + " > ")
    let typed = AnswerParser.trimmed(terminal.readLine() ?? "")
    return typed.isEmpty ? nil : typed
  }

  private var wording: FaultWording { FaultWording(correction.questionnaire, in: language) }

  /// The answers, each with its item, for the person at the terminal alone.
  private var answers: String {
    correction.changeable.map { index in
      let item = correction.questionnaire.items[index]
      return "\(item.id)  \(LineScreen.escaped(text(of: index)))\n"
    }.joined()
  }

  private func text(of index: Int) -> String {
    guard let answer = correction.sheet[index], answer != .nonanswer(.notReached) else {
      return "–"
    }
    return AnswerText(correction.questionnaire, in: language).text(
      of: answer, to: correction.questionnaire.items[index])
  }

  private func question(about index: Int) -> String {
    let item = correction.questionnaire.items[index]
    let text = correction.questionnaire.rendered(
      item.text, in: language, given: correction.sheet)
    let options = (item.type.optionList?.options ?? []).map {
      "  \($0.code)  \(LineScreen.escaped(TextTemplate.neutral($0.label[language])))"
    }
    let keys = item.nonanswers.compactMap { correction.questionnaire.nonanswer($0) }.map {
      "  .\($0.key)  \(LineScreen.escaped(TextTemplate.neutral($0.label[language])))"
    }
    let now = "\(Phrase.recorded.text(in: language)): \(LineScreen.escaped(self.text(of: index)))"
    return (["\(item.id)  \(LineScreen.escaped(text))"] + options + keys + [now])
      .joined(separator: "\n") + "\n"
  }

  private func item(named name: String) -> Int? {
    correction.changeable.first {
      correction.questionnaire.items[$0].id.rawValue.lowercased() == name.lowercased()
    }
  }

  private func said(_ consequence: Correction.Consequence) -> String {
    CorrectionWording(correction.questionnaire, in: language).text(for: consequence)
  }
}

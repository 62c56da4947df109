package import Interviewing
package import QuestionnaireModel

/// Deciding, field by field, which of two keyings of a form the paper bears out.
///
/// Where the first is wrong the interview is corrected. Fields that came onto the route by that are
/// taken from the second keying.
package struct LineAdjudication {
  private let first: Interview
  private let second: Interview
  private var correction: Correction
  private let language: Language
  private let reason: String
  private let hidingSeed: Int?
  package let comparison: KeyingComparison
  private var judged: [Judged] = []

  /// Which keying the paper bears out at an item.
  package struct Judged: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable { case first, second, neither }
    package let item: Int
    package let outcome: Outcome
  }

  /// How an adjudication was left.
  package enum Ending: Hashable, Sendable {
    case judged([Judged])
    /// Something was left undecided; it is asked again another time.
    case left
    /// A correction could not be made durable.
    case unsaved
  }

  /// - Parameters:
  ///   - first: the first keying as it was keyed.
  ///   - present: the interview as it stands, with what was corrected since.
  ///   - hidingSeed: what decides which keying is shown first, so that nobody knows whose it is; nil to
  ///     show the first one first.
  package init(
    first: Interview, second: Interview, present: Correction, in language: Language,
    because reason: String, hidingSeed: Int? = nil
  ) {
    self.hidingSeed = hidingSeed
    self.first = first
    self.second = second
    correction = present
    self.language = language
    self.reason = reason
    comparison = KeyingComparison(first, second)
  }

  package mutating func run(
    terminal: inout some InterviewTerminal & ~Copyable,
    recorder: inout some InterviewRecorder & ~Copyable
  ) -> Ending {
    for item in comparison.differing {
      guard let outcome = judgment(at: item, &terminal) else { return .left }
      switch outcome {
      case .keeps: judged.append(Judged(item: item, outcome: .first))
      case .second(let answer):
        if let ending = correct(item, to: answer, &terminal, &recorder) { return ending }
        judged.append(Judged(item: item, outcome: .second))
      case .other(let answer):
        if let ending = correct(item, to: answer, &terminal, &recorder) { return ending }
        judged.append(Judged(item: item, outcome: outcomeOf(answer, at: item)))
      }
    }
    // What the first keying never came to, and the corrections opened.
    for item in comparison.onlyInOne {
      guard correction.sheet[item] == .nonanswer(.notReached),
        let answer = second.sheet[item]
      else { continue }
      if let ending = correct(item, to: answer, &terminal, &recorder) { return ending }
    }
    return .judged(judged)
  }

  /// Which keying holds what the paper says; a keyer errs only where something else was keyed.
  private func outcomeOf(_ answer: Answer, at item: Int) -> Judged.Outcome {
    let decided = KeyedContent(answer: answer, said: nil)
    if first.keyedContent(of: item) == decided { return .first }
    return second.keyedContent(of: item) == decided ? .second : .neither
  }

  private enum Choice { case keeps, second(Answer), other(Answer) }

  private func judgment(
    at item: Int, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Choice? {
    let answer = second.sheet[item] ?? .nonanswer(.missing)
    if second.keyedContent(of: item)?.said == nil, correction.sheet[item] == answer {
      // It was corrected to this meanwhile.
      return .second(answer)
    }
    let asked = correction.questionnaire.items[item]
    let isSwapped = isSwapped(asked.id)
    terminal.write(
      """
      \(asked.id)  \(LineScreen.escaped(correction.questionnaire.rendered(asked.text, in: language, given: correction.sheet)))
        1  \(words(isSwapped ? second : first, item))
        2  \(words(isSwapped ? first : second, item))

      """)
    while true {
      terminal.write(Phrase.adjudicate.text(in: language) + " > ")
      guard let line = terminal.readLine() else { return nil }
      switch AnswerParser.trimmed(line) {
      case "": continue
      case "!": return nil
      case "1": return isSwapped ? .second(answer) : .keeps
      case "2": return isSwapped ? .keeps : .second(answer)
      case let typed where typed.hasPrefix("="):
        if let answer = thirdAnswer(typed: String(typed.dropFirst()), to: item, &terminal) {
          return .other(answer)
        }
      default: continue
      }
    }
  }

  private func isSwapped(_ item: ItemID) -> Bool {
    guard let hidingSeed else { return false }
    return Shuffling.seed(of: item.rawValue, in: hidingSeed).isMultiple(of: 2)
  }

  /// Reads what the paper says; nil, with the reason said, where the item cannot hold it.
  private func thirdAnswer(
    typed: String, to item: Int, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Answer? {
    let wording = FaultWording(correction.questionnaire, in: language)
    guard !AnswerParser.trimmed(typed).isEmpty else { return .nonanswer(.missing) }
    do throws(InputFault) {
      let answer = try AnswerParser(correction.questionnaire).answer(typed: typed, to: item)
      var trial = correction
      do throws(InterviewFault) {
        _ = try trial.change(
          correction.questionnaire.items[item].id, to: answer, because: reason)
      } catch {
        guard case .answer = error else { return answer }
        terminal.write(wording.text(for: error, item: item) + "\n")
        return nil
      }
      return answer
    } catch {
      terminal.write(wording.text(for: error, item: item) + "\n")
      return nil
    }
  }

  /// Corrects the interview where it holds something else; soft checks count as confirmed.
  ///
  /// - Returns: how the adjudication is left by it; nil where it goes on.
  private mutating func correct(
    _ item: Int, to answer: Answer, _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Ending? {
    guard correction.sheet[item] != answer else { return nil }
    let id = correction.questionnaire.items[item].id
    var next = correction
    do throws(InterviewFault) {
      let change: (event: InterviewEvent, consequence: Correction.Consequence)
      do throws(InterviewFault) {
        change = try next.change(id, to: answer, because: reason)
      } catch .doubtful(let checks) {
        change = try next.change(id, to: answer, confirming: checks, because: reason)
      }
      let wording = CorrectionWording(correction.questionnaire, in: language)
      guard let isAccepted = wording.accepts(change.consequence, &terminal) else { return .left }
      guard isAccepted else {
        terminal.write(Phrase.notApplied(id.rawValue).text(in: language) + "\n")
        return nil
      }
      guard EventSaving(language: language).save([change.event], &terminal, &recorder) else {
        return .unsaved
      }
      correction = next
    } catch {
      // The route no longer leads by it, or a hard check refuses it; the judgment stands all the same.
      let words = FaultWording(correction.questionnaire, in: language).text(for: error, item: item)
      terminal.write(Phrase.notApplied(id.rawValue).text(in: language) + ": \(words)\n")
    }
    return nil
  }

  private func words(_ keying: Interview, _ item: Int) -> String {
    guard let content = keying.keyedContent(of: item) else { return "–" }
    if let said = content.said {
      return LineScreen.escaped("\(said) (\(Phrase.flagged.text(in: language)))")
    }
    return content.answer.map {
      LineScreen.escaped(
        AnswerText(keying.questionnaire, in: language).text(
          of: $0, to: keying.questionnaire.items[item]))
    } ?? "–"
  }
}

extension Phrase {
  static let adjudicate = Phrase(
    en:
      "What does the paper say? 1, 2, or = and something else (= alone: empty); ! leaves it for later.",
    ro: "Ce scrie pe hârtie? 1, 2 sau = și altceva (= singur: gol); ! amână.")
  static let flagged = Phrase(en: "flagged", ro: "marcat")

  static func notApplied(_ item: String) -> Phrase {
    Phrase(
      en: "\(item) is judged, and the interview stays as it was",
      ro: "\(item) este judecat, iar interviul rămâne cum era")
  }
}

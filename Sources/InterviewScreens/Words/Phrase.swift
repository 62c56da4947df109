package import Interviewing
package import QuestionnaireModel

/// A language that the interview's own words are written in.
enum WordingLanguage {
  case english
  case romanian

  /// The nearest to a questionnaire's language: `ro` and `ro-MD` read Romanian, others English.
  init(_ language: Language) {
    let primary = language.rawValue.split { $0 == "-" || $0 == "_" }.first?.lowercased()
    self = primary == "ro" ? .romanian : .english
  }
}

/// One thing the interview itself says, worded for people in each wording language.
///
/// Faults state the rule and, after a semicolon, the fix; none repeats what was typed.
struct Phrase {
  private let english: String
  private let romanian: String

  init(en english: String, ro romanian: String) {
    self.english = english
    self.romanian = romanian
  }

  /// The words of this one and then of another.
  func followed(by other: Phrase) -> Phrase {
    Phrase(en: english + other.english, ro: romanian + other.romanian)
  }

  func text(in language: Language) -> String {
    switch WordingLanguage(language) {
    case .english: english
    case .romanian: romanian
    }
  }
}

/// The plain words for the faults of a person's input.
package struct FaultWording: Sendable {
  private let questionnaire: Questionnaire
  private let language: Language
  private let sheet: AnswerSheet

  /// Makes the wording for an interview; messages are filled in from its answers.
  package init(_ interview: Interview) {
    questionnaire = interview.questionnaire
    language = interview.language
    sheet = interview.sheet
  }

  /// Makes the wording for no interview in particular: pipes stay open.
  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
    sheet = AnswerSheet(itemCount: questionnaire.items.count)
  }

  /// Words what is wrong with what was typed as the answer to an item.
  package func text(for fault: InputFault, item: Int) -> String {
    switch fault {
    case .answer(let fault): text(for: fault, item: item)
    case .empty: text(for: AnswerFault.empty, item: item)
    case .takesNoAnswer: text(for: InterviewFault.takesNoAnswer, item: item)
    case .notAnOption, .ambiguousOption, .notWholeNumber, .notNumber, .notDate, .notTime,
      .nonanswerNotAlone, .controlCharacters, .unreadable, .ambiguousDigits:
      Phrase(fault: fault).text(in: language)
    }
  }

  /// Words why an interview does not accept an intent; `item` is the one it stands at.
  package func text(for fault: InterviewFault, item: Int?) -> String {
    if case .answer(let answerFault) = fault, let item {
      return text(for: answerFault, item: item)
    }
    if fault == .takesNoAnswer, let item, questionnaire.items[item].isDerived {
      let type = questionnaire.items[item].type
      let wasDrawn = if case .assigned = type { true } else { false }
      return (wasDrawn ? Phrase.wasDrawn : .followsFromOthers).text(in: language)
    }
    if case .doubtful(let checks) = fault {
      let personal = checks.compactMap { PersonalData(check: $0) }
      let own = item.map { item in checks.filter { $0 >= 0 }.map { message(of: $0, at: item) } }
      let messages = personal.map { Phrase(personal: $0).text(in: language) } + (own ?? [])
      if !personal.isEmpty { return Phrase.personal(messages).text(in: language) }
      if !messages.isEmpty { return Phrase.doubtful(messages).text(in: language) }
    }
    return Phrase(fault: fault).text(in: language)
  }

  private func text(for fault: AnswerFault, item: Int) -> String {
    let asked = questionnaire.items[item]
    switch fault {
    case .checkFailed(let check): return message(of: check, at: item)
    case .empty: return Phrase.empty(keys: keys(of: asked)).text(in: language)
    case .nonanswerNotAllowed(let kind):
      let name = questionnaire.nonanswer(kind)?.label[language] ?? kind.rawValue
      return Phrase.notAllowed(name, keys: keys(of: asked)).text(in: language)
    case .wrongType, .unknownCode, .belowRange, .aboveRange, .tooManyDecimals, .tooLong,
      .tooManyChoices, .exclusiveWithOthers, .tooFewRanked, .rankedTwice:
      return Phrase(fault: fault).text(in: language)
    }
  }

  private func message(of check: Int, at item: Int) -> String {
    questionnaire.rendered(
      questionnaire.items[item].checks[check].message, in: language, given: sheet)
  }

  private func keys(of item: Item) -> String {
    item.nonanswers.compactMap { questionnaire.nonanswer($0) }.map { ".\($0.key)" }
      .joined(separator: " ")
  }
}

import Interviewing
package import QuestionnaireModel
import Words

/// The words for an answer, for the person at the interview only: never for a log or a message.
package struct AnswerText {
  private let questionnaire: Questionnaire
  private let language: Language

  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  package func text(of answer: Answer, to item: Item) -> String {
    switch answer {
    case .choice(let code): label(of: code, item)
    case .choices(let codes): codes.map { label(of: $0, item) }.joined(separator: "; ")
    case .ranking(let codes):
      codes.enumerated().map { "\($0.offset + 1). \(label(of: $0.element, item))" }
        .joined(separator: "; ")
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .text(let text): text
    case .date(let date): date.description
    case .time(let time): time.description
    case .nonanswer(.missing): Phrase.emptyAnswer.text(in: language)
    case .nonanswer(let kind):
      questionnaire.nonanswer(kind).map { TextTemplate.neutral($0.label[language]) }
        ?? kind.rawValue
    }
  }

  private func label(of code: Int, _ item: Item) -> String {
    guard let option = item.type.optionList?.option(code: code) else { return String(code) }
    return "\(code) \(TextTemplate.neutral(option.label[language]))"
  }
}

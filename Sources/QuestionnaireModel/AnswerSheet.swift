import Words

/// The answers of one respondent, one place for each item of the questionnaire.
package struct AnswerSheet: Hashable, Sendable, ValueSource {
  package private(set) var answers: [Answer?]

  package init(itemCount: Int) {
    answers = Array(repeating: nil, count: itemCount)
  }

  package init(_ answers: [Answer?]) {
    self.answers = answers
  }

  package subscript(_ item: Int) -> Answer? {
    get { answers[item] }
    set { answers[item] = newValue }
  }

  package func value(of item: Int) -> HeldValue {
    switch answers[item] {
    case nil: .nothing
    case .choice(let code)?: .number(Double(code))
    case .choices(let codes)?: .choices(codes)
    case .ranking(let codes)?: .choices(codes)
    case .integer(let number)?: .number(Double(number))
    case .decimal(let number)?: .number(number)
    case .text?: .text
    case .date(let date)?: .number(Double(date.daysSince1970))
    case .time(let time)?: .number(Double(time.minutes))
    case .nonanswer(let kind)?: .nonanswer(kind)
    }
  }
}

import QuestionnaireModel

/// What forms and codebooks say around a questionnaire's own words; English where a language is not known.
enum FormPhrase: Hashable {
  case onlyIf, otherwiseGoTo, end, interviewer, tickAll
  case tickAtMost(Int), numberInOrder(limit: Int?)
  case ruleOut, atMostCharacters(Int), showCard(String)
  case day, month, year
  case interviewNumber, date, interviewerName, mayBeEmpty, version, and, or

  func text(in language: Language) -> String {
    language.rawValue.hasPrefix("ro") ? romanian : english
  }

  private var english: String {
    switch self {
    case .onlyIf: "Only if"
    case .otherwiseGoTo: "otherwise go to"
    case .end: "the end"
    case .interviewer: "Interviewer"
    case .tickAll: "All that apply"
    case .numberInOrder(nil): "Number them, 1 for the first"
    case .numberInOrder(let limit?): "Number the first \(limit), 1 for the first"
    case .tickAtMost(let limit): "At most \(limit) answers"
    case .ruleOut: "alone"
    case .atMostCharacters(let limit): "at most \(limit) characters"
    case .showCard(let card): "Show card \(card)"
    case .day: "day"
    case .month: "month"
    case .year: "year"
    case .interviewNumber: "Interview no."
    case .date: "Date"
    case .interviewerName: "Interviewer"
    case .mayBeEmpty: "may be left empty"
    case .version: "version"
    case .and: "and"
    case .or: "or"
    }
  }

  private var romanian: String {
    switch self {
    case .onlyIf: "Numai dacă"
    case .otherwiseGoTo: "altfel treceți la"
    case .end: "sfârșit"
    case .interviewer: "Operator"
    case .tickAll: "Toate răspunsurile potrivite"
    case .numberInOrder(nil): "Numerotați-le, cu 1 primul"
    case .numberInOrder(let limit?):
      "Numerotați primele \(limit), cu 1 primul"
    case .tickAtMost(let limit): "Cel mult \(limit)\(limit >= 20 ? " de" : "") răspunsuri"
    case .ruleOut: "singur"
    case .atMostCharacters(let limit): "cel mult \(limit)\(limit >= 20 ? " de" : "") caractere"
    case .showCard(let card): "Arătați cartonașul \(card)"
    case .day: "ziua"
    case .month: "luna"
    case .year: "anul"
    case .interviewNumber: "Interviul nr."
    case .date: "Data"
    case .interviewerName: "Operator"
    case .mayBeEmpty: "poate rămâne necompletat"
    case .version: "versiunea"
    case .and: "și"
    case .or: "sau"
    }
  }
}

package import QuestionnaireModel

/// Whom a question was asked, in words, as its route says it.
package struct BaseWords {
  private let questionnaire: Questionnaire
  private let language: Language

  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  /// The base of the rows of a table; nil where everybody was asked, or its items differ in it.
  package func text(ofColumns columns: [String]) -> String? {
    let items = Set(columns.compactMap(item)).sorted()
    guard let first = items.first, let condition = questionnaire.items[first].when,
      items.allSatisfy({ questionnaire.items[$0].when == condition })
    else { return nil }
    let isRomanian = language.rawValue.hasPrefix("ro")
    return (isRomanian ? "întrebați dacă " : "asked where ")
      + ConditionWords(questionnaire, in: language).text(of: condition)
  }

  /// The item of a column, which may be one of its options.
  private func item(_ column: String) -> Int? {
    if let whole = questionnaire.index(of: ItemID(column)) { return whole }
    guard let end = column.lastIndex(of: "_") else { return nil }
    return questionnaire.index(of: ItemID(String(column[..<end])))
  }
}

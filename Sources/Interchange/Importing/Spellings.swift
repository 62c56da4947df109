import QuestionnaireModel

/// Every text that stands for an answer to an item.
///
/// The mapping's values come first, then codes, names, labels in every language, non-answers, and at
/// last all of these in small letters. A text that one of these gives two meanings has none.
struct Spellings {
  private var meanings: [String: Answer] = [:]
  private var ambiguous = Set<String>()

  /// What a text stands for, in any case of letters; nil where it stands for nothing known.
  subscript(text: String) -> Answer? {
    if let meaning = meanings[text] { return meaning }
    return ambiguous.contains(text) ? nil : meanings[text.lowercased()]
  }

  init(of item: Item, in questionnaire: Questionnaire, values: [String: Int]) {
    func answer(_ code: Int) -> Answer {
      switch item.type {
      case .multiple, .drawn: .choices([code])
      case .ranking: .ranking([code])
      case .single, .integer, .decimal, .text, .date, .time, .scale, .differential, .computed,
        .assigned, .consent, .note:
        .choice(code)
      }
    }
    let options = item.type.optionList?.options ?? []
    let nonanswers = questionnaire.nonanswers.filter { item.nonanswers.contains($0.kind) }
    add(values.map { ($0.key, answer($0.value)) })
    add(options.map { (String($0.code), answer($0.code)) })
    add(options.compactMap { option in option.name.map { ($0, answer(option.code)) } })
    add(
      options.flatMap { option in
        option.label.texts.values.flatMap(TextTemplate.variants).map { ($0, answer(option.code)) }
      })
    add(
      nonanswers.flatMap { option in
        [String(option.code), option.kind.rawValue].map { ($0, .nonanswer(option.kind)) }
      })
    add(
      nonanswers.flatMap { option in
        option.label.texts.values.map { ($0, .nonanswer(option.kind)) }
      })
    add(meanings.map { ($0.key.lowercased(), $0.value) })
  }

  /// Adds texts of one kind, none of which may push aside one of an earlier kind.
  private mutating func add(_ texts: [(String, Answer)]) {
    var added: [String: Answer] = [:]
    for (text, answer) in texts where !text.isEmpty && meanings[text] == nil {
      if let before = added[text], before != answer { ambiguous.insert(text) }
      added[text] = answer
    }
    for (text, answer) in added where !ambiguous.contains(text) { meanings[text] = answer }
  }
}

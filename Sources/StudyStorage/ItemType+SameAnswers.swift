import QuestionnaireModel

extension ItemType {
  /// Whether answers to an item of either type mean the same, so that tables may hold both.
  ///
  /// Bounds and limits may change, and a language may be added; codes, their order and what they
  /// are called in a language that both know may not.
  func hasSameAnswers(as other: ItemType) -> Bool {
    guard name == other.name else { return false }
    return switch self {
    case .single, .multiple, .ranking, .consent, .assigned, .drawn:
      optionList?.hasSameOptions(as: other.optionList) ?? false
    case .scale(let mine, let low, let high), .differential(let mine, let low, let high):
      switch other {
      case .scale(let theirs, let otherLow, let otherHigh),
        .differential(let theirs, let otherLow, let otherHigh):
        mine == theirs && low.agrees(with: otherLow) && high.agrees(with: otherHigh)
      case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .computed,
        .assigned, .drawn, .consent, .note:
        false
      }
    case .computed: self == other
    case .integer, .decimal, .text, .date, .time, .note: true
    }
  }
}

extension OptionList {
  fileprivate func hasSameOptions(as other: OptionList?) -> Bool {
    guard let other, options.count == other.options.count else { return false }
    return zip(options, other.options).allSatisfy {
      $0.code == $1.code && $0.label.agrees(with: $1.label)
    }
  }
}

extension LocalizedText {
  /// Whether it says the same in every language that both know.
  fileprivate func agrees(with other: LocalizedText) -> Bool {
    texts.allSatisfy { language, text in other.texts[language].map { $0 == text } ?? true }
  }
}

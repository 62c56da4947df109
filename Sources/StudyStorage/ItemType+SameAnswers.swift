import QuestionnaireModel

extension ItemType {
  /// Whether answers to an item of either type mean the same, so that tables may hold both.
  ///
  /// Bounds and limits may change, and a language may be added; codes, their order and what they
  /// are called in a language that both know may not.
  func hasSameAnswers(as other: ItemType) -> Bool {
    switch (self, other) {
    case (.single(let mine), .single(let theirs)), (.consent(let mine), .consent(let theirs)),
      (.multiple(let mine, _), .multiple(let theirs, _)),
      (.ranking(let mine, _), .ranking(let theirs, _)):
      mine.options.count == theirs.options.count
        && zip(mine.options, theirs.options).allSatisfy {
          $0.code == $1.code && $0.label.agrees(with: $1.label)
        }
    case (.scale(let mine, let low, let high), .scale(let theirs, let otherLow, let otherHigh)),
      (
        .differential(let mine, let low, let high),
        .differential(let theirs, let otherLow, let otherHigh)
      ):
      mine == theirs && low.agrees(with: otherLow) && high.agrees(with: otherHigh)
    case (.computed(let mine), .computed(let theirs)):
      mine == theirs
    case (.integer, .integer), (.decimal, .decimal), (.date, .date), (.time, .time),
      (.text, .text), (.note, .note):
      true
    // Pairs of different types; every pair written out is more than the compiler can check.
    default:
      false
    }
  }
}

extension LocalizedText {
  /// Whether it says the same in every language that both know.
  fileprivate func agrees(with other: LocalizedText) -> Bool {
    texts.allSatisfy { language, text in other.texts[language].map { $0 == text } ?? true }
  }
}

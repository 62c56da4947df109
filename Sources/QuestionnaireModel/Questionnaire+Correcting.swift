extension Questionnaire {
  /// The sheet of a whole interview with one answer changed: the route is decided anew.
  ///
  /// Answers that fall off the route become `not_asked`; items that come onto it were not reached.
  /// The sheet must be a closed one, and what it gives is closed too.
  package func correcting(
    _ sheet: AnswerSheet, item: Int, to answer: Answer
  ) -> AnswerSheet {
    var open = AnswerSheet(itemCount: items.count)
    for index in items.indices {
      let held = index == item ? answer : sheet[index]
      guard reaches(index, given: open) else { continue }
      if items[index].isDerived {
        open[index] = items[index].isDrawn ? Self.said(held) : nil
        open[index] = derivedAnswer(index, given: open)
      } else {
        open[index] = Self.said(held)
      }
    }
    return closed(open)
  }

  /// What a respondent said, without what the machine filled in.
  private static func said(_ answer: Answer?) -> Answer? {
    switch answer?.nonanswer {
    case .notAsked, .notReached, .withdrawn: nil
    case .dontKnow, .refused, .notApplicable, .missing, nil: answer
    }
  }
}

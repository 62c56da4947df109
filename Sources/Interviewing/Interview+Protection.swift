package import QuestionnaireModel

/// What the answers so far call for before anything more is asked.
package enum ProtectiveStep: Hashable, Sendable {
  /// The consent was not understood: say this and ask the item again.
  case explain(LocalizedText, item: ItemID)
  /// It was explained as often as planned and not understood: the interview ends.
  case endNotUnderstood
  /// The respondent is a minor: say and do this, and the interview ends.
  case endMinor(LocalizedText)
}

extension Interview {
  /// Finds what protects the respondent now; nil where the next question may be asked.
  ///
  /// - Parameter explanations: how often the consent was explained again.
  package func protectiveStep(after explanations: Int) -> ProtectiveStep? {
    guard outcome == .inProgress else { return nil }
    let ethics = questionnaire.ethics
    if let minors = ethics.minors, minors.stops(at: sheet[minors.item]) {
      return .endMinor(minors.then)
    }
    guard let check = ethics.consent?.comprehension, let answer = sheet[check.item],
      asks != check.item, let key = questionnaire.items[check.item].meaning.key,
      !key.isMet(by: answer)
    else { return nil }
    return explanations < check.repeats
      ? .explain(check.wrong, item: questionnaire.items[check.item].id) : .endNotUnderstood
  }
}

package import QuestionnaireModel

/// What happened in an interview and must last; time, actor and identity are added by storage.
package enum InterviewEvent: Hashable, Sendable {
  /// The interview began; what was drawn for it is drawn for good.
  case started(questionnaire: String, version: String, language: Language, draw: Draw? = nil)
  case answered(item: ItemID, answer: Answer)
  /// Answered so that soft checks fail, and confirmed; `checks` are those, by their indices.
  case confirmed(item: ItemID, answer: Answer, checks: [Int])
  /// The interviewer wrote a note on a question.
  case noted(item: ItemID, text: String)
  /// The interview goes on in another language, from the item on; nil at the end.
  case languageChanged(Language, item: ItemID?)
  case stopped(StopReason)
  case resumed
  case completed(Completion)
}

/// Why an interview was stopped before its end.
package enum StopReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// The respondent broke off.
  case breakOff = "break_off"
  /// It is to be continued another time.
  case postponed
  /// The respondent refused to go on.
  case refused
  /// Going on would have put someone at risk.
  case unsafe
}

/// How an interview that nothing more is asked in came to its end.
package enum Completion: String, CaseIterable, Hashable, Sendable, Codable {
  case completed
  /// A consent was not given.
  case declined
}

/// Where an interview stands.
package enum InterviewOutcome: Hashable, Sendable {
  case inProgress
  case completed
  /// A consent was not given, and nothing after it was asked.
  case declined
  case stopped(StopReason)
}

/// What an interviewer wrote about a question; it is no answer.
package struct QuestionNote: Hashable, Sendable {
  /// The index of the item it was written on.
  package let item: Int
  package let text: String

  package init(item: Int, text: String) {
    self.item = item
    self.text = text
  }
}

/// Events and notes print what happened and never what was said, so that no log can leak it.
extension InterviewEvent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .started(let questionnaire, let version, let language, _):
      "started(\(questionnaire) \(version), \(language))"
    case .answered(let item, let answer): "answered(\(item), \(answer))"
    case .confirmed(let item, let answer, let checks):
      "confirmed(\(item), \(answer), checks \(checks))"
    case .noted(let item, _): "noted(\(item), hidden)"
    case .languageChanged(let language, let item):
      "languageChanged(\(language), \(item?.rawValue ?? "end"))"
    case .stopped(let reason): "stopped(\(reason.rawValue))"
    case .resumed: "resumed"
    case .completed(let completion): "completed(\(completion.rawValue))"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension QuestionNote: CustomStringConvertible, CustomReflectable {
  package var description: String { "note(on item \(item), hidden)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

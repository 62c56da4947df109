package import QuestionnaireModel

/// What happened in an interview and must last; time, actor and identity are added by storage.
package enum InterviewEvent: Hashable, Sendable {
  /// The interview began; what was drawn for it is drawn for good.
  case started(questionnaire: String, version: String, language: Language, draw: Draw? = nil)
  case answered(item: ItemID, answer: Answer)
  /// Answered so that soft checks fail, and confirmed; `checks` are those, by their indices.
  case confirmed(item: ItemID, answer: Answer, checks: [Int])
  /// The interviewer wrote a note on a question; `checks` are those confirmed against it.
  case noted(item: ItemID, text: String, checks: [Int] = [])
  /// The interviewer wrote a remark on the interview as a whole.
  case remarked(text: String, checks: [Int] = [])
  /// The interview goes on in another language, from the item on; nil at the end.
  case languageChanged(Language, item: ItemID?)
  /// The interview is keyed in from a paper form; it follows the start.
  case keyed(KeyedForm)
  /// The paper says something that the item cannot hold, or answers an item off the route.
  case flagged(item: ItemID, said: String)
  /// The respondent answers alone from the item on.
  case handedOver(item: ItemID)
  /// The interviewer has the screen again.
  case handedBack
  /// The respondent is in distress, and what was done about it.
  case distressed(DistressStep)
  case stopped(StopReason)
  case resumed
  case completed(Completion)
  /// An answer was changed after the interview was left; `checks` are the soft checks confirmed.
  case corrected(item: ItemID, answer: Answer, checks: [Int], reason: String)
}

/// The paper form that an interview was keyed in from.
package struct KeyedForm: Hashable, Sendable {
  /// The number printed or written on the form.
  package let number: String
  /// The pile of forms that it was keyed with.
  package let batch: String

  package init(number: String, batch: String) {
    self.number = number
    self.batch = batch
  }
}

/// What the interviewer did about a respondent's distress.
package enum DistressStep: String, CaseIterable, Hashable, Sendable, Codable {
  /// The interview paused, and the words of the protocol were read.
  case paused
  /// The respondent chose to go on.
  case continued
  /// The rule to stop was followed.
  case stopped
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

/// What a paper form says where its answer cannot be taken; it is no answer.
package struct FlaggedEntry: Hashable, Sendable {
  /// The index of the item it stands at.
  package let item: Int
  package let said: String

  package init(item: Int, said: String) {
    self.item = item
    self.said = said
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
    case .noted(let item, _, _): "noted(\(item), hidden)"
    case .languageChanged(let language, let item):
      "languageChanged(\(language), \(item?.rawValue ?? "end"))"
    case .remarked: "remarked(hidden)"
    case .keyed: "keyed(hidden)"
    case .flagged(let item, _): "flagged(\(item), hidden)"
    case .handedOver(let item): "handedOver(\(item))"
    case .handedBack: "handedBack"
    case .distressed(let step): "distressed(\(step.rawValue))"
    case .corrected(let item, let answer, let checks, _):
      "corrected(\(item), \(answer), checks \(checks), hidden)"
    case .stopped(let reason): "stopped(\(reason.rawValue))"
    case .resumed: "resumed"
    case .completed(let completion): "completed(\(completion.rawValue))"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension FlaggedEntry: CustomStringConvertible, CustomReflectable {
  package var description: String { "flagged(item \(item), hidden)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension QuestionNote: CustomStringConvertible, CustomReflectable {
  package var description: String { "note(on item \(item), hidden)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

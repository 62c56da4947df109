package import Interviewing
import QuestionnaireModel

/// One interview of a rehearsal, ended in one way or another.
package struct SimulatedInterview: Sendable {
  /// How it ended.
  package enum Ending: String, CaseIterable, Hashable, Sendable {
    case completed, declined
    case brokenOff = "broke off"
    /// No answer was found that an item's checks let pass.
    case stuck
  }

  package let index: Int
  package let profile: Profile
  package let ending: Ending
  package let interview: Interview
  /// What happened, where events are kept.
  package let events: [InterviewEvent]
  /// The items read or asked, in order.
  package let visited: [Int]
  /// The items that refused an answer, once for each time.
  package let refused: [Int]
  /// The item where it ended before its end.
  package let lastItem: Int?
}

/// How one interview goes: the respondent's wishes meet the rules of the real engine.
struct SimulatedConversation {
  private static let attempts = 40

  private let questionnaire: Questionnaire
  private var respondent: Respondent
  private var interview: Interview
  private var events: [InterviewEvent] = []
  private let keepsEvents: Bool
  private var visited: [Int] = []
  private var refused: [Int] = []

  init(
    _ questionnaire: Questionnaire, in language: Language, _ respondent: Respondent,
    keepsEvents: Bool
  ) throws(InterviewFault) {
    self.questionnaire = questionnaire
    self.respondent = respondent
    self.keepsEvents = keepsEvents
    // Nothing is drawn from the stream where nothing needs it, so that other rehearsals stay.
    let seed = questionnaire.needsDraw ? self.respondent.stream.within(Shuffling.seeds) : nil
    interview = try Interview(of: questionnaire, in: language, seed: seed)
    if keepsEvents { events = [interview.opening] }
    visited.reserveCapacity(questionnaire.items.count)
  }

  /// Goes from the first item to the end, or to where the respondent leaves.
  mutating func hold(as index: Int) throws(InterviewFault) -> SimulatedInterview {
    while let item = interview.asks {
      visited.append(item)
      if let leaving = respondent.leavesAt, item >= leaving, item > 0 {
        return try leave(as: index, .brokenOff, at: item)
      }
      guard questionnaire.items[item].takesAnswer else {
        try interview.forward()
        continue
      }
      guard let event = answer(item) else { return try leave(as: index, .stuck, at: item) }
      keep(event)
    }
    let event = try interview.complete()
    keep(event)
    return result(
      index, event == .completed(.declined) ? .declined : .completed, lastItem: nil)
  }

  /// Offers answers until the engine takes one; nil where none of many is taken.
  private mutating func answer(_ item: Int) -> InterviewEvent? {
    let asked = questionnaire.items[item]
    if let event = offer(respondent.wish(at: item, asked)) { return event }
    refused.append(item)
    for _ in 0..<Self.attempts {
      if let event = offer(respondent.answer(at: item, asked)) { return event }
      if let event = offer(respondent.any(asked)) { return event }
    }
    let last =
      respondent.corners(asked) + asked.nonanswers.map(Answer.nonanswer)
      + (asked.isRequired ? [] : [.nonanswer(.missing)])
    for answer in last {
      if let event = offer(answer) { return event }
    }
    return nil
  }

  private mutating func offer(_ answer: Answer) -> InterviewEvent? {
    do throws(InterviewFault) {
      return try interview.confirm(answer)
    } catch {
      // The engine has refused the answer and stands where it stood: another is offered.
      return nil
    }
  }

  private mutating func leave(
    as index: Int, _ ending: SimulatedInterview.Ending, at item: Int
  ) throws(InterviewFault) -> SimulatedInterview {
    keep(try interview.stop(.breakOff))
    return result(index, ending, lastItem: item)
  }

  private mutating func keep(_ event: InterviewEvent) {
    if keepsEvents { events.append(event) }
  }

  private func result(
    _ index: Int, _ ending: SimulatedInterview.Ending, lastItem: Int?
  ) -> SimulatedInterview {
    SimulatedInterview(
      index: index, profile: respondent.profile, ending: ending, interview: interview,
      events: events, visited: visited, refused: refused, lastItem: lastItem)
  }
}

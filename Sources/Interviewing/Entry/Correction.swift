package import QuestionnaireModel

/// The answers of an interview that was left, and how they may be changed.
///
/// An interview that came whole from a file has a sheet and no course.
package struct Correction: Hashable, Sendable {
  package let questionnaire: Questionnaire
  /// Every item with its answer, or why it has none.
  package private(set) var sheet: AnswerSheet
  private var interview: Interview?

  package init(of questionnaire: Questionnaire, sheet: AnswerSheet, interview: Interview?) {
    self.questionnaire = questionnaire
    self.sheet = sheet
    self.interview = interview
  }

  /// What a change does to the other answers.
  package struct Consequence: Hashable, Sendable {
    /// A hard check that an answer met before and does not meet after.
    package struct Failure: Hashable, Sendable {
      package let item: Int
      /// The index of the check among those of its item.
      package let check: Int
      /// Whether the answer counts all the same: that of a sheet which came whole from a file does.
      package let isKept: Bool
    }

    /// Items whose answers no longer count, for the route leads past them.
    package let dropped: [Int]
    /// Items whose answers no longer count, for a check fails or what leads to them is open.
    package let setAside: [Int]
    package let failures: [Failure]
    /// Items that are now asked and have no answer.
    package let opened: [Int]
    /// Whether a consent counts as declined by it, so that the interview stands in no table.
    package let declines: Bool

    init(
      dropped: [Int] = [], setAside: [Int] = [], failures: [Failure] = [], opened: [Int] = [],
      declines: Bool = false
    ) {
      self.dropped = dropped
      self.setAside = setAside
      self.failures = failures
      self.opened = opened
      self.declines = declines
    }

    /// Whether it reaches further than the answer that is changed, so that somebody must accept it.
    package var needsAcceptance: Bool {
      declines || !dropped.isEmpty || !setAside.isEmpty || !failures.isEmpty
    }
  }

  /// Changes an answer; soft checks that fail throw `doubtful` unless they are confirmed.
  ///
  /// - Returns: the event to record, and what it does to the other answers. What needs acceptance must
  ///   be told, and accepted, before the event is recorded.
  package mutating func change(
    _ item: ItemID, to answer: Answer, confirming checks: [Int] = [], because reason: String
  ) throws(InterviewFault) -> (event: InterviewEvent, consequence: Consequence) {
    let before = sheet
    let event: InterviewEvent
    if var course = interview {
      event = try course.correct(item, to: answer, confirming: checks, because: reason)
      interview = course
      sheet = course.finalSheet
    } else {
      event = try Interview.correction(
        of: item, to: answer, in: sheet, of: questionnaire, confirming: checks, because: reason)
      if case .corrected(_, let taken, _, _) = event, let index = questionnaire.index(of: item) {
        sheet = questionnaire.correcting(sheet, item: index, to: taken)
      }
    }
    return (event, consequence(after: before))
  }

  /// The items that hold an answer, or may be given one, in the order of the questionnaire.
  package var changeable: [Int] {
    questionnaire.items.indices.filter { index in
      let item = questionnaire.items[index]
      return item.takesAnswer && !item.isDerived && sheet[index] != nil
        && sheet[index] != .nonanswer(.notAsked)
    }
  }

  private func consequence(after before: AnswerSheet) -> Consequence {
    let held = questionnaire.items.indices.filter {
      questionnaire.items[$0].takesAnswer && !questionnaire.items[$0].isDerived
    }
    let said = held.filter { before[$0]?.isSaid == true }
    return Consequence(
      dropped: said.filter { sheet[$0] == .nonanswer(.notAsked) },
      setAside: said.filter { sheet[$0] == .nonanswer(.notReached) },
      failures: said.compactMap { failure(of: $0, before: before) },
      opened: held.filter {
        before[$0]?.isSaid != true && before[$0] != .nonanswer(.notReached)
          && sheet[$0] == .nonanswer(.notReached) && isAsked($0)
      },
      declines: !declines(before) && declines(sheet))
  }

  /// Whether the route asks an item whatever the answers still open come to.
  private func isAsked(_ item: Int) -> Bool {
    guard questionnaire.declinedConsent(before: item, given: sheet) == nil else { return false }
    guard let condition = questionnaire.items[item].when else { return true }
    return condition.possibleTruths(in: sheet) == [.yes]
  }

  /// The check that the answer to an item met and meets no more; nil where there is none.
  private func failure(of item: Int, before: AnswerSheet) -> Consequence.Failure? {
    guard sheet[item] != .nonanswer(.notAsked),
      questionnaire.failedCheck(of: item, given: before) == nil
    else { return nil }
    // What the checks look at is what stands on the route, and the answer that was set aside.
    var present = interview?.sheet ?? sheet
    let isKept = present[item]?.isSaid == true
    if !isKept { present[item] = interview?.answerAside(of: item) }
    guard case .checkFailed(let check)? = questionnaire.failedCheck(of: item, given: present) else {
      return nil
    }
    return Consequence.Failure(item: item, check: check, isKept: isKept)
  }

  private func declines(_ sheet: AnswerSheet) -> Bool {
    questionnaire.declinedConsent(before: questionnaire.items.count, given: sheet) != nil
  }
}

extension Answer {
  /// Whether somebody gave it, and not the machine.
  fileprivate var isSaid: Bool {
    switch nonanswer {
    case .notAsked, .notReached, .withdrawn: false
    case .dontKnow, .refused, .notApplicable, .missing, nil: true
    }
  }
}

/// A correction prints no answer.
extension Correction: CustomStringConvertible, CustomReflectable {
  package var description: String { "correction of \(questionnaire.id)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

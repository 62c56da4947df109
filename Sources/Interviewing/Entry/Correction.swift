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

  /// What a change does to the route.
  package struct Consequence: Hashable, Sendable {
    /// Items whose answers no longer count, for the route leads past them.
    package let dropped: [Int]
    /// Items that are now asked and have no answer.
    package let opened: [Int]

    package var isEmpty: Bool { dropped.isEmpty && opened.isEmpty }
  }

  /// Changes an answer; soft checks that fail throw `doubtful` unless they are confirmed.
  ///
  /// - Returns: the event to record, and what it does to the route.
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
    let asked = questionnaire.items.indices.filter {
      questionnaire.items[$0].takesAnswer && !questionnaire.items[$0].isDerived
    }
    return Consequence(
      dropped: asked.filter {
        before[$0]?.isSaid == true && sheet[$0] == .nonanswer(.notAsked)
      },
      opened: asked.filter {
        before[$0] != .nonanswer(.notReached) && sheet[$0] == .nonanswer(.notReached)
      })
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

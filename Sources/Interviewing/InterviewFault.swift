package import QuestionnaireModel

/// Why an interview does not accept what was asked of it; it never repeats an answer.
package enum InterviewFault: Hashable, Sendable, Error {
  case answer(AnswerFault)
  /// Soft checks fail, by their indices; the answer needs to be confirmed.
  case doubtful(checks: [Int])
  /// The event confirms other soft checks than those that fail.
  case otherDoubts
  /// The item is a text to read.
  case takesNoAnswer
  /// Going on needs an answer here first.
  case unanswered
  case atBeginning
  case atEnd
  case unknownItem
  /// The route has not come to the item, or passes it by.
  case notReached
  case unknownLanguage
  case emptyNote
  /// The interview is stopped or over.
  case notInProgress
  /// It is not left yet, so that its answers are changed in it and not corrected.
  case stillInProgress
  /// It is not keyed in from a paper form.
  case notOnPaper
  /// The interview is over, so it can not be resumed.
  case over
  /// Something is still to be answered.
  case incomplete
  /// The event says that a consent was declined and none was, or the other way around.
  case otherCompletion
  case alreadyStarted
  case notStarted
  case otherQuestionnaire
  /// Something is to be drawn, and there is no seed.
  case seedNeeded
  /// What was drawn does not fit the questionnaire.
  case otherDraw
}

/// An event of a log that an interview does not accept.
package struct ReplayFault: Hashable, Sendable, Error {
  /// The position of the event in the log, from 0.
  package let event: Int
  package let fault: InterviewFault

  package init(event: Int, fault: InterviewFault) {
    self.event = event
    self.fault = fault
  }
}

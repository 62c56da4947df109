package import QuestionnaireModel

/// How a line-by-line interview was left.
package enum LineInterviewEnding: Hashable, Sendable {
  /// It ended or was stopped, and all of it is durable.
  case saved(InterviewOutcome)
  /// The event could not be made durable; everything before it was.
  case unsaved(InterviewEvent)
}

/// An interview line by line: plain text in reading order, fit for screen readers and pipes.
///
/// Each event is recorded before anything more is asked. Where recording fails, the interview says
/// so, stays where it was and offers to try again.
package struct LineInterview {
  package internal(set) var interview: Interview
  private var opening: InterviewEvent
  /// The answer last typed that soft checks doubt; typed once more it is confirmed.
  var doubted: DoubtedAnswer?
  private var headings = LineScreen.Headings()

  struct DoubtedAnswer: Hashable {
    let item: Int
    let answer: Answer
  }

  /// Makes a new interview; `run` records its beginning.
  package init(
    of questionnaire: Questionnaire, in language: Language, seed: Int? = nil,
    balance: DrawBalance = DrawBalance()
  ) throws(InterviewFault) {
    interview = try Interview(of: questionnaire, in: language, seed: seed, balance: balance)
    opening = interview.opening
  }

  /// Takes up an interview that was stopped or cut off; `run` records that it is resumed.
  package init(resuming interview: Interview) throws(InterviewFault) {
    self.interview = interview
    opening = try self.interview.resume()
  }

  /// Asks until the interview ends, is stopped, or can not be saved.
  package mutating func run(
    terminal: inout some InterviewTerminal & ~Copyable,
    recorder: inout some InterviewRecorder & ~Copyable
  ) -> LineInterviewEnding {
    guard save(opening, becoming: interview, &terminal, &recorder) else {
      return .unsaved(opening)
    }
    terminal.write(LineScreen(interview).title)
    var mustShow = true
    while interview.outcome == .inProgress {
      if mustShow { terminal.write(LineScreen(interview).question(after: &headings)) }
      terminal.write("> ")
      mustShow = true
      switch step(at: terminal.readLine(), &terminal) {
      case .stay: mustShow = false
      case .move(let moved): interview = moved
      case .event(let event, let next):
        guard save(event, becoming: next, &terminal, &recorder) else { return .unsaved(event) }
        mustShow = confirm(event, &terminal)
      }
    }
    terminal.write(closing)
    return .saved(interview.outcome)
  }

  private var closing: String {
    let phrase: Phrase =
      switch interview.outcome {
      case .completed: .completed
      case .declined: .declined
      case .stopped, .inProgress: .stopped
      }
    return "\n\(phrase.text(in: interview.language))\n"
  }

  /// Says what the next question does not show; returns whether there is one to show.
  private mutating func confirm(
    _ event: InterviewEvent, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool {
    switch event {
    case .noted, .remarked:
      terminal.write(Phrase.noteKept.text(in: interview.language) + "\n")
      return false
    case .languageChanged:
      headings = LineScreen.Headings()
      return true
    case .started, .answered, .confirmed, .stopped, .resumed, .completed, .keyed, .flagged,
      .handedOver, .handedBack, .distressed, .corrected:
      return true
    }
  }
}

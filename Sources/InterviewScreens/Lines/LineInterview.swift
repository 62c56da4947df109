package import Interviewing
package import QuestionnaireModel

/// How a line-by-line interview was left.
package enum SittingEnding: Hashable, Sendable {
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
  /// The note last typed that identifies somebody; typed once more it is kept.
  var doubtedNote: String?
  /// Where the distress protocol stands; nil while nothing of it is under way.
  var distress: DistressStep?
  /// How often the consent was explained again.
  var explanations = 0
  /// Whether the respondent wants erased what was said, once the interview is left.
  package internal(set) var wishesErasure = false
  var headings = LineScreen.Headings()

  struct DoubtedAnswer: Hashable {
    let item: Int
    let answer: Answer
  }

  /// Makes an interview; `run` records its opening event.
  ///
  /// - Parameter opening: its beginning, or that it was resumed.
  package init(_ interview: Interview, opening: InterviewEvent) {
    self.interview = interview
    self.opening = opening
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
  ) -> SittingEnding {
    guard save(opening, becoming: interview, &terminal, &recorder) else {
      return .unsaved(opening)
    }
    terminal.write(LineScreen(interview).title)
    var mustShow = true
    while interview.outcome == .inProgress {
      if let step = protectiveStep(&terminal) {
        mustShow = true
        switch step {
        case .stay: break
        case .move(let moved): interview = moved
        case .event(let event, let next):
          guard save(event, becoming: next, &terminal, &recorder) else { return .unsaved(event) }
        }
        continue
      }
      if mustShow, distress == nil {
        terminal.write(LineScreen(interview).question(after: &headings))
      }
      terminal.write("> ")
      mustShow = true
      let line = terminal.readLine()
      let taken =
        distress == .paused ? distressStep(at: line, &terminal) : step(at: line, &terminal)
      switch taken {
      case .stay: mustShow = false
      case .move(let moved): interview = moved
      case .event(let event, let next):
        guard save(event, becoming: next, &terminal, &recorder) else { return .unsaved(event) }
        mustShow = confirm(event, isKept: recorder.keepsEvents, &terminal)
      }
    }
    terminal.write("\n\(closing(isKept: recorder.keepsEvents).text(in: interview.language))\n")
    return .saved(interview.outcome)
  }

  /// What is said in the end; nothing is called saved that was not, or that will be deleted.
  private func closing(isKept: Bool) -> Phrase {
    guard isKept else { return .practiced }
    return switch interview.outcome {
    case .completed: .completed
    case .declined: .declined
    case .stopped, .inProgress: wishesErasure ? .stoppedForDeletion : .stopped
    }
  }

  /// Says what the next question does not show; returns whether there is one to show.
  private mutating func confirm(
    _ event: InterviewEvent, isKept: Bool, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool {
    switch event {
    case .noted, .remarked:
      let said: Phrase = isKept ? .noteKept : .notePracticed
      terminal.write(said.text(in: interview.language) + "\n")
      return false
    case .distressed(let step):
      distress = step == .continued ? nil : step
      if step == .paused { showDistress(&terminal) }
      return true
    case .languageChanged:
      headings = LineScreen.Headings()
      return true
    case .started, .answered, .confirmed, .stopped, .resumed, .completed, .keyed, .flagged,
      .handedOver, .handedBack, .corrected:
      return true
    }
  }
}

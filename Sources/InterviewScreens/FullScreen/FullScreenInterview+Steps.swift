import Interviewing
import QuestionnaireModel
import Terminal

/// What keys do at a question.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  mutating func step(at key: Key) -> Step {
    switch key {
    case .resize, .unknown, .timeout: return .stay
    case .hangup: return attempt { next throws(InterviewFault) in try next.stop(.postponed) }
    default: break
    }
    switch field.press(key) {
    case .stay:
      doubted = nil
      return .stay
    case .submit(let answer): return submit(answer)
    case .line(let line): return accept(line)
    case .empty: return submit(.nonanswer(.missing))
    case .refuse(let refusal):
      tell(Phrase(refusal), .warning)
      return .stay
    case .pass: return interview.handover == nil ? command(key) : respondentCommand(key)
    }
  }

  private mutating func command(_ key: Key) -> Step {
    switch key {
    case .enter, .down: return goOn(accepting: key == .enter)
    case .tab, .pageDown, .right: return move { next throws(InterviewFault) in try next.forward() }
    case .backTab, .pageUp, .left, .up:
      return move { next throws(InterviewFault) in try next.back() }
    case .end:
      return move { next throws(InterviewFault) in try next.goToFirstUnanswered() }
    case .function(1), .character("?"): showHelp()
    case .function(2), .character("="): return jumpFromOverview()
    case .function(3), .character("@"): return changeLanguage()
    case .function(4), .character("#"): return writeNote()
    case .function(6): return handOver()
    case .function(7): return handleDistress()
    case .function(8), .character("+"): showSupportCard()
    case .escape, .character("!"), .control("c"): return stop()
    default: tell(.unknownKey, .faint)
    }
    return .stay
  }

  /// What keys do while the respondent answers alone.
  private mutating func respondentCommand(_ key: Key) -> Step {
    switch key {
    case .enter, .down: return goOn(accepting: key == .enter)
    case .tab, .pageDown, .right: return move { next throws(InterviewFault) in try next.forward() }
    case .backTab, .pageUp, .left, .up:
      return move { next throws(InterviewFault) in try next.back() }
    case .function(1), .character("?"): showHelp()
    case .function(6), .escape, .character("!"), .control("c"): return handBack()
    default: tell(.unknownKey, .faint)
    }
    return .stay
  }

  /// Enter without anything entered: completes, leaves an optional item empty, or goes on.
  private mutating func goOn(accepting isEnter: Bool) -> Step {
    guard let item = interview.asks else {
      guard isEnter else {
        tell(.unknownKey, .faint)
        return .stay
      }
      return attempt { next throws(InterviewFault) in try next.complete() }
    }
    if interview.isUnanswered(item), isEnter, !interview.questionnaire.items[item].isRequired {
      return submit(.nonanswer(.missing))
    }
    return move { next throws(InterviewFault) in try next.forward() }
  }

  private mutating func accept(_ line: String) -> Step {
    guard let item = interview.asks else { return .stay }
    do throws(InputFault) {
      return submit(try AnswerParser(interview.questionnaire).answer(typed: line, to: item))
    } catch {
      field.refuse()
      warn(FaultWording(interview).text(for: error, item: item))
      return .stay
    }
  }

  private mutating func submit(_ answer: Answer) -> Step {
    guard let item = interview.asks else { return .stay }
    let entered = LineInterview.DoubtedAnswer(item: item, answer: answer)
    let isConfirmed = entered == doubted
    doubted = nil
    var next = interview
    do throws(InterviewFault) {
      let event = isConfirmed ? try next.confirm(answer) : try next.answer(answer)
      return .event(event, becoming: next)
    } catch {
      if case .doubtful = error { doubted = entered }
      field.refuse()
      warn(FaultWording(interview).text(for: error, item: item))
      return .stay
    }
  }

  /// An intent that gives an event; why it cannot be is said.
  mutating func attempt(
    _ intent: (inout Interview) throws(InterviewFault) -> InterviewEvent
  ) -> Step {
    var next = interview
    do throws(InterviewFault) {
      let event = try intent(&next)
      return .event(event, becoming: next)
    } catch {
      warn(FaultWording(interview).text(for: error, item: interview.asks))
      return .stay
    }
  }

  mutating func move(_ intent: (inout Interview) throws(InterviewFault) -> Void) -> Step {
    var next = interview
    do throws(InterviewFault) {
      try intent(&next)
      return .move(next)
    } catch {
      warn(FaultWording(interview).text(for: error, item: interview.asks))
      return .stay
    }
  }
}

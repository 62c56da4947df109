import Interviewing
import QuestionnaireModel

/// How typed lines are understood.
extension LineInterview {
  /// What a typed line leads to.
  enum Step {
    case stay
    case move(Interview)
    case event(InterviewEvent, becoming: Interview)
  }

  /// The step for a line; the end of input stops the interview with everything kept.
  mutating func step(
    at line: String?, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Step {
    let doubted = doubted
    let doubtedNote = doubtedNote
    self.doubted = nil
    self.doubtedNote = nil
    do throws(LineFault) {
      guard let line else { return try stop(.postponed) }
      switch LineCommand(line) {
      case .help:
        terminal.write(LineScreen(interview).help)
        return .stay
      case .stop:
        return try stop(afterAsking: &terminal)
      case .back: return try move { next throws(InterviewFault) in try next.back() }
      case .forward: return try move { next throws(InterviewFault) in try next.forward() }
      case .toUnanswered:
        return try move { next throws(InterviewFault) in try next.goToFirstUnanswered() }
      case .jump(let name):
        let id = itemID(named: name)
        return try move { next throws(InterviewFault) in try next.jump(to: id) }
      case .language(let name):
        let language = language(named: name)
        return try event { next throws(InterviewFault) in try next.changeLanguage(to: language) }
      case .note(let text): return try note(text, after: doubtedNote)
      case .distress:
        return try event { next throws(InterviewFault) in try next.distress(.paused) }
      case .supportCard:
        showSupportCard(&terminal)
        return .stay
      case .hide:
        headings = LineScreen.Headings()
        return hide(&terminal) ? .move(interview) : try stop(.postponed)
      case .input(let typed):
        return try input(typed, after: doubted)
      }
    } catch {
      terminal.write(words(for: error) + "\n")
      return .stay
    }
  }

  /// Writes a note; one that identifies somebody needs to be typed once more.
  private mutating func note(_ text: String, after doubted: String?) throws(LineFault) -> Step {
    do throws(LineFault) {
      return try event { next throws(InterviewFault) in
        try next.note(text, overriding: text == doubted)
      }
    } catch {
      if case .interview(.doubtful) = error { doubtedNote = text }
      throw error
    }
  }

  private mutating func input(
    _ typed: String, after doubted: DoubtedAnswer?
  ) throws(LineFault) -> Step {
    let isEmpty = AnswerParser.trimmed(typed).isEmpty
    guard let item = interview.asks else {
      guard isEmpty else { throw .interview(.atEnd) }
      return try event { next throws(InterviewFault) in try next.complete() }
    }
    if isEmpty, !interview.isUnanswered(item) {
      return try move { next throws(InterviewFault) in try next.forward() }
    }
    let answer: Answer
    do throws(InputFault) {
      answer = try AnswerParser(interview.questionnaire).answer(typed: typed, to: item)
    } catch {
      throw .input(error, item: item)
    }
    let typed = DoubtedAnswer(item: item, answer: answer)
    do throws(LineFault) {
      return try event { next throws(InterviewFault) in
        typed == doubted ? try next.confirm(answer) : try next.answer(answer)
      }
    } catch {
      if case .interview(.doubtful) = error { self.doubted = typed }
      throw error
    }
  }

  private func stop(_ reason: StopReason) throws(LineFault) -> Step {
    try event { next throws(InterviewFault) in try next.stop(reason) }
  }

  private mutating func stop(
    afterAsking terminal: inout some InterviewTerminal & ~Copyable
  ) throws(LineFault) -> Step {
    while true {
      terminal.write(LineScreen(interview).reasons + "> ")
      guard let line = terminal.readLine() else { return try stop(.postponed) }
      let typed = AnswerParser.trimmed(line)
      if typed.isEmpty { return .move(interview) }
      let reasons = StopReason.allCases
      if let number = Int(typed), (1...reasons.count).contains(number) {
        return stopping(reasons[number - 1], &terminal)
      }
      terminal.write(Phrase.notAReason.text(in: interview.language) + "\n")
    }
  }

  private func event(
    _ intent: (inout Interview) throws(InterviewFault) -> InterviewEvent
  ) throws(LineFault) -> Step {
    var next = interview
    do throws(InterviewFault) {
      let event = try intent(&next)
      return .event(event, becoming: next)
    } catch {
      throw .interview(error)
    }
  }

  private func move(
    _ intent: (inout Interview) throws(InterviewFault) -> Void
  ) throws(LineFault) -> Step {
    var next = interview
    do throws(InterviewFault) {
      try intent(&next)
      return .move(next)
    } catch {
      throw .interview(error)
    }
  }

  private func words(for fault: LineFault) -> String {
    let wording = FaultWording(interview)
    let words =
      switch fault {
      case .interview(let fault): wording.text(for: fault, item: interview.asks)
      case .input(let fault, let item): wording.text(for: fault, item: item)
      }
    return LineScreen.escaped(words)
  }

  /// The item of that name, in whatever case it is typed where only one fits.
  private func itemID(named name: String) -> ItemID {
    if interview.questionnaire.index(of: ItemID(name)) != nil { return ItemID(name) }
    let fitting = interview.questionnaire.items.filter {
      $0.id.rawValue.lowercased() == name.lowercased()
    }
    return fitting.count == 1 ? fitting[0].id : ItemID(name)
  }

  private func language(named name: String) -> Language {
    interview.questionnaire.languages.first { $0.rawValue.lowercased() == name.lowercased() }
      ?? Language(name)
  }
}

/// Why a line leads nowhere.
private enum LineFault: Error {
  case input(InputFault, item: Int)
  case interview(InterviewFault)
}

import Interviewing
import QuestionnaireModel

/// How events are made durable before anything more is asked.
struct EventSaving {
  let language: Language

  /// Records events of one step; where that fails it says so and offers to try again.
  ///
  /// - Returns: false where the step was left unsaved.
  func save(
    _ events: [InterviewEvent], _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Bool {
    var isSaved = record(events, &terminal, &recorder)
    while !isSaved {
      terminal.write(Phrase.retry.text(in: language) + "\n> ")
      guard let line = terminal.readLine() else {
        isSaved = record(events, &terminal, &recorder)
        if isSaved { break }
        return leave(events, &terminal, recorder.holdsRecorded())
      }
      switch AnswerParser.trimmed(line) {
      case "": isSaved = record(events, &terminal, &recorder)
      case "!": return leave(events, &terminal, recorder.holdsRecorded())
      default: break
      }
    }
    return true
  }

  private func record(
    _ events: [InterviewEvent], _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Bool {
    do {
      try recorder.record(together: events)
      return true
    } catch {
      let words = events.first.map { Phrase.notSaved($0).text(in: language) } ?? ""
      terminal.write("\n\(words)\n\(LineScreen.escaped("\(error)"))\n")
      return false
    }
  }

  private func leave(
    _ events: [InterviewEvent], _ terminal: inout some InterviewTerminal & ~Copyable,
    _ holdsRecorded: Bool
  ) -> Bool {
    let phrase: Phrase =
      if case .started? = events.first {
        .leftUnsavedBeginning
      } else {
        .left(events.first?.loss ?? .entry, holdsRecorded: holdsRecorded)
      }
    terminal.write(phrase.text(in: language) + "\n")
    return false
  }
}

extension LineInterview {
  /// Records an event and only then takes its consequence; false where it was left unsaved.
  mutating func save(
    _ event: InterviewEvent, becoming next: Interview,
    _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Bool {
    guard EventSaving(language: interview.language).save([event], &terminal, &recorder) else {
      return false
    }
    interview = next
    return true
  }
}

import QuestionnaireModel

/// How events are made durable before anything more is asked.
extension LineInterview {
  /// Records an event and only then takes its consequence; false where it was left unsaved.
  mutating func save(
    _ event: InterviewEvent, becoming next: Interview,
    _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Bool {
    var isSaved = record(event, &terminal, &recorder)
    while !isSaved {
      terminal.write(Phrase.retry.text(in: interview.language) + "\n> ")
      guard let line = terminal.readLine() else {
        isSaved = record(event, &terminal, &recorder)
        if isSaved { break }
        return leave(event, &terminal)
      }
      switch AnswerParser.trimmed(line) {
      case "": isSaved = record(event, &terminal, &recorder)
      case "!": return leave(event, &terminal)
      default: break
      }
    }
    interview = next
    return true
  }

  private func record(
    _ event: InterviewEvent, _ terminal: inout some InterviewTerminal & ~Copyable,
    _ recorder: inout some InterviewRecorder & ~Copyable
  ) -> Bool {
    do {
      try recorder.record(event)
      return true
    } catch {
      let words = Phrase.notSaved(event).text(in: interview.language)
      terminal.write("\n\(words)\n\(LineScreen.escaped("\(error)"))\n")
      return false
    }
  }

  private func leave(
    _ event: InterviewEvent, _ terminal: inout some InterviewTerminal & ~Copyable
  ) -> Bool {
    let phrase: Phrase =
      if case .started = event { .leftUnsavedBeginning } else { .leftUnsaved }
    terminal.write(phrase.text(in: interview.language) + "\n")
    return false
  }
}

import Files

/// How often the safety gate opened and did not, and nothing else about it.
extension Study {
  /// How often each happened.
  package struct GateCounts: Hashable, Sendable {
    package let passed: Int
    package let closed: Int

    package init(passed: Int, closed: Int) {
      self.passed = passed
      self.closed = closed
    }
  }

  /// Counts a gate that did not open, by its date alone: neither when nor why.
  package func gateClosed(actor: String) throws(StudyError) {
    try count(.gateClosed, actor: actor)
  }

  /// Counts a gate that opened, by its date alone.
  package func gatePassed(actor: String) throws(StudyError) {
    try count(.gatePassed, actor: actor)
  }

  package func gateCounts() throws(StudyError) -> GateCounts {
    let notes = try notes(of: [.gateClosed, .gatePassed])
    return GateCounts(
      passed: notes.count { $0.kind == .gatePassed },
      closed: notes.count { $0.kind == .gateClosed })
  }

  private func count(_ kind: EventKind, actor: String) throws(StudyError) {
    let millisecondsOfDay = 86_400_000
    let now = Int(currentTimeMilliseconds())
    try transaction { () throws(StudyError) in
      try translating {
        var writer = CanonicalWriter()
        writer.array(0)
        var appender = try EventAppender(on: connection, origin: origin)
        try appender.append(
          EventDraft(
            kind: kind, interview: nil, time: now - now % millisecondsOfDay, actor: actor,
            payload: writer.bytes))
        try appender.finish(on: connection)
      }
    }
  }
}

/// Where events are made durable.
package protocol InterviewRecorder: ~Copyable {
  /// Returns only when the event is durable; throws where it may not be.
  ///
  /// The interview may pass the same event again after a throw.
  mutating func record(_ event: InterviewEvent) throws

  /// Makes events of one step durable together, or none of them.
  mutating func record(together events: [InterviewEvent]) throws

  /// Whether what was recorded before can be seen where it was recorded, looked at now.
  func holdsRecorded() -> Bool

  /// Keeps an observation until the next event is recorded, with which it becomes durable.
  mutating func observe(_ observation: Observation)

  /// Whether what is recorded lasts; false in practice, which must not say that anything is saved.
  var keepsEvents: Bool { get }
}

extension InterviewRecorder where Self: ~Copyable {
  package mutating func record(together events: [InterviewEvent]) throws {
    for event in events { try record(event) }
  }

  /// What is recorded in memory stays there as long as the recorder.
  package func holdsRecorded() -> Bool { true }

  package mutating func observe(_ observation: Observation) {}

  package var keepsEvents: Bool { true }
}

package import Interviewing
import SQLiteSupport

/// One thing that happened in an interview, with when it did and by whom.
package struct TrailStep: Sendable {
  package enum Content: Sendable {
    case event(InterviewEvent)
    case observed(Observation)
  }

  package let content: Content
  /// Milliseconds of universal time since 1970 by the computer's clock, which may have been set.
  package let time: Int
  package let actor: String

  package init(content: Content, time: Int, actor: String) {
    self.content = content
    self.time = time
    self.actor = actor
  }
}

extension Study {
  /// Calls a body with every interview that was held here and how it went, step by step.
  ///
  /// Interviews that came whole from a file have no steps, and withdrawn ones none any more.
  package func forEachTrail(
    _ body: (_ interview: String, _ of: StoredQuestionnaire, _ steps: [TrailStep]) throws -> Void
  ) throws {
    for version in try questionnaires() {
      var interviews = try connection.prepare(
        "SELECT id, identity, status FROM interview WHERE questionnaire = ? ORDER BY id")
      try interviews.bind(version.row)
      while try interviews.step() {
        guard interviews.integer(2) != InterviewStatus.withdrawn.rawValue else { continue }
        let steps = try trail(ofRow: interviews.integer(0), version)
        guard !steps.isEmpty else { continue }
        try body(InterviewReference.name(of: interviews.bytes(1)), version, steps)
      }
    }
  }

  private func trail(ofRow row: Int, _ version: StoredQuestionnaire) throws -> [TrailStep] {
    var select = try connection.prepare(
      "SELECT kind, time, actor, payload FROM event WHERE interview = ? ORDER BY sequence")
    try select.bind(row)
    var steps: [TrailStep] = []
    while try select.step() {
      guard let kind = EventKind(rawValue: select.integer(0)) else {
        throw MalformedPayload(offset: 0)
      }
      let time = select.integer(1)
      let actor = select.text(2) ?? ""
      if kind == .observed {
        for observation in try ObservationPayload.decode(select.bytes(3)) {
          steps.append(
            TrailStep(content: .observed(observation), time: observation.start, actor: actor))
        }
      } else if kind.isStepOfInterview {
        let event = try EventPayload.decode(select.bytes(3), kind: kind, questionnaire: version)
        steps.append(TrailStep(content: .event(event), time: time, actor: actor))
      }
    }
    return steps
  }
}

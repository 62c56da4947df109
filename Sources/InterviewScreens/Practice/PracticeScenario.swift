package import Interviewing

/// A situation that interviewers practice: what happens, and what is right then.
package enum PracticeScenario: String, CaseIterable, Hashable, Sendable {
  /// Somebody comes into the room.
  case interruption
  /// The respondent is in distress and does not calm down.
  case distress
  /// The respondent asks to hide everything now.
  case hide
  /// The respondent wants to stop, and everything deleted.
  case stop
}

/// What was done in a practice interview, in its order.
package struct PracticeConduct: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    case hid
    case paused
    case showedCard
    case asksToStop
    /// Something else was typed, as if nothing had happened.
    case wentOn
  }

  /// What was done after the situation began.
  package var acts: [Act] = []
  /// Whether the distress protocol was followed to its end.
  package var stoppedForDistress = false
  package var reason: StopReason?
  package var deleted = false

  package init() {}

  /// Whether it was right: the first thing done counts, and how it ended.
  package func isRight(in scenario: PracticeScenario) -> Bool {
    switch scenario {
    case .interruption: acts.first == .hid || (acts.first == .asksToStop && reason == .unsafe)
    case .hide: acts.first == .hid
    case .distress: acts.first == .paused && stoppedForDistress
    case .stop: acts.first == .asksToStop && reason != nil && reason != .postponed && deleted
    }
  }
}

package import Interviewing
import QuestionnaireModel
package import Terminal

extension PracticeInterview {
  /// How many keys are pressed before the situation begins.
  static let keysBefore = 2

  /// Asks on a whole screen until the situation is over.
  ///
  /// - Parameter clock: milliseconds of universal time since 1970.
  /// - Throws: what an interview of the questionnaire throws where it cannot begin.
  package func run(
    on display: consuming some Display & ~Copyable, clock: @escaping () -> Int
  ) throws(InterviewFault) -> PracticeConduct {
    let interview = try begin()
    let ethics = interview.questionnaire.ethics
    var asked = FullScreenInterview(
      interview, opening: interview.opening,
      on: StagedDisplay(
        display, situation: Phrase.situation(scenario).text(in: interview.language)),
      recorder: NoRecorder(),
      setting: FullScreenSetting(
        clock: clock, opens: nil, idleLimit: nil,
        supportCard: { EthicsWords(ethics, in: $0).supportCard },
        distressWords: { EthicsWords(ethics, in: $0).distress }))
    _ = asked.run()
    var conduct = PracticeConduct()
    conduct.acts = asked.screen.acts
    conduct.stoppedForDistress = asked.recorder.stoppedForDistress
    if case .stopped(let reason) = asked.interview.outcome, !asked.screen.isCutOff {
      conduct.reason = reason
    }
    conduct.deleted = asked.wishesErasure
    return conduct
  }
}

/// A screen on which a situation begins after some keys, and which sees what is then done.
private struct StagedDisplay<Base: Display & ~Copyable>: Display, ~Copyable {
  private var base: Base
  private let situation: String
  private(set) var acts: [PracticeConduct.Act] = []
  /// Whether the practice ended by itself.
  private(set) var isCutOff = false
  private var keysPressed = 0

  init(_ base: consuming Base, situation: String) {
    self.base = base
    self.situation = situation
  }

  var size: ScreenSize { base.size }

  mutating func show(_ canvas: Canvas) {
    var staged = canvas
    // What is hidden must show nothing of the practice either.
    if keysPressed >= PracticeInterview.keysBefore, acts.last != .hid {
      var text = PageText(width: max(10, canvas.size.width - 6))
      text.add("*** " + situation, .alarm)
      let first = max(2, canvas.size.height - 4 - text.lines.count)
      for (offset, line) in text.lines.enumerated() {
        for piece in line.pieces {
          staged.put(piece.text, row: first + offset, column: 3, style: piece.style)
        }
      }
    }
    base.show(staged)
  }

  mutating func nextKey(within milliseconds: Int?) -> Key {
    if isOver {
      isCutOff = true
      return .hangup
    }
    let key = base.nextKey(within: milliseconds)
    switch key {
    case .resize, .timeout, .unreadable: return key
    case _ where Cover.isUnknown(key): return key
    case .hangup:
      isCutOff = true
      return key
    default: break
    }
    if keysPressed >= PracticeInterview.keysBefore { acts.append(Self.act(key)) }
    keysPressed += 1
    return key
  }

  /// Whether nothing more is to be seen: the first act was wrong, or what was hidden is back.
  private var isOver: Bool {
    guard let first = acts.first else { return false }
    if acts.count >= 20 { return true }
    return switch first {
    case .wentOn, .showedCard: true
    case .hid: acts.count > 1
    case .paused, .asksToStop: false
    }
  }

  private static func act(_ key: Key) -> PracticeConduct.Act {
    switch key {
    case .function(12), .control("x"), .control("z"): .hid
    case .function(7): .paused
    case .function(8), .character("+"): .showedCard
    case .escape, .character("!"), .control("c"): .asksToStop
    default: .wentOn
    }
  }
}

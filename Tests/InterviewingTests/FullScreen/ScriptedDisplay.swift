import QuestionnaireModel
import Terminal
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

/// A screen whose keys were pressed beforehand and that keeps what it showed.
///
/// At the end of the keys it hangs up.
struct ScriptedDisplay: Display {
  private(set) var size: ScreenSize
  private var keys: [Key]
  private(set) var shown: [Canvas] = []
  private(set) var rings = 0
  /// What was shown when the keys had run out.
  private(set) var final: Canvas?

  init(_ keys: [Key], size: ScreenSize = ScreenSize(width: 80, height: 24)) {
    self.keys = keys.reversed()
    self.size = size
  }

  mutating func show(_ canvas: Canvas) { shown.append(canvas) }

  mutating func nextKey(within milliseconds: Int?) -> Key {
    if keys.isEmpty, final == nil { final = shown.last }
    let key = keys.popLast() ?? .hangup
    return key == .timeout && milliseconds == nil ? .unknown : key
  }

  mutating func ring() { rings += 1 }
}

/// Keys in a notation that reads well: characters stand for themselves, names stand in `<…>`.
func keys(_ script: String) -> [Key] {
  var keys: [Key] = []
  var rest = script[...]
  while let character = rest.popFirst() {
    guard character == "<", let end = rest.firstIndex(of: ">") else {
      keys.append(.character(character))
      continue
    }
    let name = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    let named: [String: Key] = [
      "enter": .enter, "esc": .escape, "tab": .tab, "back": .backTab, "bs": .backspace,
      "del": .delete, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home,
      "end": .end, "idle": .timeout, "z": .control("z"), "x": .control("x"), "resize": .resize,
      "gone": .hangup,
      "unreadable": .unreadable,
    ]
    if name.hasPrefix("f"), let number = Int(name.dropFirst()) {
      keys.append(.function(number))
    } else if name.hasPrefix("paste:") {
      keys.append(.paste(String(name.dropFirst(6))))
    } else {
      keys.append(named[name] ?? .unknown)
    }
  }
  return keys
}

/// What came of an interview whose keys were scripted.
struct Pressed {
  let ending: SittingEnding
  let events: [InterviewEvent]
  let observations: [Observation]
  let screens: [Canvas]
  let interview: Interview
  let wishesErasure: Bool

  /// The screen when the keys had run out.
  let final: String

  /// The text of the last screens, the newest first.
  func screen(_ back: Int) -> String {
    screens[screens.count - 1 - back].lines.joined(separator: "\n")
  }

  var last: String { screen(0) }

  /// - Parameter passphrase: what opens the locked screen.
  init(
    _ questionnaire: Questionnaire, _ script: String, in language: Language = .english,
    failingAt failures: Set<Int> = [], passphrase: String = "1234",
    size: ScreenSize = ScreenSize(width: 80, height: 24)
  ) throws {
    let begun = try Interview(of: questionnaire, in: language, seed: 1)
    try self.init(
      begun, opening: begun.opening, keys(script), failingAt: failures, passphrase: passphrase,
      size: size)
  }

  init(
    _ interview: Interview, opening: InterviewEvent, _ keys: [Key],
    failingAt failures: Set<Int> = [], passphrase: String = "1234",
    size: ScreenSize = ScreenSize(width: 80, height: 24)
  ) throws {
    var time = 0
    var asked = FullScreenInterview(
      interview, opening: opening, on: ScriptedDisplay(keys, size: size),
      recorder: MemoryRecorder(failingAt: failures),
      setting: FullScreenSetting(
        clock: {
          time += 1000
          return time
        },
        opens: { $0 == passphrase }, idleLimit: 300_000,
        supportCard: { _ in ["Help line 0800 800 678"] },
        distressWords: { _ in ["You are safe here. We can wait."] }))
    ending = asked.run()
    events = asked.recorder.events
    observations = asked.recorder.observations
    screens = asked.screen.shown
    final = (asked.screen.final ?? screens.last)?.lines.joined(separator: "\n") ?? ""
    self.interview = asked.interview
    wishesErasure = asked.wishesErasure
  }
}

import QuestionnaireModel
import Terminal
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

/// One key hides every whole screen, and so does a while without one.
@Suite struct HidingTests {
  private static let cover = "Health and nutrition"
  static let hiding = ["<f12>", "<x>", "<z>", "<idle>"]
  private static var lock: ScreenLock {
    ScreenLock(opens: { $0 == "1234" }, idleLimit: 300_000)
  }

  private static func text(_ canvas: Canvas) -> String { canvas.lines.joined(separator: "\n") }

  /// The cover stands over what a script led to, through a wrong passphrase and unknown keys.
  private static func isCovered(_ screens: [Canvas], showing words: [String]) -> Bool {
    let last = screens.suffix(4).map(text)
    return last.allSatisfy { $0.contains(cover) }
      && !words.contains { word in last.contains { $0.contains(word) } }
  }

  private static let blind = "9<enter><unknown><f12>"

  @Test(arguments: hiding)
  func `the safety list hides and comes back where it was`(key: String) {
    var screen = ScriptedDisplay(keys("1" + key + Self.blind))
    var gate = FullScreenGate(
      of: ProtectedSample.questionnaire, in: ProtectedSample.english, lock: Self.lock)
    let isOpen = gate.run(on: &screen)
    #expect(!isOpen)
    #expect(Self.isCovered(screen.shown, showing: ["safe", "begin"]))
    var opened = ScriptedDisplay(keys("1" + key + "1234<enter>1"))
    var other = FullScreenGate(
      of: ProtectedSample.questionnaire, in: ProtectedSample.english, lock: Self.lock)
    let opens = other.run(on: &opened)
    #expect(opens)
  }

  @Test(arguments: hiding)
  func `a closed safety list hides too`(key: String) {
    var screen = ScriptedDisplay(keys("2" + key + Self.blind))
    var gate = FullScreenGate(
      of: ProtectedSample.questionnaire, in: ProtectedSample.english, lock: Self.lock)
    let isOpen = gate.run(on: &screen)
    #expect(!isOpen)
    #expect(Self.isCovered(screen.shown, showing: ["Meet elsewhere"]))
  }

  @Test(arguments: hiding)
  func `a form that is keyed hides, a first and a second time`(key: String) throws {
    let result = try Self.keyed("3" + key + Self.blind)
    #expect(Self.isCovered(result.screens, showing: ["trust", "Form 17", "met"]))
    let opened = try Self.keyed("3" + key + "1234<enter>140<enter>")
    #expect(opened.ending == .saved(.completed))
  }

  @Test(arguments: hiding)
  func `a form that cannot be saved hides and comes back unsaved`(key: String) throws {
    let result = try Self.keyed("3" + key + Self.blind, failingAt: [3])
    #expect(Self.isCovered(result.screens, showing: ["NOT SAVED", "met"]))
    let opened = try Self.keyed("3" + key + "1234<enter><enter>140<enter>", failingAt: [3])
    #expect(opened.ending == .saved(.completed))
  }

  /// The keys that lead to each page of an interview, and a word that stands there.
  static let pages: [(keys: String, word: String)] = [
    ("3", "trust"), ("3<f1>", "Digits"), ("3<f2>", "Questions so far"), ("3<f4>why", "why"),
    ("3<f7>", "You are safe here"), ("3<f7>2", "0800"), ("3<f8>", "0800"), ("3<esc>", "Why stop"),
    ("3<esc>3", "keep or delete"), ("3<esc>32de", "Type the word"), ("3<f6>", "Hand the computer"),
    ("3<f6><enter>", "I am done"), ("3<f6><enter><f6>", "give the computer back"),
    ("3245", "End of the questionnaire"),
  ]

  @Test(arguments: pages, hiding)
  func `every page of an interview hides`(page: (keys: String, word: String), key: String) throws {
    let shown = try Pressed(Sample.routed.questionnaire, page.keys)
    #expect(shown.final.contains(page.word), "\(shown.final)")
    let pressed = try Pressed(Sample.routed.questionnaire, page.keys + key + Self.blind)
    #expect(pressed.final.contains(Self.cover), "\(pressed.final)")
    #expect(!pressed.final.contains(page.word) && !pressed.final.contains("Wellbeing"))
    #expect(pressed.observations.contains { $0.kind == (key == "<idle>" ? .idle : .hidden) })
  }

  @Test(arguments: hiding)
  func `what is not saved hides and comes back`(key: String) throws {
    let pressed = try Pressed(
      Sample.routed.questionnaire, "3" + key + Self.blind, failingAt: [2])
    #expect(Self.isCovered(pressed.screens, showing: ["NOT SAVED", "Wellbeing"]))
    let opened = try Pressed(
      Sample.routed.questionnaire, "3" + key + "1234<enter><enter>245<enter>", failingAt: [2])
    #expect(opened.ending == .saved(.completed))
  }

  @Test(arguments: hiding)
  func `a practice interview hides`(key: String) throws {
    let conduct = try PracticeInterview(
      .hide, of: ProtectedSample.questionnaire, in: ProtectedSample.english
    ).run(on: ScriptedDisplay(keys("11" + (key == "<idle>" ? "<f12>" : key))), clock: { 0 })
    #expect(conduct.acts.first == .hid)
  }

  @Test(arguments: hiding)
  func `the choice of a passphrase hides`(key: String) {
    var screen = ScriptedDisplay(keys("43" + key + Self.blind))
    var setup = LockSetup(in: .english, lock: Self.lock)
    let left = setup.run(on: &screen)
    #expect(left == nil)
    #expect(Self.isCovered(screen.shown, showing: ["passphrase", "Percept"]))
    var opened = ScriptedDisplay(keys("43" + key + "1234<enter>21<enter>4321<enter>"))
    let chosen = setup.run(on: &opened)
    #expect(chosen == "4321")
  }

  @Test func `after the cover is opened, the respondent's part is handed back`() throws {
    let pressed = try Pressed(
      Sample.routed.questionnaire, "3<f6><enter><f6><f12>1234<enter>245<enter>")
    #expect(pressed.events.contains(.handedBack))
    #expect(pressed.ending == .saved(.completed))
  }

  private struct Result {
    let ending: SittingEnding
    let screens: [Canvas]
  }

  private static func keyed(_ script: String, failingAt failures: Set<Int> = []) throws -> Result {
    let begun = try Interview(
      onPaper: Sample.routed.questionnaire, in: .english, copy: nil)
    var entry = FullScreenEntry(
      try FormBeginning(Keyed.form, of: begun), on: ScriptedDisplay(keys(script)),
      recorder: MemoryRecorder(failingAt: failures), lock: lock)
    let ending = entry.run()
    return Result(ending: ending, screens: entry.screen.shown)
  }
}

/// What is said of keys that mean nothing, and which ones destroy nothing.
@Suite struct QuietKeyTests {
  @Test func `an unknown key is told and does nothing`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<unknown>")
    #expect(pressed.final.contains("unknown key") && pressed.final.contains("trust"))
    let next = try Pressed(Sample.routed.questionnaire, "3<unknown>2<unknown>")
    #expect(next.interview.sheet[3] == .choice(2))
    let romanian = try Pressed(Sample.routed.questionnaire, "3<unknown>", in: .romanian)
    #expect(romanian.final.contains("tastă necunoscută"))
  }

  @Test func `an unknown key leaves no page and hides no message`() throws {
    let help = try Pressed(Sample.routed.questionnaire, "3<f1><unknown>")
    #expect(help.final.contains("Digits") && help.final.contains("unknown key"))
    let checked = try Pressed(Sample.checked.questionnaire, "2030<unknown>")
    #expect(checked.final.contains("Nobody works longer than they live"))
    #expect(checked.final.contains("unknown key"))
  }

  @Test func `a doubted answer is still confirmed after an unknown key`() throws {
    let pressed = try Pressed(Sample.doubted.questionnaire, "4012<unknown><enter>")
    #expect(
      pressed.events.contains(
        .confirmed(item: ItemID("children"), answer: .integer(12), checks: [1])))
  }

  @Test(arguments: [
    ("2", false), ("2<enter>", false), ("2yes<enter>", false), ("2delete", false),
    ("2delete<esc><esc>", false), ("2<paste:delete><enter>", false), ("2DELETE<enter>", true),
    ("2șterge<enter>", true), ("2sterge<enter>", true), ("2delet<bs>te<enter>", true),
    ("2no<enter>delete<enter>", true), ("2delete<f12>1234<enter><enter>", true),
    ("22222<enter>", false),
  ])
  func `only the typed word deletes what was said`(script: String, deletes: Bool) throws {
    for way in ["3<esc>3", "3<f7>3"] {
      let pressed = try Pressed(Sample.routed.questionnaire, way + script)
      #expect(pressed.wishesErasure == deletes, "\(way)\(script)")
      #expect(pressed.screens.contains { $0.lines.joined().contains("delete (or șterge)") })
    }
  }

  @Test func `no single key leaves what is not saved`() throws {
    let once = try Pressed(Sample.routed.questionnaire, "3!<enter>245<enter>", failingAt: [2])
    #expect(once.ending == .saved(.completed))
    #expect(once.screens.contains { $0.lines.joined().contains("It is lost then") })
    let apart = try Pressed(Sample.routed.questionnaire, "3!x!x<enter>245<enter>", failingAt: [2])
    #expect(apart.ending == .saved(.completed))
    let twice = try Pressed(Sample.routed.questionnaire, "3!!245<enter>", failingAt: [2])
    #expect(twice.ending == .unsaved(.answered(item: ItemID("met"), answer: .choice(3))))
  }

  @Test func `what is pasted where options stand chooses nothing`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "<paste:3>")
    #expect(pressed.interview.sheet[0] == nil)
    let list = try Pressed(Sample.routed.questionnaire, "3<esc><paste:3>")
    #expect(list.final.contains("Why stop"))
  }
}

import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

@Suite struct LineProtectionTests {
  private func typed(_ lines: String...) throws -> Typed {
    try typed(lines)
  }

  private func typed(_ lines: [String]) throws -> Typed {
    try Typed(ProtectedSample.questionnaire, lines, in: ProtectedSample.english)
  }

  @Test func `a consent not understood is explained and asked again`() throws {
    let typed = try typed("1", "2", "1", "1", "1", "calm", "")
    #expect(typed.output.contains("You may always stop."))
    #expect(typed.interview.sheet[1] == .choice(1))
    #expect(typed.ending == .saved(.completed))
  }

  @Test func `a consent explained as often as planned and not understood ends the interview`()
    throws
  {
    let typed = try typed("1", "2", "2", "1")
    #expect(typed.output.contains("was not understood"))
    #expect(typed.ending == .saved(.stopped(.postponed)))
    #expect(typed.interview.sheet[2] == nil)
  }

  @Test func `keeping the wrong answer with Enter leads nowhere`() throws {
    let typed = try typed("1", "2", "", "1")
    #expect(typed.ending == .saved(.stopped(.postponed)))
  }

  @Test func `a minor is thanked and nothing more is asked`() throws {
    let typed = try typed("1", "1", "2", "1", "1")
    #expect(typed.output.contains("Say thanks."))
    #expect(typed.ending == .saved(.stopped(.unsafe)))
    #expect(typed.interview.sheet[3] == nil)
  }

  @Test func `distress pauses, shows what to say, and goes on where the respondent wants to`()
    throws
  {
    let typed = try typed("1", "1", "1", "!!", "+", "1", "1", "", "")
    #expect(typed.output.contains("Breathe slowly.") && typed.output.contains("They cry."))
    #expect(typed.output.contains("112  Emergency"))
    #expect(typed.events.contains(.distressed(.paused)))
    #expect(typed.events.contains(.distressed(.continued)))
    #expect(typed.ending == .saved(.completed))
  }

  @Test func `the stop rule is logged, and deletion offered`() throws {
    let typed = try typed("1", "1", "1", "!!", "3", "2", "delete")
    #expect(
      typed.events.suffix(3) == [
        .distressed(.paused), .distressed(.stopped), .stopped(.breakOff),
      ])
    #expect(typed.wishesErasure)
  }

  @Test func `nothing typed during the pause is an answer`() throws {
    let typed = try typed("1", "1", "1", "!!", "2", "9", "1")
    #expect(!typed.events.contains { if case .answered("helped", _) = $0 { true } else { false } })
  }

  @Test(arguments: [
    (["1"], false), (["2", "delete"], true), (["2", " Șterge "], true), (["2", "sterge"], true),
    (["2", "2", "1"], false), (["2", "", "1"], false), (["2", "deleted"], false), (["2"], false),
    (["2", "no", "2", "DELETE"], true),
  ])
  func `at a stop the respondent decides, and a typed word deletes what was said`(
    lines: [String], deleted: Bool
  ) throws {
    let typed = try typed(["1", "1", "1", "!", "3"] + lines)
    #expect(typed.output.contains("Keep or delete?"))
    #expect(
      typed.output.contains("Type the word delete (or șterge)") == (lines[0] == "2"))
    #expect(typed.wishesErasure == deleted)
    #expect(typed.ending == .saved(.stopped(.refused)))
  }

  @Test func `an interview put off asks nothing about deletion`() throws {
    let typed = try typed("1", "!", "2")
    #expect(!typed.output.contains("Keep or delete?") && !typed.wishesErasure)
  }

  @Test func `without an answer nothing is deleted`() throws {
    #expect(try !typed("1", "!", "3").wishesErasure)
  }

  @Test func `hiding puts everyday questions in place of the interview until it is called back`()
    throws
  {
    let typed = try typed("1", "--", "3", "x", "--", "1")
    let hidden = typed.screens[2...3]
    for screen in hidden {
      #expect(screen.contains("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"))
      #expect(!screen.contains("understood"))
    }
    #expect(typed.interview.sheet[1] == .choice(1))
    #expect(typed.events.count == 4)
  }

  @Test func `a note with a phone number is kept once it is typed again, and the log says so`()
    throws
  {
    let typed = try typed("1", "#call 0722 123 456", "#call 0722 123 456", "1")
    #expect(typed.output.contains("a phone number"))
    #expect(
      typed.events.contains(
        .noted(item: "understood", text: "call 0722 123 456", checks: [-2])))
  }

  @Test func `a note in other words needs no second try`() throws {
    let typed = try typed("1", "#call 0722 123 456", "#call the counselor", "1")
    #expect(typed.events.contains(.noted(item: "understood", text: "call the counselor")))
  }

  @Test func `the support card says when it was verified`() throws {
    let words = EthicsWords(ProtectedSample.questionnaire.ethics, in: ProtectedSample.english)
    #expect(words.supportCard.first == "It is not your fault.")
    #expect(words.supportCard.last == "Verified on 2026-11-01")
    #expect(EthicsWords(Ethics(), in: ProtectedSample.english).supportCard.isEmpty)
  }
}

@Suite struct LineGateTests {
  private func run(_ lines: String...) -> (isOpen: Bool, output: String) {
    var terminal = TypedTerminal(lines)
    var gate = LineGate(of: ProtectedSample.questionnaire, in: ProtectedSample.english)
    let isOpen = gate.run(terminal: &terminal)
    return (isOpen, terminal.output)
  }

  @Test func `a yes to every question opens it`() {
    #expect(run("1", "yes").isOpen)
  }

  @Test func `a no says what to do and asks no more`() {
    let (isOpen, output) = run("2", "1")
    #expect(!isOpen && output.contains("Meet elsewhere.") && !output.contains("Is it safe?"))
  }

  @Test func `the end of the input opens nothing`() {
    #expect(!run("1").isOpen)
  }

  @Test func `anything else is asked again`() {
    #expect(run("perhaps", "1", "", "1").isOpen)
  }
}

@Suite struct PracticeTests {
  @Test(arguments: [
    (PracticeScenario.interruption, ["--", "--"]), (.interruption, ["!", "4", "1"]),
    (.hide, ["--", "--"]), (.distress, ["!!", "3", "1"]),
    (.distress, ["!!", "2", "3", "2", "delete"]),
    (.stop, ["!", "3", "2", "delete"]),
  ])
  func `what is right is found right`(scenario: PracticeScenario, lines: [String]) throws {
    var terminal = TypedTerminal(["1", "1"] + lines)
    let interview = PracticeInterview(
      scenario, of: ProtectedSample.questionnaire, in: ProtectedSample.english)
    let conduct = try interview.run(terminal: &terminal)
    #expect(conduct.isRight(in: scenario), "\(conduct)")
    #expect(interview.verdict(on: conduct).contains("right."))
  }

  @Test(arguments: [
    (PracticeScenario.interruption, ["1"]), (.interruption, ["!", "2"]), (.hide, ["1", "--"]),
    (.hide, ["?", "--"]), (.distress, ["1"]), (.distress, ["!!", "1", "1"]), (.stop, ["1"]),
    (.stop, ["!", "3", "1"]), (.stop, ["!", "2"]), (.stop, ["!", "3", "2", "1", "1"]),
    (.distress, []),
  ])
  func `what is wrong is found wrong`(scenario: PracticeScenario, lines: [String]) throws {
    var terminal = TypedTerminal(["1", "1"] + lines)
    let interview = PracticeInterview(
      scenario, of: ProtectedSample.questionnaire, in: ProtectedSample.english)
    let conduct = try interview.run(terminal: &terminal)
    #expect(!conduct.isRight(in: scenario), "\(conduct)")
  }

  @Test(arguments: [
    (["1", "1", "1", "1", "", ""], "The interview is complete and saved."),
    (["2", ""], "consent was not given. This is saved."),
    (["1", "1", "1", "!", "2"], "The interview is stopped. Every answer is saved."),
    (["1", "1", "1", "!", "3", "1"], "The interview is stopped. Every answer is saved."),
    (["1", "1", "1"], "The interview is stopped. Every answer is saved."),
    (
      ["1", "1", "1", "!", "3", "2", "delete"],
      "The interview is stopped. What was said is deleted now."
    ),
    (
      ["1", "1", "1", "!!", "3", "2", "delete"],
      "The interview is stopped. What was said is deleted now."
    ),
    (["1", "1", "2", "2", "delete"], "The interview is stopped. What was said is deleted now."),
  ])
  func `what is said in the end is true of that end`(lines: [String], words: String) throws {
    let typed = try Typed(ProtectedSample.questionnaire, lines, in: ProtectedSample.english)
    #expect(typed.output.hasSuffix(words + "\n"), "\(typed.output)")
    #expect(typed.output.contains("Every answer is saved") == words.contains("Every answer"))
  }

  @Test func `in practice nothing is called saved`() throws {
    for lines in [
      ["1", "1", "1", "1", "#a note"], ["1", "1", "1", "!", "3", "2", "delete"], ["2", "", ""],
    ] {
      for (language, end) in [
        (Language.english, "Nothing was stored."), (.romanian, "Nu s-a păstrat nimic."),
      ] {
        var terminal = TypedTerminal(lines)
        var recorder = NoRecorder()
        var line = try LineInterview(of: ProtectedSample.questionnaire, in: ProtectedSample.english)
        line.interview.language = language
        _ = line.run(terminal: &terminal, recorder: &recorder)
        #expect(terminal.output.contains(end), "\(terminal.output)")
        #expect(!terminal.output.contains("saved") && !terminal.output.contains("salvat"))
      }
    }
  }
}

import InterviewScreens
import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

/// A terminal on which lines were typed beforehand.
struct TypedTerminal: InterviewTerminal {
  private var lines: [String]
  private(set) var output = ""

  init(_ lines: [String]) {
    self.lines = lines.reversed()
  }

  mutating func write(_ text: String) { output += text }

  mutating func readLine() -> String? {
    output += "«"
    return lines.popLast()
  }
}

struct DiskFull: Error {}

/// A recorder that fails at the attempts it is told.
struct MemoryRecorder: InterviewRecorder {
  private(set) var events: [InterviewEvent] = []
  private(set) var observations: [Observation] = []
  private var failures: Set<Int>
  private var attempts = 0

  init(failingAt failures: Set<Int> = []) {
    self.failures = failures
  }

  mutating func record(_ event: InterviewEvent) throws {
    attempts += 1
    if failures.contains(attempts) { throw DiskFull() }
    events.append(event)
  }

  mutating func observe(_ observation: Observation) { observations.append(observation) }
}

/// What came of an interview typed on a terminal.
struct Typed {
  let ending: SittingEnding
  let events: [InterviewEvent]
  let output: String
  let interview: Interview
  let wishesErasure: Bool

  /// What was written between two lines typed, from the beginning.
  var screens: [String] { output.split(separator: "«").map(String.init) }

  init(
    _ questionnaire: Questionnaire, _ lines: [String], in language: Language = .english,
    failingAt failures: Set<Int> = []
  ) throws {
    var terminal = TypedTerminal(lines)
    var recorder = MemoryRecorder(failingAt: failures)
    var line = try LineInterview(of: questionnaire, in: language, seed: 1)
    ending = line.run(terminal: &terminal, recorder: &recorder)
    interview = line.interview
    wishesErasure = line.wishesErasure
    events = recorder.events
    output = terminal.output
  }
}

@Suite struct LineInterviewTests {
  @Test func `an interview typed line by line is recorded and completed`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["known", "3", "high", "d", ""])
    #expect(typed.ending == .saved(.completed))
    #expect(
      typed.events == [
        .started(questionnaire: "wellbeing", version: "1.0.0", language: .english),
        .answered(item: ItemID("met"), answer: .choice(1)),
        .answered(item: ItemID("count"), answer: .integer(3)),
        .answered(item: ItemID("trust"), answer: .choice(2)),
        .answered(item: ItemID("age"), answer: .nonanswer(.dontKnow)),
        .completed(.completed),
      ])
    #expect(typed.output.hasSuffix("The interview is complete and saved.\n"))
  }

  @Test func `a question is shown with its options, keys and progress`() throws {
    let typed = try Typed(Sample.routed.questionnaire, [], in: .romanian)
    #expect(
      typed.screens[0] == """
        Bunăstare
        Scrieți ? pentru ajutor.

        == First ==

        [1/5] met
        Question met
          1  Cel known
          2  Cel suspected
          3  Cel no
          d  Nu știu
          r  Nu răspund
        > 
        """)
  }

  @Test func `an answer in doubt is taken when it is typed once more`() throws {
    let typed = try Typed(Sample.doubted.questionnaire, ["40", "12", "12", "3", ""])
    #expect(
      typed.events.dropFirst(2).first
        == .confirmed(item: ItemID("children"), answer: .integer(12), checks: [1]))
    #expect(typed.screens[2].hasPrefix("More than ten?\nif the answer is right all the same"))
    #expect(typed.ending == .saved(.completed))
  }

  @Test(arguments: [["40", "12", "13", "12"], ["40", "12", "?", "12"]])
  func `anything typed between drops the doubt, and it is raised again`(lines: [String]) throws {
    let typed = try Typed(Sample.doubted.questionnaire, lines)
    #expect(typed.interview.sheet[1] == nil)
    #expect(
      typed.output.components(of: "More than ten?") == lines.count - 1 - (lines[2] == "?" ? 1 : 0))
  }

  @Test func `an answer that a hard check refuses is not doubted`() throws {
    let typed = try Typed(Sample.doubted.questionnaire, ["20", "25", "25"])
    #expect(typed.events.count == 3)
    #expect(!typed.output.contains("More than ten?"))
  }

  @Test func `an answer is read out in later texts, and chooses their form`() throws {
    let options = OptionList(
      options: [
        AnswerOption(code: 1, name: nil, label: LocalizedText("Woman"), form: "f"),
        AnswerOption(code: 2, name: nil, label: LocalizedText("Man"), form: "m"),
      ], isOrdered: false)
    let questionnaire = Questionnaire.of([
      .of("who", .single(options)),
      .of("name", .text(limit: 40)),
      .of("n", .integer(0...9), text: LocalizedText("How often did {f:she;m:he} come, {name}?")) {
        $0.checks = [
          Check(condition: .constant(false), message: LocalizedText("{n|none} from {f:her;m:him}"))
        ]
      },
    ])
    let typed = try Typed(questionnaire, ["1", "{who}\u{202E}ana", "2"])
    #expect(typed.output.contains("\nHow often did she come, {who}ana?\n"))
    #expect(typed.output.contains("\nnone from her\n") || typed.output.contains("none from her"))
    let refused = try Typed(questionnaire, ["r", ".r"])
    #expect(refused.output.contains("\nHow often did she/he come, …?\n"))
  }

  @Test func `the card that shows the options is named`() throws {
    let questionnaire = Questionnaire.of([
      .of("trust", .single(.of(["low", "high"]))) { $0.meaning.card = "B2" }
    ])
    #expect(try Typed(questionnaire, []).output.contains("\n(Show card B2)\n  1  The low\n"))
  }

  @Test func `the end of input stops the interview as postponed with everything kept`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["1"])
    #expect(typed.ending == .saved(.stopped(.postponed)))
    #expect(typed.events.count == 3)
    #expect(typed.events.last == .stopped(.postponed))
    #expect(typed.output.hasSuffix("Every answer is saved.\n"))
  }

  @Test func `an answer is recorded before the next question is shown`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["1"], failingAt: [2, 3])
    #expect(typed.ending == .unsaved(.answered(item: ItemID("met"), answer: .choice(1))))
    #expect(typed.events.count == 1)
    #expect(typed.interview.sheet[0] == nil)
    #expect(typed.output.contains("The answer to met is NOT SAVED."))
    #expect(!typed.output.contains("Question count"))
    #expect(!typed.output.contains("Every answer is saved"))
  }

  @Test func `an answer not saved is tried again on Enter`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["1", "", "x", ""], failingAt: [2, 3])
    #expect(typed.events[1] == .answered(item: ItemID("met"), answer: .choice(1)))
    #expect(typed.ending == .saved(.stopped(.postponed)))
    #expect(typed.screens[4].contains("Question count"))
    #expect(typed.output.components(of: "NOT SAVED") == 2)
  }

  @Test func `leaving without saving says so`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["1", "!"], failingAt: [2])
    #expect(typed.ending == .unsaved(.answered(item: ItemID("met"), answer: .choice(1))))
    #expect(
      typed.output.hasSuffix("The last entry was NOT SAVED; everything before it is saved.\n"))
  }

  @Test(arguments: [
    (Language.english, "That the interview stops was NOT SAVED, which loses no answer"),
    (.romanian, "Oprirea interviului NU A FOST SALVATĂ, dar niciun răspuns nu se pierde"),
  ])
  func `where only the stop is not saved, no answer is called lost`(
    language: Language, words: String
  ) throws {
    let typed = try Typed(
      Sample.routed.questionnaire, ["1", "!", "2", "!"], in: language, failingAt: [3])
    #expect(typed.ending == .unsaved(.stopped(.postponed)))
    #expect(typed.output.contains(words))
    #expect(
      !typed.output.contains("The last entry") && !typed.output.contains("Ultima introducere"))
  }

  @Test func `nothing is asked before the beginning is saved`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["!"], failingAt: [1])
    #expect(!typed.output.contains("Question"))
    #expect(typed.events.isEmpty)
    #expect(typed.output.hasSuffix("The interview was NOT begun and nothing is saved.\n"))
  }

  @Test func `a stop that is not saved is not called a stop`() throws {
    let typed = try Typed(Sample.routed.questionnaire, [], failingAt: [2, 3])
    #expect(typed.ending == .unsaved(.stopped(.postponed)))
    #expect(!typed.output.contains("is stopped"))
  }

  @Test func `commands move, jump, note, switch the language and help`() throws {
    let typed = try Typed(
      Sample.routed.questionnaire,
      ["3", "1", "<", "<", ">", "=MET", ">>", "@RO", "#a note", "?", "=nowhere", "@de", "#"])
    #expect(typed.screens[3].contains("trust"))
    #expect(typed.screens[3].contains("Recorded: 1 The low\nEnter keeps it."))
    #expect(typed.screens[4].contains("] met"))
    #expect(typed.screens[5].contains("] trust"))
    #expect(typed.screens[6].contains("] met"))
    #expect(typed.screens[7].contains("] age"))
    #expect(typed.screens[8].contains("Un număr întreg de la 18 la 99."))
    #expect(typed.screens[9] == "Nota este salvată.\n> ")
    #expect(typed.screens[10].contains("=P11"))
    #expect(typed.screens[11].hasPrefix("nicio întrebare nu are acest nume"))
    #expect(typed.screens[12].hasPrefix("chestionarul nu este scris în acea limbă"))
    #expect(typed.screens[13].hasPrefix("o notă are nevoie de cuvinte"))
    #expect(typed.events.contains(.noted(item: ItemID("age"), text: "a note")))
    #expect(typed.events.contains(.languageChanged(.romanian, item: ItemID("age"))))
  }

  @Test func `an empty line keeps an answer and goes on`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["3", "1", "<", ""])
    #expect(typed.screens[4].contains("] age"))
    #expect(typed.events.count == 4)
  }

  @Test func `a stop asks for its reason and can be thought better of`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["!", "", "!", "9", "4"])
    #expect(typed.screens[1].contains("  4  Going on is not safe"))
    #expect(typed.screens[2].contains("Question met"))
    #expect(typed.screens[4].hasPrefix("the reason is one of the numbers shown"))
    #expect(typed.ending == .saved(.stopped(.unsafe)))
  }

  @Test func `a declined consent is said to be one`() throws {
    let typed = try Typed(Sample.consented.questionnaire, ["", "2", "x", ""])
    #expect(typed.screens[2].contains("Consent was not given, so nothing more is asked."))
    #expect(typed.screens[3].hasPrefix("this is the end; press Enter"))
    #expect(typed.ending == .saved(.declined))
  }

  @Test func `a fault is explained without the answer`() throws {
    let typed = try Typed(Sample.routed.questionnaire, ["1", "7531", ""])
    #expect(typed.screens[2] == "the answer can not be above 500; check it and type it again\n> ")
    #expect(typed.screens[3].hasPrefix("this question needs an answer"))
    #expect(!typed.output.contains("7531"))
  }

  @Test func `a check's own message is shown`() throws {
    let typed = try Typed(Sample.checked.questionnaire, ["30", "31"])
    #expect(typed.screens[2] == "Nobody works longer than they live\n> ")
  }

  @Test func `an answer set aside by a check is announced when asked again`() throws {
    let typed = try Typed(Sample.checked.questionnaire, ["50", "30", "=age", "20"])
    #expect(typed.screens[4].contains("Asked again: an earlier answer has changed."))
  }

  @Test func `a text that looks like a command is typed after a backslash`() throws {
    let questionnaire = Questionnaire.of([.of("words", .text(limit: 20))])
    let typed = try Typed(questionnaire, ["\\#5", ""])
    #expect(typed.events[1] == .answered(item: ItemID("words"), answer: .text("#5")))
  }

  @Test func `a text item shows its keys with their dots`() throws {
    let typed = try Typed(.of([.of("words", .text(limit: 20))]), [])
    #expect(typed.output.contains("Any text.\n  .d  Don't know\n  .r  No answer\n"))
  }

  @Test func `an interview resumed begins where it was left`() throws {
    let questionnaire = Sample.routed.questionnaire
    let first = try Typed(questionnaire, ["known", "12"])
    let rebuilt = try Interview(replaying: first.events, questionnaire: questionnaire)
    var line = try LineInterview(resuming: rebuilt)
    var terminal = TypedTerminal(["here", "1", "20", ""])
    var recorder = MemoryRecorder()
    #expect(line.run(terminal: &terminal, recorder: &recorder) == .saved(.completed))
    #expect(recorder.events.first == .resumed)
    #expect(terminal.output.contains("] place"))
    #expect(!terminal.output.contains("] met"))
    let whole = try Interview(
      replaying: first.events + recorder.events, questionnaire: questionnaire)
    #expect(whole == line.interview)
  }
}

@Suite struct LineScreenTests {
  private static let sections = ["One", "Two"]

  private func batteryQuestionnaire() -> Questionnaire {
    func row(_ id: String) -> Item {
      .of(id, .single(.of(["agree", "disagree"]))) {
        $0.battery = 0
        $0.section = 1
      }
    }
    return .of(
      [.integer("age", 1...9), row("a"), row("b")], sections: Self.sections,
      batteries: [
        Battery(
          id: ItemID("views"), text: LocalizedText("How far do you agree?"),
          instruction: LocalizedText("Show card 1"), rows: 1..<3)
      ])
  }

  @Test func `a section's title and a battery's stem are read once`() throws {
    let typed = try Typed(batteryQuestionnaire(), ["5", "1", "1"])
    #expect(typed.output.components(of: "== One ==") == 1)
    #expect(typed.output.components(of: "== Two ==") == 1)
    #expect(typed.output.components(of: "How far do you agree?") == 1)
    #expect(typed.output.components(of: "(Interviewer: Show card 1)") == 1)
    #expect(typed.screens[1].contains("How far do you agree?"))
  }

  @Test func `the stem is read again on coming back from elsewhere`() throws {
    let typed = try Typed(batteryQuestionnaire(), ["5", "1", "=age", ""])
    #expect(typed.output.components(of: "How far do you agree?") == 2)
  }

  @Test func `several choices, limits and exclusive options are told`() throws {
    let typed = try Typed(
      .of([.of("several", .multiple(.of(["sea", "none*"]), limit: 2))]), [])
    #expect(typed.output.contains("  2  The none (only by itself)\n"))
    #expect(typed.output.contains("Several may be chosen, with commas between them. At most 2.\n"))
  }

  @Test func `control characters of a questionnaire do not reach the terminal`() throws {
    let text = LocalizedText("Red \u{1B}[31malert\u{7} and \u{202E}turned\nnext line, 喫煙, Iași")
    let typed = try Typed(.of([.of("a", .integer(nil), text: text)]), [])
    #expect(
      typed.output.contains(
        "Red \\u{1B}[31malert\\u{7} and \\u{202E}turned\nnext line, 喫煙, Iași\n"))
    let hasControls = typed.output.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    #expect(!hasControls)
  }

  @Test(arguments: Sample.allCases, [Language.english, .romanian])
  func `every sample is walked with keys and codes alone`(sample: Sample, language: Language) throws
  {
    let answers = [
      "", "1", ".r", "0.5", "some", "2024-01-31", "2", "3", "20", "30", "",
    ]
    let typed = try Typed(
      sample.questionnaire, Array(repeating: answers, count: 12).flatMap(\.self), in: language)
    #expect(typed.ending == .saved(.completed) || typed.ending == .saved(.declined))
    let whole = try Interview(replaying: typed.events, questionnaire: sample.questionnaire)
    #expect(.saved(whole.outcome) == typed.ending)
  }
}

extension String {
  /// How often a part occurs.
  func components(of part: String) -> Int { ranges(of: part).count }
}

import Diagnostics
import Files
import Interviewing
import QuestionnaireModel
import StudyStorage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RealProgram {
  /// The interview on a real terminal, driven key by key through tmux.
  @Suite(.serialized, .enabled(if: TmuxTerminal.isInstalled)) struct WholeScreen {
    private static let professionals = repositoryFile("questionnaires/professionals.yaml")

    /// A folder with a study in it, where no passphrase was chosen yet.
    private static func study(of questionnaire: String) throws -> TemporaryFolder {
      let work = try TemporaryFolder()
      let made = try ChildProgram.run(["init", work.path("s.percept"), "-q", questionnaire])
      #expect(made.code == 0)
      return work
    }

    private static func follower(_ path: String) throws -> Interview {
      let study = try Study.open(path, for: .reading)
      let reference = try #require(try study.unfinishedInterviews(of: nil).first)
      return try Interview(
        replaying: study.events(of: reference),
        questionnaire: reference.questionnaire.questionnaire)
    }

    @Test func `a whole interview with a professional is held in Romanian, across a crash`() throws
    {
      let work = try Self.study(of: Self.professionals)
      let path = work.path("s.percept")
      var expected = try Self.begin(path, folder: work.path)
      // Killed after thirty answers; what was acknowledged is there, and the same question is offered.
      let terminal = TmuxTerminal(
        ["interview", path, "--resume", expected.name, "--actor", "Ana"], in: work.path)
      #expect(terminal.shows("cifrele"), "\(terminal.screen)")
      var interview = try Self.follower(path)
      #expect(interview.sheet == expected.interview.sheet)
      #expect(interview.asks == expected.interview.asks)
      try Self.answer(&interview, on: terminal, atMost: 1000)
      #expect(interview.isAtEnd)
      #expect(terminal.shows("Sfârșitul chestionarului"))
      terminal.press("Enter")
      #expect(terminal.shows("exit code 0"), "\(terminal.screen)")
      expected.interview = interview
      let study = try Study.open(path, for: .reading)
      let record = try study.record(of: study.interview(named: expected.name))
      let differing = record.questionnaire.items.indices.filter {
        record.sheet[$0] != interview.finalSheet[$0]
      }
      #expect(differing.map { record.questionnaire.items[$0].id } == [])
      #expect(record.interview?.outcome == .completed)
      #expect(try study.audit().isClean)
    }

    @Test func `a terminal that is closed puts the interview away with all that was answered`()
      throws
    {
      let work = try Self.study(of: RealProgram.wellbeing)
      let path = work.path("s.percept")
      do {
        let terminal = TmuxTerminal(["interview", path], in: work.path)
        #expect(terminal.shows("Esc goes on without a passphrase"), "\(terminal.screen)")
        terminal.press("Escape")
        #expect(terminal.shows("Shift-Tab"), "\(terminal.screen)")
        terminal.press("1")
        #expect(terminal.shows("2 / "), "\(terminal.screen)")
      }
      // The server ended with the value, and the program's terminal with it.
      var reference = try Self.unfinished(path)
      for _ in 0..<500 where reference.status == .inProgress {
        usleep(20_000)
        reference = try Self.unfinished(path)
      }
      #expect(reference.status == .stopped)
      let study = try Study.open(path, for: .reading)
      let events = try study.events(of: reference)
      #expect(events.last == .stopped(.postponed))
      #expect(events.contains { if case .answered = $0 { true } else { false } })
      #expect(try study.audit().isClean)
    }

    private static func unfinished(_ path: String) throws -> InterviewReference {
      let study = try Study.open(path, for: .reading)
      return try #require(try study.unfinishedInterviews(of: nil).first)
    }

    /// Begins an interview, answers thirty questions and kills the program.
    private static func begin(
      _ path: String, folder: String
    ) throws -> (interview: Interview, name: String) {
      let terminal = TmuxTerminal(["interview", path, "--actor", "Ana"], in: folder)
      #expect(terminal.shows("Alegeți o parolă"), "\(terminal.screen)")
      terminal.type("4321")
      terminal.press("Enter")
      #expect(terminal.shows("încă o dată"))
      terminal.type("4321")
      terminal.press("Enter")
      #expect(terminal.shows("sondaj"), "\(terminal.screen)")
      var interview = try follower(path)
      try answer(&interview, on: terminal, atMost: 30)
      terminal.press("F12")
      #expect(terminal.shows("Sănătate și alimentație"))
      #expect(!terminal.screen.contains("trafic"))
      terminal.type("9999")
      terminal.press("Enter")
      #expect(terminal.shows("4 / 24"))
      terminal.type("4321")
      terminal.press("Enter")
      #expect(terminal.shows("trafic"))
      terminal.resize(width: 50, height: 14)
      let next = try #require(interview.asks)
      #expect(terminal.shows(mark(of: next, in: interview)), "\(terminal.screen)")
      terminal.resize(width: 100, height: 30)
      #expect(terminal.shows("F8 sprijin"))
      let study = try Study.open(path, for: .reading)
      let name = try #require(try study.unfinishedInterviews(of: nil).first?.name)
      let second = try ChildProgram.run(["interview", path, "--resume", name, "--plain"])
      #expect(second.code == 2)
      #expect(second.error.contains("is open elsewhere: Ana, process"))
      terminal.killProgram("KILL", study: path)
      #expect(terminal.shows("exit code 137"), "\(terminal.screen)")
      return (interview, name)
    }

    /// Answers questions as they come, and sees that each one is followed by the right one.
    private static func answer(
      _ interview: inout Interview, on terminal: TmuxTerminal, atMost limit: Int
    ) throws {
      for _ in 0..<limit {
        guard let item = interview.asks else { return }
        try #require(terminal.shows(mark(of: item, in: interview)), "\(terminal.screen)")
        guard interview.questionnaire.items[item].takesAnswer else {
          terminal.press("Enter")
          try interview.forward()
          continue
        }
        let answer = try #require(firstAnswer(to: item, in: interview))
        _ = try interview.answer(answer)
        send(answer, to: interview.questionnaire.items[item], in: interview, on: terminal)
      }
    }

    /// What tells an item's page: its name, or its row in a grid.
    private static func mark(of item: Int, in interview: Interview) -> String {
      let asked = interview.questionnaire.items[item]
      guard asked.battery != nil, case .single = asked.type else { return " \(asked.id)\n" }
      let words = interview.questionnaire.rendered(
        asked.text, in: interview.language, given: interview.sheet)
      return "▸ " + words.split(separator: " ").prefix(2).joined(separator: " ")
    }

    private static func firstAnswer(to item: Int, in interview: Interview) -> Answer? {
      let candidates: [Answer]
      switch interview.questionnaire.items[item].type {
      case .consent: candidates = [.choice(ItemType.consentGiven)]
      case .single(let list):
        // Not always the first one, so that keys of several digits come up.
        let codes = list.options.map(\.code)
        candidates = (0..<codes.count).map { .choice(codes[($0 + item % 3) % codes.count]) }
      case .multiple(let list, _):
        candidates = [.choices([list.options[0].code, list.options[1].code])]
      case .ranking(let list, let limit):
        candidates = [.ranking(list.options.map(\.code).suffix(limit ?? list.options.count))]
      case .scale(let range, _, _), .differential(let range, _, _):
        candidates = [.choice(range.upperBound)]
      case .integer(let range): candidates = [.integer((range?.lowerBound ?? 0) + 2)]
      case .decimal(let range, _): candidates = [.decimal(range?.lowerBound ?? 0)]
      case .text: candidates = [.text("Așa și așa")]
      case .date, .time, .note, .computed, .assigned, .drawn: candidates = []
      }
      return candidates.first { candidate in
        var tried = interview
        return (try? tried.answer(candidate)) != nil
      }
    }

    private static func send(
      _ answer: Answer, to item: Item, in interview: Interview, on terminal: TmuxTerminal
    ) {
      switch answer {
      case .choice(let code):
        terminal.type(String(code))
        let codes = item.type.optionList?.options.map { String($0.code) } ?? []
        let isScale = codes.isEmpty
        if codes.contains(where: { $0.hasPrefix("\(code)") && $0 != "\(code)" })
          || (isScale && code == 1)
        {
          terminal.press("Enter")
        }
      case .choices(let codes), .ranking(let codes):
        let all = item.type.optionList?.options.map { String($0.code) } ?? []
        for code in codes {
          terminal.type(String(code))
          // Space ends a code that a longer one begins with.
          let isBeginning = all.contains { $0.hasPrefix("\(code)") && $0 != "\(code)" }
          if isBeginning { terminal.press("Space") }
        }
        terminal.press("Enter")
      case .integer(let number):
        terminal.type(String(number))
        guard case .integer(let range?) = item.type,
          String(range.upperBound).count == String(number).count
        else { return terminal.press("Enter") }
      case .decimal(let number):
        terminal.type(String(number))
        terminal.press("Enter")
      case .text(let words):
        terminal.type(words)
        terminal.press("Enter")
      case .date, .time, .nonanswer: break
      }
    }
  }
}

/// A file of the project by its path from the top.
func repositoryFile(_ path: String) -> String {
  String(#filePath.dropLast("Tests/EndToEndTests/WholeScreenTests.swift".count)) + path
}

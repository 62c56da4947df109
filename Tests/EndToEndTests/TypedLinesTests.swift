import Files
import Interviewing
import QuestionnaireModel
import StudyStorage
import TestSupport
import Testing

extension RealProgram {
  /// Lines typed at a real terminal, and words that are no text.
  @Suite(.serialized) struct TypedLines {
    private static let words = """
      questionnaire: words
      version: 1.0.0
      languages: [en]
      title: Words
      sections:
      - id: only
        title: Words
        items:
        - {id: said, type: text, limit: 20000, en: What was said?}
        - {id: age, type: integer, range: 18..99, en: How old?}

      """

    private static func study() throws -> TemporaryFolder {
      let work = try TemporaryFolder()
      try writeFile(work.path("words.yaml"), Array(words.utf8))
      let made = try ChildProgram.run(
        ["init", work.path("s.percept"), "-q", work.path("words.yaml")])
      #expect(made.code == 0)
      return work
    }

    @Test(.enabled(if: TmuxTerminal.isInstalled))
    func `a line longer than a terminal's own lines is stored in full, and edited`() throws {
      let work = try Self.study()
      let path = work.path("s.percept")
      let terminal = TmuxTerminal(["interview", path, "--plain"], in: work.path)
      #expect(terminal.shows("What was said?"), "\(terminal.screen)")
      let piece = String(repeating: "șa絵 ", count: 100)
      for _ in 0..<15 { terminal.type(piece) }
      terminal.type("xy")
      terminal.press("BSpace")
      terminal.press("Enter")
      #expect(terminal.shows("How old?"), "\(terminal.screen)")
      terminal.type("4é0")
      terminal.press("BSpace", "BSpace")
      terminal.type("0")
      terminal.press("Enter")
      #expect(terminal.shows("End of the questionnaire"), "\(terminal.screen)")
      terminal.press("C-d")
      #expect(terminal.shows("exit code 0"), "\(terminal.screen)")
      let study = try Study.open(path, for: .reading)
      let reference = try #require(try study.unfinishedInterviews(of: nil).first)
      let events = try study.events(of: reference)
      let whole = String((0..<15).map { _ in piece }.joined() + "x")
      #expect(events.contains(.answered(item: ItemID("said"), answer: .text(whole))))
      #expect(events.contains(.answered(item: ItemID("age"), answer: .integer(40))))
    }

    @Test func `a word of the command line that is no text is refused and named`() throws {
      let work = try Self.study()
      let path = work.path("s.percept")
      let ending = try ChildProgram(
        [
          "-c", "exec \"$0\" interview \"$1\" --actor \"$(printf 'Ren\\351')\"",
          ChildProgram.percept,
          path,
        ], of: "/bin/sh"
      ).finish()
      #expect(ending.code == 64)
      #expect(ending.error.contains("argument 4 is not UTF-8 text"), "\(ending.error)")
      #expect(try ChildProgram.run(["audit", path]).output.contains("is whole: 1 event"))
    }
  }
}

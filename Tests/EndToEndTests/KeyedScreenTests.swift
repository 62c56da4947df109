import Files
import StudyStorage
import TestSupport
import Testing

extension RealProgram {
  /// Forms keyed on a real terminal, driven key by key through tmux.
  @Suite(.serialized, .enabled(if: TmuxTerminal.isInstalled)) struct KeyedScreen {
    private static let wellbeing =
      GoldenCase(name: "interview-complete").folder + "/wellbeing.yaml"

    @Test func `a form is keyed in Romanian, left, taken up and stored`() throws {
      let work = try TemporaryFolder()
      let path = work.path("s.percept")
      #expect(try ChildProgram.run(["init", path, "-q", Self.wellbeing]).code == 0)
      let terminal = TmuxTerminal(
        ["enter", path, "--form", "17", "--batch", "A", "-l", "ro"], in: work.path)
      #expect(terminal.shows("Formularul 17 · A"), "\(terminal.screen)")
      #expect(terminal.shows("▸ agree"))
      terminal.type("12")
      #expect(terminal.shows("▸ packs"), "two digits entered two fields: \(terminal.screen)")
      terminal.resize(width: 50, height: 14)
      terminal.press("Up")
      #expect(terminal.shows("▸ smokes"), "\(terminal.screen)")
      terminal.press("Down")
      terminal.type("99")
      terminal.press("Enter")
      #expect(terminal.shows("nu poate fi peste 9.0"), "\(terminal.screen)")
      terminal.press("Escape")
      #expect(terminal.shows("exit code 0"), "\(terminal.screen)")
      let name = try #require(
        try Study.open(path, for: .reading).unfinishedInterviews(of: nil).first
      )
      .name
      let again = TmuxTerminal(["enter", path, "--resume", name], in: work.path)
      #expect(again.shows("▸ packs"), "\(again.screen)")
      again.type("0,5")
      again.press("Enter")
      #expect(again.shows("▸ age"), "\(again.screen)")
      again.type("34")
      #expect(again.shows("Sfârșitul formularului"), "\(again.screen)")
      again.press("Enter")
      #expect(again.shows("exit code 0"), "\(again.screen)")
      let report = try Study.open(path, for: .reading).audit()
      #expect(report.findings == [])
      #expect(report.interviews == [.completed: 1])
    }
  }
}

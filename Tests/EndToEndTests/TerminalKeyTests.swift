import Files
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
  /// What a real terminal sends, byte for byte, through tmux.
  @Suite(.serialized, .enabled(if: TmuxTerminal.isInstalled)) struct TerminalKey {
    /// A study in a folder, where no passphrase was chosen yet.
    private static func study() throws -> TemporaryFolder {
      let work = try TemporaryFolder()
      let made = try ChildProgram.run(["init", work.path("s.percept"), "-q", RealProgram.wellbeing])
      #expect(made.code == 0)
      return work
    }

    /// An interview at its second question, without a passphrase.
    private static func interview(
      _ study: String, in folder: String, kind: String = "xterm"
    ) -> TmuxTerminal {
      let terminal = TmuxTerminal(["interview", study], in: folder, kind: kind)
      #expect(terminal.shows("Esc goes on without a passphrase"), "\(terminal.screen)")
      terminal.press("Escape")
      #expect(terminal.shows("Shift-Tab"), "\(terminal.screen)")
      terminal.press("1")
      #expect(terminal.shows("2 / "), "\(terminal.screen)")
      return terminal
    }

    @Test(arguments: ["xterm", "linux", "vt100"])
    func `keys that terminfo does not name erase nothing and stop nothing`(kind: String) throws {
      let work = try Self.study()
      let path = work.path("s.percept")
      let terminal = Self.interview(path, in: work.path, kind: kind)
      // PuTTY's F2, which opens the overview; Escape leaves it.
      terminal.send("\u{1B}[12~")
      #expect(terminal.shows("Questions so far"), "\(terminal.screen)")
      terminal.press("Escape")
      #expect(terminal.shows("Shift-Tab"), "\(terminal.screen)")
      // Alt-1 Alt-2; Ctrl-Shift-2, Alt-2 and Insert.
      for sent in ["\u{1B}1\u{1B}2", "\u{1B}[50;6u", "\u{1B}[27;3;50~", "\u{1B}[2~"] {
        terminal.press("F1")
        #expect(terminal.shows("any key goes back"))
        terminal.press("F5")
        #expect(terminal.shows("Shift-Tab"), "\(terminal.screen)")
        #expect(!terminal.screen.contains("unknown key"))
        terminal.send(sent)
        #expect(terminal.shows("unknown key"), "\(terminal.screen)")
        #expect(terminal.screen.contains("2 / "))
      }
      terminal.killProgram("KILL", study: path)
      #expect(terminal.shows("exit code 137"), "\(terminal.screen)")
      let study = try Study.open(path, for: .reading)
      let reference = try #require(try study.unfinishedInterviews(of: nil).first)
      #expect(reference.status == .inProgress)
      let audit = try ChildProgram.run(["audit", path])
      #expect(audit.code == 0 && !audit.output.contains("erased"), "\(audit.output)")
    }

    @Test func `F12 in two pieces over a slow line hides`() throws {
      let work = try Self.study()
      let terminal = Self.interview(work.path("s.percept"), in: work.path)
      terminal.send("\u{1B}")
      usleep(40_000)
      terminal.send("[24~")
      #expect(terminal.shows("Health and nutrition"), "\(terminal.screen)")
    }

    @Test func `a respondent who presses Ctrl-Z gets no shell, and neither does a stop signal`()
      throws
    {
      let work = try Self.study()
      let terminal = Self.interview(work.path("s.percept"), in: work.path)
      terminal.press("F6")
      #expect(terminal.shows("Hand the computer"), "\(terminal.screen)")
      terminal.press("Enter")
      #expect(terminal.shows("I am done"), "\(terminal.screen)")
      terminal.press("C-z")
      #expect(terminal.shows("Health and nutrition"), "\(terminal.screen)")
      terminal.signalProgram("TSTP")
      terminal.signalProgram("HUP")
      terminal.press("Enter")
      #expect(terminal.shows("I am done"), "\(terminal.screen)")
      terminal.press("C-z")
      #expect(terminal.shows("Health and nutrition"), "\(terminal.screen)")
    }

    @Test func `a form that is keyed hides, and Ctrl-Z leaves no shell there`() throws {
      let work = try Self.study()
      let path = work.path("s.percept")
      let terminal = TmuxTerminal(
        ["enter", path, "--form", "17", "--batch", "A"], in: work.path, kind: "xterm")
      for key in ["F12", "C-x", "C-z"] {
        #expect(terminal.shows("Form 17"), "\(terminal.screen)")
        terminal.press(key)
        #expect(terminal.shows("Health and nutrition"), "\(terminal.screen)")
        terminal.press("Enter")
      }
      #expect(terminal.shows("Form 17"), "\(terminal.screen)")
    }

    @Test func `the word typed deletes an interview, and nothing less`() throws {
      let work = try Self.study()
      let path = work.path("s.percept")
      let terminal = Self.interview(path, in: work.path)
      terminal.press("Escape")
      #expect(terminal.shows("Why stop"), "\(terminal.screen)")
      terminal.type("1")
      #expect(terminal.shows("keep or delete"), "\(terminal.screen)")
      terminal.type("2")
      #expect(terminal.shows("Type the word delete (or șterge)"), "\(terminal.screen)")
      terminal.type("2")
      terminal.press("Enter")
      #expect(terminal.shows("nothing is deleted"), "\(terminal.screen)")
      terminal.type("șterge")
      terminal.press("Enter")
      #expect(terminal.shows("is erased"), "\(terminal.screen)")
      #expect(try Study.open(path, for: .reading).audit().isClean)
    }
  }
}

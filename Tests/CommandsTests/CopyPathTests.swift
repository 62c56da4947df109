import Testing

@testable import Commands

/// Where a plain copy of a study that was taken away may be made.
@Suite struct CopyPathTests {
  @Test(arguments: [
    "\u{1B}[24~geheim1234", "\u{1B}[24~", "\u{18}", "\u{18}copy.percept", "\u{1A}", "\u{1B}", "!!",
    "--", "geheim1234", "1", "-1.5", "3.5", "#note.", "=P1.2", "@ro.", "<", ">>", "?", "+", ".",
    "a\u{9B}24~.percept", "\t\u{1B}OP/x", "copy\u{0}.percept", "copy\u{2028}.percept", "\u{7F}",
  ])
  func `no key of the interview, and no passphrase, is taken for the path of a copy`(typed: String)
  {
    #expect(CopyPath(typed: typed) == .notAPath)
  }

  @Test func `an exclamation mark leaves without a copy as Enter does`() {
    for typed in ["", "  ", "!", " ! "] { #expect(CopyPath(typed: typed) == .none) }
  }

  @Test(arguments: [
    "copy.percept", "/media/usb/copy", "../a/copy  two.percept", "/media/Țintă/copie.percept",
    "./1a",
  ])
  func `a name with a folder or an ending is taken as it was typed`(typed: String) {
    #expect(CopyPath(typed: "  " + typed + " ") == .path(typed))
  }
}

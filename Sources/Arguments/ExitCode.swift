/// What the program tells the shell when it ends.
package struct ExitCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The work was done and nothing needs attention.
  package static let done = ExitCode(rawValue: 0)
  /// The work was done and it found something to correct.
  package static let findings = ExitCode(rawValue: 1)
  /// The work could not be done.
  package static let failed = ExitCode(rawValue: 2)
  /// The command line was not understood (`EX_USAGE` of `sysexits.h`).
  package static let usage = ExitCode(rawValue: 64)
}

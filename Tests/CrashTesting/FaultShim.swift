import Files
import TestSupport

/// The library that makes the program's writes fail, built on the spot.
package struct FaultShim: ~Copyable {
  /// How a call goes wrong.
  package enum Kind: String, CaseIterable, Sendable {
    case once, lasting, torn
    /// Success is reported and nothing is done: the negative control.
    case swallowed
  }

  package enum SystemError: Int32, CaseIterable, Sendable {
    case inputOutput = 5
    case noSpace = 28
    case readOnlyFileSystem = 30
  }

  private let folder: TemporaryFolder
  private let library: String

  /// Whether it can be built and loaded here.
  package static var isAvailable: Bool {
    #if os(Linux)
      exists("/usr/bin/cc")
    #else
      false
    #endif
  }

  package init() throws {
    let work = try TemporaryFolder()
    let library = work.path("fault_shim.so")
    let source = parentFolder(of: #filePath) + "/fault_shim.c"
    let built = try ChildProgram(
      ["-shared", "-fPIC", "-O1", "-o", library, source], of: "/usr/bin/cc"
    ).finish()
    guard built.code == 0 else { throw CrashTestFault("the shim was not built: \(built.error)") }
    self.library = library
    folder = work
  }

  /// The environment in which the n-th change of a folder's files goes wrong.
  package func environment(
    failing call: Int, _ kind: Kind, _ error: SystemError, in place: String, mark: String
  ) -> [String] {
    base(place, error) + [
      "FAULT_AT=\(call)", "FAULT_KIND=\(kind.rawValue)", "FAULT_MARK=\(mark)",
    ]
  }

  /// The environment in which every change of a folder's files fails while a file exists.
  package func environment(
    failingWhile file: String, _ error: SystemError, in place: String
  ) -> [String] {
    base(place, error) + ["FAULT_KIND=lasting", "FAULT_WHILE=\(file)"]
  }

  /// The environment in which the clock is a day behind while a file exists.
  package func environment(clockBehindWhile file: String) -> [String] {
    base("", .noSpace) + ["CLOCK_WHILE=\(file)"]
  }

  private func base(_ place: String, _ error: SystemError) -> [String] {
    [
      "PATH=/usr/bin:/bin", "LD_PRELOAD=\(library)", "FAULT_FOLDER=\(place)",
      "FAULT_ERROR=\(error.rawValue)",
    ]
  }
}

import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An attacker of its own, who has printed books alone and everybody's open answers.
///
/// A few books are attacked here, so that every run of the tests has some; a long run, of hundreds of
/// books and other seeds, is made by hand (`Tests/Attack/attack 500 20260101 --jobs 2`).
@Suite struct BookAttackTests {
  /// The attacker solves its programs with Python's scipy.
  private static var hasSolver: Bool {
    (try? run("python3 -c 'import numpy, scipy.optimize' 2>&1").code) == 0
  }

  @Test(.enabled(if: hasSolver, "the attacker needs Python with numpy and scipy"))
  func `made-up studies' books tell nobody's answer`() throws {
    let (code, told) = try Self.run("Tests/Attack/attack 24 1 --jobs 2 2>&1")
    #expect(code == 0, "\(told)")
  }

  /// What a command prints, and its exit status.
  private static func run(_ command: String) throws -> (code: Int32, told: String) {
    let stream = try #require(popen(command, "r"))
    var told: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      told += buffer[..<count]
    }
    return (pclose(stream), String(decoding: told, as: UTF8.self))
  }
}

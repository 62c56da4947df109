import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An attacker of its own, who has printed books alone and everybody's open answers.
@Suite struct BookAttackTests {
  @Test func `made-up studies' books tell nobody's answer`() throws {
    let (code, told) = try Self.run("Tests/Attack/attack 120 1 --jobs 2 2>&1")
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

import Files
import TestSupport
import Testing

extension RealProgram {
  /// `kill -9` while forms are keyed a first and a second time.
  @Suite struct KeyingKills {
    private static let items = (1...6).map { "q0\($0)" }

    private static func study(in work: borrowing TemporaryFolder) throws -> String {
      let study = work.path("study.percept")
      let head = """
        questionnaire: long
        version: 1.0.0
        languages: [en]
        title: Long
        sections:
        - id: only
          title: Only
          items:

        """
      let fields = items.map { "  - {id: \($0), type: integer, range: 0..999, en: How many?}\n" }
      try writeFile(work.path("long.yaml"), Array((head + fields.joined()).utf8))
      _ = try ChildProgram.run(["init", study, "-q", work.path("long.yaml")])
      return study
    }

    private static func prompt(_ field: Int) -> String { "\(items[field])  0–999 > " }

    /// Keys some fields, each of them acknowledged by the prompt of the next, and kills the program.
    private static func key(_ fields: Int, _ arguments: [String]) throws -> Bool {
      var child = try ChildProgram(arguments)
      var isAlive = child.waitForOutput(prompt(0), count: 1)
      for field in 0..<fields where isAlive {
        child.type("\(field + 1)\n")
        isAlive = child.waitForOutput(prompt(field + 1), count: 1)
      }
      child.killAtOnce()
      _ = child.finish()
      return isAlive
    }

    @Test(arguments: [0, 1, 3])
    func `a killed entry goes on at the field after the last acknowledged one`(
      fields: Int
    ) throws {
      let work = try TemporaryFolder()
      let study = try Self.study(in: work)
      #expect(try Self.key(fields, ["enter", study, "--form", "7", "--batch", "A"]))
      let again = try ChildProgram.run(["enter", study, "--form", "7", "--batch", "A"])
      #expect(again.error.contains("form '7' is keyed already"))
      let list = try ChildProgram.run(["enter", study, "--list"])
      let name = list.output.split(separator: " ").first { $0.count == 9 && $0.contains("-") }
      let rest = (fields..<Self.items.count).map { "\($0 + 1)\n" }.joined() + "\n"
      let resumed = try ChildProgram.run(
        ["enter", study, "--resume", String(try #require(name))], typing: rest)
      #expect(resumed.output.hasPrefix("== Only ==\n\(Self.prompt(fields))"))
      #expect(resumed.code == 0)
      // Each field holds its own number, or the sums on the cover would differ.
      let sums = Self.items.enumerated().flatMap { ["--total", "\($0.element)=\($0.offset + 1)"] }
      let closed = try ChildProgram.run(
        ["enter", study, "--batch", "A", "--close", "--declared", "1"] + sums)
      #expect(closed.code == 0, "\(closed.error)")
      #expect(try ChildProgram.run(["audit", study]).code == 0)
    }

    @Test(arguments: [1, 4])
    func `a killed second keying goes on where it was and finds no difference`(
      fields: Int
    ) throws {
      let work = try TemporaryFolder()
      let study = try Self.study(in: work)
      let all = (1...6).map { "\($0)\n" }.joined() + "\n"
      #expect(
        try ChildProgram.run(["enter", study, "--form", "7", "--batch", "A"], typing: all).code == 0
      )
      #expect(try Self.key(fields, ["verify", study, "--form", "7"]))
      let rest = (fields..<Self.items.count).map { "\($0 + 1)\n" }.joined() + "\n"
      let resumed = try ChildProgram.run(["verify", study, "--form", "7"], typing: rest)
      #expect(resumed.output.hasPrefix("== Only ==\n\(Self.prompt(fields))"))
      #expect(!resumed.error.contains("to be adjudicated"))
      let report = try ChildProgram.run(["verify", study, "--report"])
      #expect(report.output.contains("all fields but text       0       6  0.00"))
      #expect(
        try ChildProgram.run(["audit", study]).output.contains(
          "1 interview (1 completed), 1 second keying"))
    }
  }
}

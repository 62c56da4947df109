import Arguments
import Files
import SQLiteSupport
import Testing

@testable import Commands

/// Any number that a study file can hold is read, refused or told; none ends the program.
///
/// An arithmetic overflow would end this test's process, so that arriving at the end is the proof.
@Suite struct ForeignNumbersTests {
  /// The whole numbers of every table, where SQLite keeps them.
  private static let columns = [
    "origin.id", "origin.count", "interview.id", "interview.questionnaire", "interview.status",
    "interview.chunk", "event.sequence", "event.origin", "event.number", "event.interview",
    "event.kind", "event.time", "event.form", "chunk.id", "chunk.questionnaire", "chunk.rows",
    "chunk_column.chunk", "chunk_column.item", "chunk_column.part", "lease.process", "lease.born",
    "lease.since", "questionnaire.id",
  ]

  private static let numbers = [
    Int.min, Int.min + 1, -1, 0, 1 << 31, 1 << 53, Int.max - 1, Int.max,
  ]

  private static let commands: [[String]] = [
    ["audit"], ["status"], ["interview", "--list"], ["withdraw", "--list"], ["enter", "--list"],
    ["crosstab", "-r", "sex", "-c", "sex"], ["test", "--outcome", "age", "--by", "sex"],
    ["correct", "NAME"], ["cases"],
  ]

  @Test(arguments: columns)
  func `no whole number of a file ends a command`(column: String) throws {
    let work = try Workplace()
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    #expect(Typed(["import", work.study, work.answers]).code == .done)
    let interview = Typed(["interview", work.study, "--plain"], answers: ["1", "!", "1", ""])
    #expect(interview.output.contains("sex"))
    let name = Typed(["withdraw", work.study, "--list"]).output.prefix(9)
    let bytes = try readFile(work.study, limit: 1 << 24)
    let parts = column.split(separator: ".").map(String.init)
    for number in Self.numbers {
      for place in ["min", "max"] {
        try writeFile(work.study, bytes)
        do {
          let connection = try Connection(path: work.study, .readWrite)
          try connection.execute("PRAGMA foreign_keys = OFF")
          try connection.execute("INSERT INTO lease VALUES (2, 'x', 'y', 1, 1, 1)")
          try connection.execute(
            "UPDATE OR IGNORE \(parts[0]) SET \(parts[1]) = \(number) WHERE rowid ="
              + " (SELECT \(place)(rowid) FROM \(parts[0]))")
        }
        for command in Self.commands {
          let words =
            [command[0], work.study] + command.dropFirst().map { $0 == "NAME" ? String(name) : $0 }
          let typed = Typed(words)
          #expect([.done, .findings, .failed, .usage].contains(typed.code))
        }
      }
    }
  }
}

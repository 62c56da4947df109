import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything that starts the built program.
@Suite struct RealProgram {
  static let wellbeing = GoldenCase(name: "study").folder + "/small.yaml"
  static let rows = GoldenCase(name: "study").folder + "/rows.csv"

  @Suite struct Streams {
    @Test func `the version is printed and the program ends well`() throws {
      let ending = try ChildProgram.run(["--version"])
      #expect(ending == .init(output: "percept 0.1.0\n", error: "", code: 0))
    }

    @Test func `a closed pipe is no fault`() throws {
      let ending = try ChildProgram.run(["explain"], output: .closedPipe)
      #expect(ending == .init(output: "", error: "", code: 0))
    }

    @Test func `output that is lost on a full disk is a fault that is told`() throws {
      let ending = try ChildProgram.run(["explain"], output: .file("/dev/full"))
      #expect(ending.code == 2)
      #expect(
        ending.error
          == "percept: error: the output is incomplete: no space left on the disk\n")
    }

    @Test(arguments: [nil, "NO_COLOR=1", "TERM=dumb"])
    func `findings are colored on a terminal that welcomes it`(variable: String?) throws {
      let work = try TemporaryFolder()
      try writeFile(work.path("bad.yaml"), Array("questionnaire: 9\n".utf8))
      let ending = try ChildProgram.run(
        ["check", work.path("bad.yaml")], output: .terminal,
        environment: variable.map { [$0] } ?? [])
      #expect(ending.code == 1)
      #expect(ending.output.contains("error"))
      #expect(ending.output.contains("\u{1B}[") == (variable == nil))
    }

    @Test func `findings in a file are never colored`() throws {
      let work = try TemporaryFolder()
      try writeFile(work.path("bad.yaml"), Array("questionnaire: 9\n".utf8))
      let ending = try ChildProgram.run(["check", work.path("bad.yaml")])
      #expect(ending.output.contains("error") && !ending.output.contains("\u{1B}"))
    }

    @Test func `an interview that nobody can see takes no answers`() throws {
      let work = try TemporaryFolder()
      let study = work.path("study.percept")
      _ = try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing])
      let ending = try ChildProgram.run(
        ["interview", study], typing: "1\n2\n40\n\n", output: .closedPipe)
      #expect(ending.code == 0)
      let audit = try ChildProgram.run(["audit", study])
      // The questionnaire, the beginning and the stop.
      #expect(audit.output.contains("is whole: 3 events, 1 interview (0 completed)\n"))
    }
  }

  @Suite struct Permissions {
    @Test func `every file that a command makes is its owner's alone`() throws {
      let work = try TemporaryFolder()
      let study = work.path("study.percept")
      let (rejected, table, lists) = (
        work.path("rows.csv"), work.path("table.txt"), work.path("rejects.csv")
      )
      try writeFile(rejected, Array("health,sex,age\nGood,Male,17\nGood,Male,18\n".utf8))
      _ = try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing])
      _ = try ChildProgram.run(["import", study, rejected, "--rejects", lists])
      _ = try ChildProgram.run(["crosstab", study, "-r", "health", "-c", "sex", "-o", table])
      for path in [study, table, lists] {
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600, "\(path)")
      }
    }

    @Test func `making a study leaves nothing beside it`() throws {
      let work = try TemporaryFolder()
      let study = work.path("study.percept")
      let ending = try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing])
      #expect(ending.code == 0)
      #expect(try listFolder(work.path) == ["study.percept"])
      let changed = try String(
        decoding: readFile(RealProgram.wellbeing, limit: 1 << 16), as: UTF8.self
      )
      .split(separator: "How").joined(separator: "Why")
      try writeFile(work.path("changed.yaml"), Array(changed.utf8))
      let failed = try ChildProgram.run([
        "init", work.path("other.percept"), "-q", RealProgram.wellbeing, "-q",
        work.path("changed.yaml"),
      ])
      #expect(failed.code == 2)
      #expect(try listFolder(work.path) == ["changed.yaml", "study.percept"])
    }
  }
}

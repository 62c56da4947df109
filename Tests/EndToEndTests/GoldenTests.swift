import Files
import Testing

@Suite struct GoldenTests {
  @Test func `there are cases to run`() {
    #expect(GoldenCase.all.count >= 25)
  }

  @Test(arguments: GoldenCase.all)
  func `a case ends as its files say`(golden: GoldenCase) throws {
    let outcome = try golden.run()
    if environmentVariable("RECORD_GOLDEN") != nil {
      for (file, text) in [
        ("stdout", outcome.stdout), ("stderr", outcome.stderr), ("status", outcome.status),
      ] {
        try record(text, golden.folder + "/" + file)
      }
      Issue.record(
        "recorded \(golden.name); look at the difference, then run without RECORD_GOLDEN")
      return
    }
    #expect(outcome.stdout == (try golden.text("stdout")))
    #expect(outcome.stderr == (try golden.text("stderr")))
    #expect(outcome.status == (try golden.text("status")))
  }

  @Test func `what differs from run to run is written alike`() {
    #expect(
      GoldenCase.normalized("/tmp/x1/a.yaml:1:2 7KQ3-M2XD, 7KQ3-M2XD", folder: "/tmp/x1")
        == "a.yaml:1:2 INTERVIEW, INTERVIEW")
    #expect(
      GoldenCase.normalized("(2026-03-04T10:20:30Z) 2026-03-04", folder: "/x")
        == "(MOMENT) 2026-03-04")
    #expect(GoldenCase.normalized("not-a-name A1B2-C3D", folder: "/x") == "not-a-name A1B2-C3D")
  }

  @Test func `quotation marks keep words together`() {
    #expect(GoldenCase.words(of: "a 'b c'  d='e f' ''") == ["a", "b c", "d=e f", ""])
  }

  private func record(_ text: String, _ path: String) throws(FileError) {
    if text.isEmpty {
      if exists(path) { try remove(path) }
    } else {
      try writeFile(path, Array(text.utf8), mode: 0o644)
    }
  }
}

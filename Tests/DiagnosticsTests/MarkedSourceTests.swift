import Diagnostics
import TestSupport
import Testing

@Suite struct MarkedSourceTests {
  @Test func `markers are stripped and their offsets kept`() {
    let marked = MarkedSource("é1️⃣P2️⃣12")
    #expect(marked.text == "éP12")
    #expect(marked.markers == [1: 2, 2: 3])
  }

  @Test func `expected findings pass`() {
    let marked = MarkedSource("a: 1️⃣b")
    let finding = Diagnostic("Q0203", .error, "unknown question 'b'", at: SourceSpan(at: 3))
    expectFindings([finding], in: marked, [ExpectedFinding(1, "Q0203", "question 'b'")])
  }

  @Test(arguments: [
    [ExpectedFinding](), [ExpectedFinding(2, "Q0203")], [ExpectedFinding(1, "Q0204")],
    [ExpectedFinding(1, "Q0203", "other")], [ExpectedFinding(1, "Q0203"), .init(1, "Q0203")],
  ])
  func `anything else is an issue`(expected: [ExpectedFinding]) {
    let marked = MarkedSource("2️⃣a: 1️⃣b")
    let finding = Diagnostic("Q0203", .error, "unknown question 'b'", at: SourceSpan(at: 3))
    withKnownIssue {
      expectFindings([finding], in: marked, expected)
    }
  }
}

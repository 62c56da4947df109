import Arguments
import StudyStorage
import Testing

/// Second keyings: what they come to, and what the program tells the shell of it.
@Suite struct VerifyTests {
  /// A study with forms that were keyed twice; ages by their numbers.
  private static func study(
    in work: borrowing Workplace, first: [String], second: [String]
  ) throws {
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    for (number, age) in first.enumerated() {
      let keyed = Typed(
        ["enter", work.study, "--form", "\(number + 1)", "--actor", "ana"], answers: ["1", age, ""])
      #expect(keyed.code == .done, "\(keyed.error)")
    }
    for (number, age) in second.enumerated() {
      _ = Typed(
        ["verify", work.study, "--form", "\(number + 1)", "--actor", "dan"],
        answers: ["1", age, ""])
    }
  }

  private static func decision(_ path: String) throws -> VerificationDecision? {
    try Study.open(path, for: .reading).verificationDecision(of: "wellbeing", batch: "")
  }

  @Test func `what the paper says is one error, of the keyer who keyed something else`() throws {
    let work = try Workplace()
    try Self.study(in: work, first: ["41"], second: ["47"])
    #expect(Typed(["verify", work.study, "--adjudicate"], answers: ["=41"]).code == .done)
    let report = Typed(["verify", work.study, "--report"]).output
    #expect(report.contains("ana, first        0       2"), "\(report)")
    #expect(report.contains("dan, second       1       2"), "\(report)")
  }

  @Test func `a sample that is not accepted is decided on, logged and told by the exit code`()
    throws
  {
    let work = try Workplace()
    try Self.study(in: work, first: ["41", "42"], second: [])
    let sample = ["verify", work.study, "--sample", "100%", "--accept", "0.5%", "--actor", "dan"]
    let keyed = Typed(sample, answers: ["1", "41", "", "1", "42", ""])
    #expect(keyed.code == .findings)
    #expect(keyed.error.contains("NOT accepted"))
    let decision = try #require(try Self.decision(work.study))
    #expect(!decision.isAccepted)
    #expect((decision.errors, decision.fields) == (0, 4))
    let again = Typed(sample)
    #expect(again.code == .findings, "the decision is told again")
    #expect(again.error.contains("NOT accepted"))
    #expect(Typed(["verify", work.study, "--report"]).code == .findings)
    #expect(Typed(["audit", work.study]).code == .done)
  }

  @Test func `a sample that is accepted ends well, and its decision is logged`() throws {
    let work = try Workplace()
    try Self.study(in: work, first: ["41", "42"], second: [])
    let keyed = Typed(
      ["verify", work.study, "--sample", "100%", "--accept", "60%"],
      answers: ["1", "41", "", "1", "42", ""])
    #expect(keyed.code == .done && keyed.error.contains(": ACCEPTED"), "\(keyed.error)")
    #expect(try Self.decision(work.study)?.isAccepted == true)
  }

  @Test func `a sample of forms that were compared before is decided on at once`() throws {
    let work = try Workplace()
    try Self.study(in: work, first: ["41", "42"], second: ["41", "42"])
    #expect(try Self.decision(work.study) == nil)
    let drawn = Typed(["verify", work.study, "--sample", "100%", "--accept", "0.5%"])
    #expect(drawn.code == .findings && drawn.error.contains("NOT accepted"), "\(drawn.error)")
    #expect(try Self.decision(work.study)?.isAccepted == false)
  }

  @Test func `the last adjudication of a sample tells what was decided`() throws {
    let work = try Workplace()
    try Self.study(in: work, first: ["41", "42"], second: [])
    let keyed = Typed(
      ["verify", work.study, "--sample", "100%", "--accept", "0.5%"],
      answers: ["1", "41", "", "1", "43", ""])
    #expect(keyed.code == .done, "nothing is decided while a form is open")
    #expect(try Self.decision(work.study) == nil)
    #expect(Typed(["verify", work.study, "--report"]).code == .done)
    let decided = Typed(["verify", work.study, "--adjudicate"], answers: ["=43"])
    #expect(decided.code == .findings && decided.error.contains("NOT accepted"))
    #expect(try Self.decision(work.study)?.errors == 1)
    #expect(
      Typed(["verify", work.study, "--adjudicate"]).code == .done, "a run that decides nothing")
  }

  @Test func `a sample without a field to compare is not accepted`() throws {
    let work = try Workplace()
    let words = try work.write(
      "words.yaml",
      """
      questionnaire: wellbeing
      version: 1.0.0
      languages: [en]
      title: Words
      sections:
      - id: only
        title: Words
        items:
        - {id: said, type: text, en: What was said?}

      """)
    #expect(Typed(["init", work.study, "-q", words]).code == .done)
    #expect(Typed(["enter", work.study, "--form", "1"], answers: ["so", ""]).code == .done)
    let keyed = Typed(
      ["verify", work.study, "--sample", "100%", "--accept", "0.5%"], answers: ["so", ""])
    #expect(keyed.code == .findings)
    #expect(
      keyed.error.contains("0 errors in 0 fields: upper 95% bound 100.000%"), "\(keyed.error)")
    #expect(try Self.decision(work.study)?.upperBound == 1)
  }
}

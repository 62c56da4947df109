import Arguments
import Files
import Testing

/// Practice interviews, and interviews that must not begin.
@Suite struct TrainTests {
  private static let protected = """
    questionnaire: protected
    version: 1.0.0
    languages: [en]
    title: Protected
    ethics:
      safety:
      - {en: Is the place private?, otherwise: Meet elsewhere.}
      stop: Keep or delete what was said?
    sections:
    - id: only
      items:
      - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
      - {id: first, type: single, options: {1: Police, 2: Doctors}, en: Whom did you meet first?}
      - {id: last, type: single, options: {1: Police, 2: Doctors}, en: Whom did you meet last?}

    """

  @Test func `practice done right says so and makes no file`() throws {
    let work = try Workplace()
    let file = try work.write("protected.yaml", Self.protected)
    let before = try names(in: work.path)
    let right =
      ["1", "1", "--", "--", "1", "1", "!!", "3", "2", "delete"]
      + ["1", "1", "--", "--"]
    let typed = Typed(["train", file], answers: right + ["1", "1", "!", "3", "2", "delete"])
    #expect(typed.code == .done, "\(typed.output)")
    #expect(typed.output.contains("Distress: right.") && typed.output.contains("Stopping: right."))
    #expect(try names(in: work.path) == before)
  }

  @Test func `practice with a study leaves it as it was`() throws {
    let work = try Workplace()
    let file = try work.write("protected.yaml", Self.protected)
    #expect(Typed(["init", work.study, "-q", file]).code == .done)
    let before = try (names(in: work.path), readFile(work.study, limit: 1 << 24))
    let typed = Typed(["train", work.study, "-s", "hide"], answers: ["1", "1", "2"])
    #expect(typed.code == .findings)
    #expect(typed.output.contains("Hiding: not yet."))
    #expect(try names(in: work.path) == before.0)
    #expect(try readFile(work.study, limit: 1 << 24) == before.1)
  }

  @Test func `a scenario that does not exist is a misuse`() {
    #expect(Typed(["train", "a.yaml", "--scenario", "fire"]).code == .usage)
  }

  @Test func `a questionnaire without a question at a stop cannot practice stopping`() throws {
    let work = try Workplace()
    let typed = Typed(["train", work.questionnaire, "-s", "stop"])
    #expect(typed.code == .failed && typed.error.contains("add 'stop'"))
  }

  @Test func `a closed gate begins no interview`() throws {
    let work = try Workplace()
    let file = try work.write("protected.yaml", Self.protected)
    #expect(Typed(["init", work.study, "-q", file]).code == .done)
    let typed = Typed(["interview", work.study], answers: ["2"])
    #expect(typed.code == .done && typed.output.contains("Meet elsewhere."))
    #expect(Typed(["interview", work.study, "--list"]).error.contains("no unfinished interviews"))
    #expect(Typed(["audit", work.study]).code == .done)
  }

  @Test func `what was said is erased where the respondent wants it deleted at a stop`() throws {
    let work = try Workplace()
    let file = try work.write("protected.yaml", Self.protected)
    #expect(Typed(["init", work.study, "-q", file]).code == .done)
    let typed = Typed(
      ["interview", work.study], answers: ["1", "1", "2", "!", "3", "2", "delete"])
    #expect(typed.code == .done && typed.error.contains("is erased"))
    #expect(Typed(["interview", work.study, "--list"]).error.contains("no unfinished interviews"))
    #expect(Typed(["audit", work.study]).code == .done)
  }

  private func names(in folder: String) throws -> [String] {
    try listFolder(folder)
  }
}

import Arguments
import Testing

@testable import Commands

@Suite struct ParsingTests {
  @Test func `check takes several questionnaires`() throws {
    let command = try CheckCommand.parse(["a.yaml", "-W", "b.yaml", "--format=json"])
    #expect(command.paths == ["a.yaml", "b.yaml"])
    #expect(command.warningsAreErrors && command.format == .json)
  }

  @Test func `explain takes one code or none`() throws {
    #expect(try ExplainCommand.parse([]).code == nil)
    #expect(try ExplainCommand.parse(["Q0203"]).code == "Q0203")
  }

  @Test func `init takes a study and its questionnaires`() throws {
    let command = try InitCommand.parse(["s", "-q", "a.yaml", "-qb.yaml", "--add", "--actor", "I"])
    #expect(command.path == "s" && command.questionnaires == ["a.yaml", "b.yaml"])
    #expect(command.adds && command.actor == "I")
  }

  @Test func `interview takes what to ask or what to go on with`() throws {
    let begun = try InterviewCommand.parse(["s", "-l", "ro", "--questionnaire", "q"])
    #expect(begun.study == "s" && begun.language == "ro" && begun.questionnaire == "q")
    #expect(begun.resume == nil && !begun.lists)
    #expect(try InterviewCommand.parse(["s", "-r", "7KQ3-M2XD"]).resume == "7KQ3-M2XD")
    #expect(try InterviewCommand.parse(["s", "--list"]).lists)
  }

  @Test func `import takes a study, data and a mapping`() throws {
    let command = try ImportCommand.parse(["s", "d.csv", "-m", "m.yaml", "--rejects", "r.csv"])
    #expect(command.study == "s" && command.data == "d.csv")
    #expect(command.mapping == "m.yaml" && command.rejects == "r.csv")
  }

  @Test func `audit takes a study`() throws {
    #expect(try AuditCommand.parse(["s"]).path == "s")
    #expect(try !AuditCommand.parse(["s"]).rebuilds)
    #expect(try AuditCommand.parse(["--rebuild", "s"]).rebuilds)
  }

  @Test func `crosstab takes everything that makes a table`() throws {
    let command = try CrosstabCommand.parse([
      "d", "-r", "a", "-c", "b", "--where", "c = 1", "--weight", "w", "--frequency", "f",
      "--categories", "a=1,2", "--categories", "b=3", "--tests", "none", "--nonanswers", "include",
      "--level", "0.9", "--missing", "NA", "--missing", ".", "-l", "ro", "-f", "csv", "-o", "t.csv",
    ])
    #expect(command.data == "d" && command.rows == "a" && command.columns == "b")
    #expect(command.condition == "c = 1" && command.weight == "w" && command.frequency == "f")
    #expect(command.categories == ["a=1,2", "b=3"] && command.tests == "none")
    #expect(command.nonanswers == .include && command.level == 0.9)
    #expect(command.missing == ["NA", "."] && command.language == "ro")
    #expect(command.format == .csv && command.output == "t.csv")
  }

  @Test func `a file name that begins with a dash stands after two dashes`() throws {
    #expect(try AuditCommand.parse(["--", "-rf"]).path == "-rf")
  }

  @Test func `categories of one item gather over several options`() throws {
    let read = try CategoryOption.read(["country=USA,Sweden", "country=Norway", "sex=a=b"])
    #expect(read == ["country": ["USA", "Sweden", "Norway"], "sex": ["a=b"]])
  }

  @Test(arguments: ["country", "=USA", "country="])
  func `categories without an item or without categories are refused`(option: String) {
    #expect(throws: CategoryOption.Malformed.self) { try CategoryOption.read([option]) }
  }
}

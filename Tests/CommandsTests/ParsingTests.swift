import Arguments
import Tabulation
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
    #expect(command.data.path == "d" && command.rows == "a" && command.columns == "b")
    #expect(command.data.condition == "c = 1")
    #expect(command.sample.weight == "w" && command.sample.frequency == "f")
    #expect(command.categories.byItem == ["a": ["1", "2"], "b": ["3"]] && command.tests == "none")
    #expect(command.nonanswers == .include && command.level.value == 0.9)
    #expect(command.data.reading.missing == ["NA", "."] && command.data.language == "ro")
    #expect(command.output.format == .csv && command.output.path == "t.csv")
  }

  @Test func `a file name that begins with a dash stands after two dashes`() throws {
    #expect(try AuditCommand.parse(["--", "-rf"]).path == "-rf")
  }

  @Test func `categories of one item gather over several options`() throws {
    let choices = ["country=USA,Sweden", "country=Norway", "sex=a=b"]
    let read = try choices.map { try #require(CategoryChoice(parsing: $0)) }
    #expect(read.byItem == ["country": ["USA", "Sweden", "Norway"], "sex": ["a=b"]])
  }

  @Test func `categories with a comma, a sign or a mark in them are quoted`() throws {
    let choice = try #require(
      CategoryChoice(parsing: #""a=b"="Cluj, Napoca", Iași ,'say "yes"',"it ""is""""#))
    #expect(choice.item == "a=b")
    #expect(choice.categories == ["Cluj, Napoca", "Iași", "say \"yes\"", "it \"is\""])
  }

  @Test(arguments: [
    "country", "=USA", "country=", "country=a,", "country=,a", "country=\"a", "country=\"a\"b,c",
    "\"country=a",
  ])
  func `categories without an item or without categories are refused`(option: String) {
    #expect(CategoryChoice(parsing: option) == nil)
  }
}

import Files
import StudyStorage
import SurveyStatistics
import Testing

@testable import Interchange

@Suite struct SampleFileTests {
  private func read(
    _ text: String, strata: [(name: String, column: String)]? = nil, number: String = "case"
  ) throws -> SampleFile {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("sample.csv"), Array(text.utf8))
    var roles = SampleFile.Roles()
    roles.strata = strata
    roles.number = number
    return try SampleFile(folder.path("sample.csv"), roles: roles)
  }

  @Test func `a column that is not declared is an identifier`() throws {
    let file = try read(
      """
      case,kind,nume,telefon,profession,ward,interviewer
      5,establishment,Școala Exemplu,0700 000 001,teacher,A,ana
      ,,Ilinca,,,B,

      """)
    #expect(file.identifierColumns == ["nume", "telefon", "ward"])
    let first = try #require(file.entries.first)
    #expect(first.number == 5)
    #expect(first.kind == .establishment)
    #expect(first.strata == [.init(name: "profession", value: "teacher")])
    #expect(first.interviewer == "ana")
    #expect(first.identifiers.map(\.value) == ["Școala Exemplu", "0700 000 001", "A"])
    let second = file.entries[1]
    #expect(second.number == nil && second.kind == .person && second.strata.isEmpty)
    #expect(second.identifiers.map(\.name) == ["nume", "ward"])
  }

  @Test func `strata are those that are named`() throws {
    let file = try read(
      "nr,nume,judet\n8,Ana,Cluj\n", strata: [("county", "judet")], number: "nr")
    #expect(file.entries[0].strata == [.init(name: "county", value: "Cluj")])
    #expect(file.entries[0].number == 8)
    #expect(throws: SampleError.unknownColumn("nr", known: ["nume"])) {
      try read("nume\nAna\n", number: "nr")
    }
  }

  @Test(arguments: [
    ("name,region\nAna,ana@example.org\n", SampleError.identifier(row: 1, column: "region")),
    ("name,region\nAna,2900101123456\n", .identifier(row: 1, column: "region")),
    ("name,region\nAna\n", .ragged(row: 1, fields: 1, columns: 2)),
    ("case,name\n0,Ana\n", .number(row: 1, column: "case")),
    ("case,name\n2,Ana\n1,Dan\n2,Ion\n", .numberTwice(row: 3, first: 1)),
    ("name,kind\nAna,family\n", .kind(row: 1, column: "kind")),
    ("name,region\nAna,\u{202E}RO\n", .control(row: 1, column: "region")),
  ])
  func `a hostile or mistaken row is refused by its place`(text: String, error: SampleError) {
    #expect(throws: error) { try read(text) }
    #expect(!error.description.contains("Ana") && !error.description.contains("2900101123456"))
  }

  @Test func `a stratum of very many values is refused`() {
    let rows = (1...61).map { "Ana,street \($0)" }.joined(separator: "\n")
    #expect(throws: SampleError.identifyingStratum(column: 2, values: 61, limit: 60)) {
      try read("name,region\n\(rows)\n")
    }
  }
}

@Suite struct SampleImportTests {
  private func take(
    _ text: String, into folder: borrowing ImportFolder
  ) throws -> SampleImport.Summary {
    try writeFile(folder.path("sample.csv"), Array(text.utf8))
    let file = try SampleFile(folder.path("sample.csv"), roles: SampleFile.Roles())
    return try SampleImport(file, actor: "lead").run(
      into: try Study.open(folder.path("study"), for: .writing))
  }

  private static let item = "  - {id: hello, type: note, en: Hello., ro: Bună.}\n"

  @Test func `contacts that are there already are left alone, and new ones numbered on`() throws {
    let folder = try ImportFolder(Self.item)
    #expect(try take("name\nAna\nDan\n", into: folder).added == [1, 2])
    let again = try take("name\nDan\nIon\nIon\n", into: folder)
    #expect(again.added == [3])
    #expect(again.alreadyStored == 2)
  }

  @Test func `a number in the file holds, and the others come after it`() throws {
    let folder = try ImportFolder(Self.item)
    #expect(try take("case,name\n,Ana\n20,Dan\n", into: folder).added == [20, 21])
    #expect(try take("case,name\n20,Dan\n", into: folder).added == [])
    #expect(throws: SampleError.numberTaken(row: 1)) {
      try take("case,name\n20,Maria\n", into: folder)
    }
  }

  @Test func `contacts of an import that was cut off are no contacts`() throws {
    let folder = try ImportFolder(Self.item)
    let study = try Study.open(folder.path("study"), for: .writing)
    let book = try ContactBook.forWriting(of: study)
    try book.add([(1, [.init(name: "name", value: "Ana")])], dropping: [])
    #expect(try take("name\nAna\n", into: folder).added == [1])
    #expect(try study.cases().map(\.number) == [1])
    #expect(try book.all().count == 1)
  }
}

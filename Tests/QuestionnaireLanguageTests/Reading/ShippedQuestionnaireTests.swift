import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

@Suite struct ShippedQuestionnaireTests {
  @Test(arguments: try RepositoryFiles.names(in: "questionnaires", endingWith: ".yaml"))
  func `a shipped questionnaire has no findings`(name: String) throws {
    let source = try RepositoryFiles.source("questionnaires/\(name)")
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    #expect(questionnaire != nil)
  }

  @Test func `the poverty questionnaire has the items of its data set`() throws {
    let questionnaire = try #require(
      QuestionnaireReader.read(RepositoryFiles.source("questionnaires/poverty.yaml"))
        .questionnaire)
    #expect(
      questionnaire.items.map(\.id.rawValue) == [
        "poverty", "religion", "degree", "country", "age", "gender",
      ])
    let labels = questionnaire.items.map { item in
      item.type.optionList?.options.map { $0.label[Language("en")] } ?? []
    }
    #expect(
      labels == [
        ["Too Little", "About Right", "Too Much"], ["no", "yes"], ["no", "yes"],
        ["Australia", "Norway", "Sweden", "USA"], [], ["female", "male"],
      ])
    #expect(questionnaire.items[0].type.optionList?.isOrdered == true)
    #expect(questionnaire.items[1].type.optionList?.isOrdered == false)
  }

  @Test func `the contact questionnaire has an item of every type`() throws {
    let questionnaire = try #require(
      QuestionnaireReader.read(RepositoryFiles.source("questionnaires/contact.yaml"))
        .questionnaire)
    #expect(
      Set(questionnaire.items.map(\.type.name)) == [
        "single", "multiple", "integer", "decimal", "text", "date", "scale", "consent", "note",
      ])
    #expect(questionnaire.batteries.count == 1)
    #expect(questionnaire.items.contains { !$0.checks.isEmpty })
  }
}

import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

/// The questionnaires of the studies of victims and of those who meet them.
@Suite struct StudyQuestionnaireTests {
  private static let asked = [
    "population", "professionals", "survivors", "training", "vignettes",
  ]
  private static let logged = ["infocenter_case", "infocenter_contact", "infocenter_referral"]

  private static func reading(_ name: String) throws -> QuestionnaireReading {
    QuestionnaireReader.check(try RepositoryFiles.source("questionnaires/\(name).yaml"))
  }

  private static func questionnaire(_ name: String) throws -> Questionnaire {
    try #require(reading(name).questionnaire)
  }

  @Test(arguments: [
    ("professionals", "P", 45), ("survivors", "S", 34), ("population", "G", 35),
    ("training", "T", 29),
  ])
  func `all questions planned are asked`(name: String, letter: Character, count: Int) throws {
    let ids = try Self.questionnaire(name).items.map(\.id.rawValue)
    let numbers = Set(
      ids.filter { $0.first == letter }.compactMap { Int($0.dropFirst().prefix(2)) })
    #expect(numbers == Set(1...count))
  }

  @Test func `checked together, they match each other`() throws {
    let readings = MirrorCheck.check(try (Self.asked + Self.logged).map(Self.reading))
    #expect(readings.flatMap(\.diagnostics).isEmpty)
    let mirrors = readings.flatMap { $0.questionnaire?.items.compactMap(\.meaning.mirror) ?? [] }
    #expect(Set(mirrors.map(\.questionnaire)) == ["population", "professionals", "survivors"])
    #expect(Set(mirrors.map(\.kind)) == Set(Mirroring.Kind.allCases))
  }

  @Test(arguments: asked)
  func `nothing is asked before the consent`(name: String) throws {
    let first = try Self.questionnaire(name).items.first { $0.takesAnswer && !$0.isDerived }
    #expect(first?.type.name == "consent")
  }

  @Test(arguments: asked)
  func `every question can be declined`(name: String) throws {
    let items = try Self.questionnaire(name).items.filter {
      $0.takesAnswer && !$0.isDerived && $0.type.name != "consent"
    }
    let forced = items.filter { !$0.nonanswers.contains(.refused) }.map(\.id.rawValue)
    // The interviewer knows these and asks nobody.
    #expect(forced == (name == "population" ? ["wave", "mode"] : []))
  }

  @Test func `survivors may leave everything but what decides on the interview empty`() throws {
    let items = try Self.questionnaire("survivors").items.filter {
      $0.takesAnswer && !$0.isDerived && $0.isRequired
    }
    #expect(
      items.map(\.id.rawValue) == ["S01", "consent_research", "understood", "adult", "S02", "S03"])
  }

  @Test(arguments: asked + logged)
  func `the last thing read is where to find help`(name: String) throws {
    let last = try #require(Self.questionnaire(name).items.last)
    #expect(last.type == .note && last.when == nil)
    for language in ["ro", "en"] {
      let text = last.text[Language(language)]
      for number in ["0800 800 678", "112", "119"] { #expect(text.contains(number)) }
    }
  }
}

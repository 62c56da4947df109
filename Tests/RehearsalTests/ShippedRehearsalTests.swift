import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

@testable import Rehearsal

/// The questionnaires that are shipped, rehearsed.
@Suite struct ShippedRehearsalTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/questionnaires"

  @Test(arguments: [
    "contact", "infocenter_case", "infocenter_contact", "infocenter_referral", "population",
    "poverty", "professionals", "survivors", "training", "vignettes",
  ])
  func `every question is asked and every option chosen`(name: String) throws {
    let path = "\(Self.folder)/\(name).yaml"
    let source = SourceText(name: path, bytes: try readFile(path, limit: 1 << 20))
    let questionnaire = try #require(QuestionnaireReader.read(source).questionnaire)
    // A roster shares its respondents out among fourteen categories.
    let count = questionnaire.rosters.isEmpty ? 1_000 : 4_000
    let result = Rehearsal(of: questionnaire, respondents: count, seed: 1).run()
    #expect(result.gaps.isEmpty)
    #expect(result.options.chosen == result.options.all)
  }
}

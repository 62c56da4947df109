import SurveyStatistics
import Testing

@Suite struct DispositionTests {
  @Test(arguments: CaseKind.allCases)
  func `codes ascend and none is used twice`(kind: CaseKind) {
    let codes = kind.dispositions.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
  }

  @Test(arguments: CaseKind.allCases)
  func `an interim code counts as a final one`(kind: CaseKind) throws {
    for disposition in kind.dispositions where !disposition.isFinal {
      #expect(try #require(kind.disposition(disposition.finalCode)).isFinal)
    }
  }

  @Test(arguments: CaseKind.allCases)
  func `Romanian is written with commas below`(kind: CaseKind) {
    for disposition in kind.dispositions {
      #expect(!disposition.romanian.isEmpty && !disposition.english.isEmpty)
      #expect(!disposition.romanian.contains { "ŞşŢţ".contains($0) })
    }
  }

  @Test(arguments: [
    ("1.1", OutcomeCategory.complete), ("1.2", .partial), ("2.112", .refusal), ("2.12", .refusal),
    ("2.25", .nonContact), ("2.31", .other), ("3.11", .unknownUnit), ("3.30", .unknownOther),
    ("3.90", .unknownOther), ("4.80", .ineligible), ("5.1", .other), ("5.4", .nonContact),
  ])
  func `a code belongs to AAPOR's group`(code: String, category: OutcomeCategory) throws {
    #expect(try #require(CaseKind.person.disposition(code)).category(in: .tenth) == category)
  }

  @Test func `zeros at the end of a code may be left out`() {
    #expect(CaseKind.person.disposition("2.2")?.code == "2.20")
    #expect(CaseKind.person.disposition("4.1")?.code == "4.10")
    #expect(CaseKind.person.disposition("4.5") == nil)
    #expect(CaseKind.establishment.disposition("4.5")?.code == "4.50")
    #expect(CaseKind.person.disposition("2.9") == nil)
  }

  private func code(_ attempts: String..., interview: InterviewResult? = nil) -> String {
    CaseOutcome.disposition(of: .person, attempts: attempts, interview: interview).code
  }

  @Test func `a case nobody tried is not attempted`() {
    #expect(code() == "3.11")
  }

  @Test func `a refusal outweighs what came after it until the interview is made`() {
    #expect(code("5.6", "5.3") == "5.6")
    #expect(code("5.6", "5.3", interview: .completed) == "1.1")
    #expect(code("2.112", interview: .completed) == "1.1")
  }

  @Test func `the last final code holds`() {
    #expect(code("2.112", "5.1") == "2.112")
    #expect(code("2.25", "2.31") == "2.31")
    #expect(code("2.112", interview: .open) == "2.112")
  }

  @Test func `a contact says more than a call nobody answered`() {
    #expect(code("5.1", "5.3") == "5.1")
    #expect(code("5.3", "5.4") == "5.4")
    #expect(code("5.3", interview: .open) == "5.5")
  }

  @Test func `half of the questions make a partial interview`() {
    #expect(code(interview: .brokenOff(answered: 0.5)) == "1.2")
    #expect(code(interview: .brokenOff(answered: 0.49)) == "2.12")
    #expect(code(interview: .declined) == "2.112")
    #expect(code(interview: .withdrawn) == "2.12")
  }
}

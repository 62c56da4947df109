import QuestionnaireModel
import Testing
import Words

@Suite struct EthicsTests {
  private func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(iso8601: text))
  }

  @Test(arguments: [
    ("2026-11-01", nil as Int?), ("2026-10-31", nil), ("2027-01-30", nil), ("2027-01-31", 1),
    ("2027-03-01", 30),
  ])
  func `a support list is out of date after ninety days`(day: String, overdue: Int?) throws {
    let list = SupportList(verified: try date("2026-11-01"), lines: [])
    #expect(list.daysOverdue(on: try date(day)) == overdue)
  }

  @Test func `a list without a date says nothing of its age`() throws {
    #expect(SupportList(verified: nil, lines: []).daysOverdue(on: try date("2030-01-01")) == nil)
  }

  @Test func `the lines of a county are its own and those of all counties`() {
    func line(_ phone: String, _ county: String?, _ languages: [Language]) -> SupportLine {
      let text = LocalizedText([Language("en"): "A"])
      return SupportLine(
        name: text, phone: phone, county: county, languages: languages, hours: text, purpose: text)
    }
    let list = SupportList(
      verified: nil,
      lines: [
        line("1", nil, ["ro", "en"].map { Language($0) }), line("2", "Cluj", [Language("ro")]),
        line("3", "Iași", [Language("ro")]),
      ])
    #expect(list.lines(county: "Cluj", language: nil).map(\.phone) == ["1", "2"])
    #expect(list.lines(county: "Cluj", language: Language("en")).map(\.phone) == ["1"])
    #expect(list.lines(county: nil, language: Language("ro")).map(\.phone) == ["1", "2", "3"])
  }

  @Test func `an age below the limit is a minor's, and a refusal tells nothing`() {
    let rule = MinorsRule(item: 0, limit: .below(18), then: LocalizedText([:]))
    #expect(rule.isMinor(.integer(17)) && !rule.isMinor(.integer(18)))
    #expect(!rule.isMinor(.nonanswer(.refused)) && !rule.isMinor(nil))
  }

  @Test func `an approved protocol lets the interview with a minor go on`() {
    let rule = MinorsRule(
      item: 0, limit: .options([2]), then: LocalizedText([:]), protocolID: "CE-12/2026")
    #expect(rule.isMinor(.choice(2)) && !rule.stops(at: .choice(2)))
  }
}

import Testing

@testable import Files

@Suite struct SurroundingsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000])
  func `random bytes come in the number asked for`(count: Int) {
    #expect(randomBytes(count).count == count)
  }

  @Test func `random bytes differ and use all values`() {
    let bytes = randomBytes(10_000)
    #expect(bytes != randomBytes(10_000))
    #expect(Set(bytes).count == 256)
  }

  @Test func `the clock stands in this century and the other never goes back`() {
    #expect((1_700_000_000_000..<4_102_444_800_000).contains(currentTimeMilliseconds()))
    let first = monotonicNanoseconds()
    #expect(monotonicNanoseconds() >= first)
  }

  @Test func `a variable that is not set is absent`() {
    #expect(environmentVariable("PERCEPT_NOT_SET") == nil)
    #expect(environmentVariable("PATH")?.isEmpty == false)
  }

  @Test func `a closed descriptor is no terminal and has no width`() {
    #expect(!isTerminal(-1))
    #expect(terminalWidth(-1) == nil)
  }
}

@Suite struct CivilDateTests {
  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29"), (20_516, "2026-03-04"),
    (11_016, "2000-02-29"), (-719_468, "0000-03-01"), (47_482, "2100-01-01"),
    (-25_508, "1900-03-01"),
  ])
  func `days and dates agree with the calendar`(days: Int, text: String) {
    #expect(CivilDate(daysSinceEpoch: days).description == text)
    #expect(CivilDate(iso8601: text)?.daysSinceEpoch == days)
  }

  @Test func `each day of 800 years follows the one before`() {
    var previous = CivilDate(daysSinceEpoch: -146_098)
    for days in -146_097..<146_097 {
      let date = CivilDate(daysSinceEpoch: days)
      if date.daysSinceEpoch != days || !(previous < date) { Issue.record("\(date)") }
      previous = date
    }
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01",
    "24-01-01", "2024/01/01", "2024-01-01T", "+024-01-01", "", "２０２４-01-01",
  ])
  func `what is not a date is refused`(text: String) {
    #expect(CivilDate(iso8601: text) == nil)
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_772_600_767_089, "2026-03-04T05:06:07.089Z"), (-86_400_000, "1969-12-31T00:00:00.000Z"),
  ])
  func `a moment is written in universal time`(milliseconds: Int64, text: String) {
    #expect(iso8601(milliseconds: milliseconds) == text)
  }
}

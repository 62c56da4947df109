import Testing
import Words

@Suite struct CalendarDateTests {
  @Test func `every day from 1600 to 2400 makes the round trip and follows its neighbor`() throws {
    let first = try #require(CalendarDate(year: 1600, month: 1, day: 1)).daysSince1970
    let last = try #require(CalendarDate(year: 2400, month: 12, day: 31)).daysSince1970
    // 801 years: 801 × 365 days and a leap day in 1600, 2000, 2400 and every other fourth year.
    #expect(last - first + 1 == 801 * 365 + 195)
    var previous: CalendarDate?
    var broken: [Int] = []
    for days in first...last {
      guard let date = CalendarDate(daysSince1970: days) else {
        broken.append(days)
        continue
      }
      let isSound =
        date.daysSince1970 == days && date.isNext(after: previous)
        && (previous.map { $0 < date } ?? true)
        && CalendarDate(year: date.year, month: date.month, day: date.day) == date
      if !isSound { broken.append(days) }
      previous = date
    }
    #expect(broken.isEmpty)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11_017), ("1969-12-31", -1), ("1600-01-01", -135_140),
  ])
  func `known days have their known numbers`(text: String, days: Int) {
    #expect(CalendarDate(iso8601: text)?.daysSince1970 == days)
    #expect(CalendarDate(daysSince1970: days)?.description == text)
  }

  @Test(arguments: [
    (1600, true), (1700, false), (1900, false), (1904, true), (2000, true), (2023, false),
    (2100, false), (2400, true),
  ])
  func `a leap day comes in leap years alone`(year: Int, isLeap: Bool) {
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test(arguments: [
    "2024-02-30", "2024-04-31", "2024-00-10", "2024-13-01", "2024-01-00", "0000-01-01",
    "24-01-01", "2024-1-01", "2024/01/01", "01.02.2024", "2024-01-01 ", "+024-01-01", "2024-0१-01",
    "",
  ])
  func `no other writing and no other day is read`(text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
  }

  @Test func `the calendar ends with the years of four digits`() {
    #expect(CalendarDate(iso8601: "0001-01-01")?.daysSince1970 == -719_162)
    #expect(CalendarDate(iso8601: "9999-12-31")?.daysSince1970 == 2_932_896)
    #expect(CalendarDate(daysSince1970: -719_163) == nil)
    #expect(CalendarDate(daysSince1970: 2_932_897) == nil)
  }
}

extension CalendarDate {
  fileprivate func isNext(after previous: CalendarDate?) -> Bool {
    guard let previous else { return true }
    if day > 1 { return (year, month, day) == (previous.year, previous.month, previous.day + 1) }
    guard previous.day >= 28 else { return false }
    return month > 1
      ? (year, month) == (previous.year, previous.month + 1)
      : (year, previous.month, previous.day) == (previous.year + 1, 12, 31)
  }
}

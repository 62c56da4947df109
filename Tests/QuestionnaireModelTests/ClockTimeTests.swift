import QuestionnaireModel
import Testing

@Suite struct ClockTimeTests {
  @Test(arguments: [("00:00", 0), ("08:30", 510), ("23:59", 1_439)])
  func `a time is read and written in one way`(text: String, minutes: Int) {
    #expect(ClockTime(text)?.minutes == minutes)
    #expect(ClockTime(minutes: minutes)?.description == text)
  }

  @Test(arguments: ["24:00", "12:60", "8:30", "08.30", "08:3", "0٨:30", "-1:30", ""])
  func `what the clock does not show is no time`(text: String) {
    #expect(ClockTime(text) == nil)
  }
}

import Testing
import Words

@Suite struct MomentTests {
  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_772_600_767_089, "2026-03-04T05:06:07.089Z"), (-86_400_000, "1969-12-31T00:00:00.000Z"),
    (.min, "0001-01-01T00:00:00.000Z"), (.max, "9999-12-31T23:59:59.999Z"),
  ])
  func `a moment is written in universal time`(milliseconds: Int64, text: String) {
    #expect(iso8601(milliseconds: milliseconds) == text)
    #expect(iso8601Seconds(milliseconds: milliseconds) == text.prefix(19) + "Z")
  }
}

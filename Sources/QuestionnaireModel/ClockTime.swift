/// A time of day to the minute, without a date or a zone.
package struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The minutes since midnight, 0...1439.
  package let minutes: Int

  package static let minutesOfDay = 1_440.0
  package static let midnight = ClockTime(unchecked: 0)
  package static let lastMinute = ClockTime(unchecked: 1_439)

  private init(unchecked minutes: Int) {
    self.minutes = minutes
  }

  /// Makes a time, or nil where the clock shows no such one.
  package init?(minutes: Int) {
    guard (0...1_439).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// Reads `HH:MM` of the 24-hour clock and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - 0x30 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    self.init(hour: digits[0] * 10 + digits[1], minute: digits[2] * 10 + digits[3])
  }

  package var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  package static func < (left: ClockTime, right: ClockTime) -> Bool {
    left.minutes < right.minutes
  }
}

/// Returns a moment in universal time as ISO 8601 writes it.
///
/// For example `2026-03-04T05:06:07.089Z`. Beyond the years of four digits the nearest moment that they can
/// write stands for it, so that no number of a damaged file stops the program.
///
/// - Parameter milliseconds: since 1970.
package func iso8601(milliseconds: Int64) -> String {
  let day: Int64 = 86_400_000
  let within = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
  let days = within >= 0 ? within / day : (within + 1) / day - 1
  let time = Int(within - days * day)
  let date = CalendarDate(daysSince1970: Int(days))?.description ?? ""
  return "\(date)T" + padded(time / 3_600_000, 2) + ":" + padded(time / 60_000 % 60, 2) + ":"
    + padded(time / 1000 % 60, 2) + "." + padded(time % 1000, 3) + "Z"
}

/// Returns a moment as ISO 8601 writes it, to the second: `2026-03-04T10:20:30Z`.
package func iso8601Seconds(milliseconds: Int64) -> String {
  String(iso8601(milliseconds: milliseconds).prefix { $0 != "." }) + "Z"
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

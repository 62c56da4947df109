import Files

/// Writes a moment as ISO 8601 does, to the second: `2026-03-04T10:20:30Z`.
func universalTime(milliseconds: Int) -> String {
  let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
  let day = Int((Double(seconds) / 86_400).rounded(.down))
  let rest = seconds - day * 86_400
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
  let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  return "\(CivilDate(daysSinceEpoch: day))T\(time)Z"
}

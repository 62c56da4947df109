import Arguments
import SurveyStatistics
import Words

extension CaseKind: ArgumentValue {}

/// The columns of `profession=profesie,region`, with the names given to them.
func namedColumns(_ text: String) -> [(name: String?, column: String)] {
  text.split(separator: ",").map { part in
    let halves = part.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
    return halves.count == 2 ? (halves[0], halves[1]) : (nil, halves.first ?? "")
  }
}

/// The numbers meant by `1-20,24`; nil for anything else, and for more than a million of them.
func caseNumbers(_ text: String) -> [Int]? {
  var numbers: [Int] = []
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, first <= last, last - first < 1_000_000
    else { return nil }
    numbers += first...last
    if numbers.count > 1_000_000 { return nil }
  }
  return Array(Set(numbers)).sorted()
}

/// The milliseconds since 1970 of `2026-11-20T10:00` in universal time; nil for anything else.
func minuteOfDay(_ text: String) -> Int? {
  let parts = text.split(separator: "T", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].utf8.count == 5,
    let date = CalendarDate(iso8601: String(parts[0]))
  else { return nil }
  let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
  guard clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]),
    (0...23).contains(hour), (0...59).contains(minute)
  else { return nil }
  return ((date.daysSince1970 * 24 + hour) * 60 + minute) * 60_000
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }
}

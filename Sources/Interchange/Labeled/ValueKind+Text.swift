import Formats
import Interviewing
import QuestionnaireModel
import Words

extension ValueKind {
  /// Whether its numbers are days or seconds.
  var isCalendar: Bool {
    switch self {
    case .date, .moment, .time: true
    case .number, .text: false
    }
  }

  /// A day or a moment as ISO 8601 writes it, a time as the clock does; nil where no calendar has it.
  func text(_ number: Double) -> String? {
    switch self {
    case .date:
      return Self.days(number).flatMap { CalendarDate(daysSince1970: $0) }?.description
    case .moment:
      guard let day = Self.days(number / 86_400),
        let date = CalendarDate(daysSince1970: day)
      else { return nil }
      return "\(date) \(Self.clock(number - Double(day) * 86_400))"
    case .time: return number >= 0 && number < 1e9 ? Self.clock(number) : nil
    case .number, .text: return nil
    }
  }

  private static func days(_ number: Double) -> Int? {
    number.magnitude < 1e9 ? Int(number.rounded(.down)) : nil
  }

  /// Hours, minutes and, where there are any, seconds.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let minutes = "\(two(whole / 3_600)):\(two(whole / 60 % 60))"
    return whole % 60 == 0 ? minutes : "\(minutes):\(two(whole % 60))"
  }
}

extension Nonanswer {
  /// The kind that the label of a missing value tells, in English or Romanian; nil where it tells none.
  init?(saidBy label: String) {
    let words = FoldedText(label)
    let found = Self.signs.first { _, signs in signs.contains { words.contains($0) } }
    guard let found else { return nil }
    self = found.kind
  }

  private static let signs: [(kind: Nonanswer, signs: [String])] = [
    (.dontKnow, ["don't know", "dont know", "do not know", "nu stiu", "nu stie", "can't say"]),
    (.refused, ["refus", "no answer", "nu raspund", "nu raspunde", "declined to answer"]),
    (.notApplicable, ["not applicable", "inapplicable", "nu se aplica", "nu e cazul"]),
    (.notAsked, ["not asked", "neintrebat", "nu s-a intrebat", "skipped"]),
    (.notReached, ["not reached"]),
    (.withdrawn, ["withdrawn"]),
    (.missing, ["left empty", "missing"]),
  ]
}

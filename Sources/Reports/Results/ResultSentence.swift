import SurveyStatistics
import Tabulation

/// What a text says of a row: words, and cells of the row by their columns.
///
/// Words of the data stand as they are, whatever they hold: `"\(label) = \(cell: "estimate")"`.
struct ResultSentence: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case words(String)
    /// A cell, or one of its numbers.
    case cell(String, at: Int?)
  }

  var parts: [Part]
  /// What stands before it, in a column of its own.
  private(set) var label: String?

  func labeled(_ label: String) -> ResultSentence {
    var labeled = self
    labeled.label = label
    return labeled
  }

  static func + (left: ResultSentence, right: ResultSentence) -> ResultSentence {
    ResultSentence(parts: left.parts + right.parts)
  }

  private init(parts: [Part]) { self.parts = parts }
}

extension ResultSentence: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { parts = value.isEmpty ? [] : [.words(value)] }

  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { parts.append(.words(literal)) }

    mutating func appendInterpolation(_ words: String) { parts.append(.words(words)) }

    mutating func appendInterpolation(cell key: String, at place: Int? = nil) {
      parts.append(.cell(key, at: place))
    }
  }
}

extension ResultCell {
  /// What stands in a sentence, as a paper writes it (APA 7).
  func words(at place: Int? = nil) -> String {
    switch self {
    case .numbers(let numbers, let form):
      guard let place else { return StatisticText.freedom(numbers) }
      return numbers.indices.contains(place) ? form.text(numbers[place]) : CellSign.absent
    case .interval(let interval, _): return "\(interval.title) \(text)"
    case .p(let p): return StatisticText.p(p)
    case .text, .flag, .count, .number, .heldBack, .absent, .none: return text
    }
  }

  /// What stands in a column that says what it is.
  var text: String {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .count(let count): String(count)
    case .number(let number, let form): form.text(number)
    case .numbers(let numbers, let form): numbers.map(form.text).joined(separator: ", ")
    case .interval(let interval, let form):
      "[\(form.text(interval.lower)), \(form.text(interval.upper))]"
    case .p(let p): StatisticText.bare(p)
    case .heldBack: PublishedNumber.withheldSign
    case .absent: CellSign.absent
    case .none: ""
    }
  }
}

/// What stands in the place of numbers.
enum CellSign {
  static let absent = "-"
}

extension ConfidenceInterval {
  var title: String { Self.title(level: level) }

  /// `95% CI`.
  static func title(level: Double) -> String {
    "\(ShortestDecimal(level).shifted(by: 2).text)% CI"
  }
}

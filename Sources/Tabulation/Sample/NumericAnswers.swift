import Microdata
import QuestionnaireModel

/// The answers of one item as numbers, respondent by respondent.
struct NumericAnswers: Sendable {
  /// What a row holds.
  enum Held: Sendable {
    case score(Double)
    case excluded(ExclusionReason)
  }

  let rows: [Held]
  /// The least and greatest score of the item's scale; of a bare file, of the codes that occur.
  let range: ClosedRange<Double>?
  /// The categories that count as 1, 2, 3 and so on, where codes are not numbers.
  let placesOf: [String]?

  /// - Throws: `outcomeWithoutNumbers` where answers are texts and no order is given.
  init(
    _ column: Column, showing categories: [String]? = nil
  ) throws(TabulationError) {
    switch column.values {
    case .numbers(let numbers, let marks) where categories == nil:
      placesOf = nil
      rows = zip(numbers, marks).map { number, mark in
        mark == 0 ? .score(number) : .excluded(.nonanswer(column.nonanswers[Int(mark) - 1].kind))
      }
      range = Self.range(of: rows)
    case .numbers, .narrow, .wide:
      let column = column.categorized()
      let scores = try Self.scores(of: column, showing: categories)
      placesOf = scores.placesOf
      let held = scores.held
      range = Self.range(of: held)
      switch column.values {
      case .narrow(let codes): rows = codes.map { held[Int($0)] }
      case .wide(let codes): rows = codes.map { held[Int($0)] }
      case .numbers: preconditionFailure("a categorized column holds codes")
      }
    }
  }

  private static func range(of held: [Held]) -> ClosedRange<Double>? {
    let scores = held.compactMap { if case .score(let score) = $0 { score } else { nil } }
    guard let least = scores.min(), let greatest = scores.max() else { return nil }
    return least...greatest
  }

  private static func scores(
    of column: Column, showing categories: [String]?
  ) throws(TabulationError) -> (held: [Held], placesOf: [String]?) {
    let numbers = column.categories.compactMap(\.value)
    let areNumbers = numbers.count == column.categories.count
    guard areNumbers || categories != nil || column.measurement == .ordinal else {
      throw .outcomeWithoutNumbers(column.name)
    }
    let shown = ShownCodes(
      column: column,
      occurs: [Bool](
        repeating: true, count: column.categories.count + column.nonanswers.count),
      asked: categories, nonanswers: .outside)
    var held = column.categories.map { _ in Held.excluded(.dropped) }
    held += column.nonanswers.map { .excluded(.nonanswer($0.kind)) }
    var labels: [String] = []
    for category in try shown.inOrder() where category.code < column.categories.count {
      labels.append(column.categories[category.code].label)
      held[category.code] =
        .score(areNumbers ? numbers[category.code] : Double(labels.count))
    }
    return (held, areNumbers ? nil : labels)
  }
}

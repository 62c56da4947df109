import Microdata
import QuestionnaireModel

/// The answers of one item as numbers, respondent by respondent.
struct ScoredAnswers {
  /// What a row holds.
  enum Held {
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

/// The answers compared, respondent by respondent, and who was left out.
struct ComparisonData {
  /// The answers of each group in turn, or those of the outcome and of its pair.
  private(set) var samples: [[Double]]
  private var excluded: [ExclusionReason: Int] = [:]

  /// The most respondents that frequencies may add up to.
  static let limit = 10_000_000

  private init(samples: Int) {
    self.samples = Array(repeating: [], count: samples)
  }

  /// Sorts the answers of the outcome into groups.
  static func groups(
    _ outcome: ScoredAnswers, by side: CodedAnswers, selection: RowSelection, weights: RowWeights?
  ) throws(TabulationError) -> ComparisonData {
    var data = ComparisonData(samples: side.candidates.count)
    for row in outcome.rows.indices where selection.holds(row) {
      let count = try data.count(row, weights)
      switch (outcome.rows[row], side.fate(row: row)) {
      case (.excluded(let reason), _), (_, .excluded(let reason)):
        data.excluded[reason, default: 0] += count ?? 1
      case (.score(let score), .shown(let group)):
        if let count {
          for _ in 0..<count { data.samples[group].append(score) }
        } else {
          data.excluded[.weight, default: 0] += 1
        }
      }
    }
    return data
  }

  /// Keeps the respondents who have both answers.
  static func pairs(
    _ outcome: ScoredAnswers, _ pair: ScoredAnswers, selection: RowSelection,
    weights: RowWeights?
  ) throws(TabulationError) -> ComparisonData {
    var data = ComparisonData(samples: 2)
    for row in outcome.rows.indices where selection.holds(row) {
      let count = try data.count(row, weights)
      switch (outcome.rows[row], pair.rows[row]) {
      case (.excluded(let reason), _), (_, .excluded(let reason)):
        data.excluded[reason, default: 0] += count ?? 1
      case (.score(let first), .score(let second)):
        if let count {
          for _ in 0..<count {
            data.samples[0].append(first)
            data.samples[1].append(second)
          }
        } else {
          data.excluded[.weight, default: 0] += 1
        }
      }
    }
    return data
  }

  /// How many respondents a row stands for; nil where its frequency is missing.
  private func count(_ row: Int, _ weights: RowWeights?) throws(TabulationError) -> Int? {
    guard let weights else { return 1 }
    guard weights.states[row] != RowWeights.State.missing.rawValue else { return nil }
    let frequency = weights.values[row] * weights.unit
    let held = samples.reduce(0) { $0 + $1.count }
    guard frequency + Double(held) <= Double(Self.limit) else {
      throw .tooManyRespondents(limit: Self.limit)
    }
    return Int(frequency)
  }

  var exclusions: [Exclusion] {
    ExclusionReason.inOrder.compactMap { reason in
      let count = excluded[reason, default: 0]
      return count > 0 || reason == .nonanswer(.missing)
        ? Exclusion(reason: reason, count: count) : nil
    }
  }
}

/// A score made of several items.
package struct CompositeIndex: Hashable, Sendable {
  package let id: ItemID
  package let label: LocalizedText
  package let method: Method
  /// The indices of its items.
  package let items: [Int]
  /// How many of them need a value, so that the score has one.
  package let valid: Int
  package let dontKnow: DontKnowRule

  package init(
    id: ItemID, label: LocalizedText = LocalizedText([:]), method: Method, items: [Int],
    valid: Int, dontKnow: DontKnowRule
  ) {
    self.id = id
    self.label = label
    self.method = method
    self.items = items
    self.valid = valid
    self.dontKnow = dontKnow
  }

  package enum Method: String, CaseIterable, Hashable, Sendable {
    /// The mean of the items that have a value, reversed items turned first.
    case mean
    /// That mean times the number of items, so that sums over few items compare with full ones.
    case sum
    /// How many items were answered by their key.
    case countCorrect = "count_correct"
  }

  /// What a "don't know" is to the score.
  package enum DontKnowRule: String, CaseIterable, Hashable, Sendable {
    /// A wrong answer, as in a test of knowledge.
    case wrong
    /// No value.
    case missing
    /// No value; a score that fails because of it is "don't know" itself, a row of its own.
    case shown
  }
}

extension Questionnaire {
  /// Scores an index by the answers of one respondent.
  ///
  /// It is a decimal; else `not_asked` where no item was asked, `dont_know` where that is shown and
  /// made the difference, and `missing` otherwise.
  package func score(_ index: CompositeIndex, of sheet: AnswerSheet) -> Answer {
    var values: [Double] = []
    var doubts = 0
    for item in index.items {
      if let value = contribution(of: item, to: index, sheet[item]) {
        values.append(value)
      } else if sheet[item]?.nonanswer == .dontKnow {
        doubts += 1
      }
    }
    guard values.count >= index.valid, !values.isEmpty else {
      let isAsked = index.items.contains { sheet[$0].map { $0 != .nonanswer(.notAsked) } ?? false }
      if !isAsked { return .nonanswer(.notAsked) }
      let isInDoubt = index.dontKnow == .shown && values.count + doubts >= index.valid && doubts > 0
      return .nonanswer(isInDoubt ? .dontKnow : .missing)
    }
    let total = values.reduce(0, +)
    switch index.method {
    case .mean: return .decimal(total / Double(values.count))
    case .sum: return .decimal(total * Double(index.items.count) / Double(values.count))
    case .countCorrect: return .decimal(total)
    }
  }

  private func contribution(
    of item: Int, to index: CompositeIndex, _ answer: Answer?
  ) -> Double? {
    guard let answer else { return nil }
    let asked = items[item]
    if let kind = answer.nonanswer {
      return kind == .dontKnow && index.dontKnow == .wrong ? 0 : nil
    }
    if index.method == .countCorrect {
      return asked.meaning.key.map { $0.isMet(by: answer) ? 1 : 0 }
    }
    guard let number = answer.number else { return nil }
    guard asked.meaning.isReversed else { return number }
    return asked.type.ends.map { $0.lowerBound + $0.upperBound - number }
  }
}

extension Answer {
  /// The number that it stands for in sums and means; a choice stands for its code.
  package var number: Double? {
    switch self {
    case .choice(let code): Double(code)
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .choices, .ranking, .text, .date, .time, .nonanswer: nil
    }
  }
}

extension ItemType {
  /// The least and the greatest value, where both are known and the order means something.
  package var ends: ClosedRange<Double>? {
    switch self {
    case .single(let list):
      let codes = list.isOrdered ? list.options.map { Double($0.code) } : []
      guard let low = codes.min(), let high = codes.max() else { return nil }
      return low...high
    case .scale(let range, _, _), .differential(let range, _, _), .integer(let range?):
      return Double(range.lowerBound)...Double(range.upperBound)
    case .decimal(let range, _): return range
    case .multiple, .ranking, .integer(nil), .text, .date, .time, .computed, .assigned, .drawn,
      .consent, .note:
      return nil
    }
  }
}

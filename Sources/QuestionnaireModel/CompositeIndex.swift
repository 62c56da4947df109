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
    /// That mean times the number of items that were asked: an item asked and left without an answer
    /// is taken to be like the others, and one that was not asked adds nothing.
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

extension CompositeIndex {
  /// How the answers to its items become a score, whatever items they are.
  package struct ScoringRule: Hashable, Sendable {
    package let method: Method
    package let valid: Int
    package let dontKnow: DontKnowRule

    package init(method: Method, valid: Int, dontKnow: DontKnowRule) {
      self.method = method
      self.valid = valid
      self.dontKnow = dontKnow
    }
  }

  /// One answer that is scored, with what scoring needs to know of its item.
  package struct Part: Hashable, Sendable {
    let answer: Answer?
    let key: AnswerKey?
    /// The sum of the item's ends where it is reversed.
    let reversal: Double?

    var isAsked: Bool { answer.map { $0 != .nonanswer(.notAsked) } ?? false }

    package init(answer: Answer?, key: AnswerKey?, reversal: Double?) {
      self.answer = answer
      self.key = key
      self.reversal = reversal
    }
  }
}

extension CompositeIndex.ScoringRule {
  /// Scores answers.
  ///
  /// An item that the route led by, or that the file had no column for, was not asked. One that an
  /// interview did not reach counts as one left without an answer.
  /// It is a decimal; else `not_asked` where no item was asked, `dont_know` where that is shown and
  /// made the difference, and `missing` otherwise.
  package func score(_ parts: [CompositeIndex.Part]) -> Answer {
    var values: [Double] = []
    var doubts = 0
    for part in parts {
      if let value = contribution(of: part) {
        values.append(value)
      } else if part.answer?.nonanswer == .dontKnow {
        doubts += 1
      }
    }
    guard values.count >= valid, !values.isEmpty else {
      if !parts.contains(where: \.isAsked) { return .nonanswer(.notAsked) }
      let isInDoubt = dontKnow == .shown && values.count + doubts >= valid && doubts > 0
      return .nonanswer(isInDoubt ? .dontKnow : .missing)
    }
    let total = values.reduce(0, +)
    switch method {
    case .mean: return .decimal(total / Double(values.count))
    case .sum:
      let asked = parts.count { $0.isAsked }
      return .decimal(total * Double(asked) / Double(values.count))
    case .countCorrect: return .decimal(total)
    }
  }

  private func contribution(of part: CompositeIndex.Part) -> Double? {
    guard let answer = part.answer else { return nil }
    if let kind = answer.nonanswer { return kind == .dontKnow && dontKnow == .wrong ? 0 : nil }
    if method == .countCorrect { return part.key.map { $0.isMet(by: answer) ? 1 : 0 } }
    guard let number = answer.number else { return nil }
    return part.reversal.map { $0 - number } ?? number
  }
}

extension Questionnaire {
  /// Scores an index by the answers of one respondent.
  package func score(_ index: CompositeIndex, of sheet: AnswerSheet) -> Answer {
    CompositeIndex.ScoringRule(
      method: index.method, valid: index.valid, dontKnow: index.dontKnow
    ).score(
      index.items.map { item in
        .init(answer: sheet[item], key: items[item].meaning.key, reversal: reversal(of: item))
      })
  }

  /// The sum of an item's ends, from which a reversed answer is taken; nil where it is not reversed.
  package func reversal(of item: Int) -> Double? {
    guard items[item].meaning.isReversed else { return nil }
    return items[item].type.ends.map { $0.lowerBound + $0.upperBound }
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

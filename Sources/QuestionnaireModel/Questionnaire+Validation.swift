/// What is wrong with an answer; it names the rule and never repeats the answer.
package enum AnswerFault: Hashable, Sendable, Error {
  /// The answer is of another type than the item takes.
  case wrongType(expected: String)
  case unknownCode
  case belowRange(minimum: String)
  case aboveRange(maximum: String)
  case tooManyDecimals(limit: Int)
  case tooLong(limit: Int)
  case tooManyChoices(limit: Int)
  case exclusiveWithOthers
  case tooFewRanked(minimum: Int)
  /// An option has two ranks.
  case rankedTwice
  case empty
  case nonanswerNotAllowed(Nonanswer)
  /// The index of the item's check that the answers do not meet.
  case checkFailed(Int)
}

extension Questionnaire {
  /// Finds what is wrong with an answer to an item by itself, its checks aside; nil if nothing is.
  package func fault(of answer: Answer, to item: Int) -> AnswerFault? {
    let asked = items[item]
    if case .nonanswer(let kind) = answer {
      if kind == .missing { return asked.isRequired ? .empty : nil }
      return asked.nonanswers.contains(kind) ? nil : .nonanswerNotAllowed(kind)
    }
    switch (asked.type, answer) {
    case (.single(let list), .choice(let code)), (.consent(let list), .choice(let code)),
      (.assigned(let list, _), .choice(let code)):
      return list.option(code: code) == nil ? .unknownCode : nil
    case (.multiple(let list, let limit), .choices(let codes)):
      return Self.fault(of: codes, in: list, limit: limit)
    case (.drawn(let list, _, let most), .choices(let codes)):
      return Self.fault(of: codes, in: list, limit: most)
    case (.ranking(let list, let limit), .ranking(let codes)):
      return Self.fault(ofRanking: codes, in: list, limit: limit)
    case (.integer(let range), .integer(let number)):
      return range.flatMap { Self.fault(of: number, in: $0) }
    case (.scale(let range, _, _), .choice(let point)),
      (.differential(let range, _, _), .choice(let point)):
      return Self.fault(of: point, in: range)
    case (.decimal(let range, let places), .decimal(let number)):
      return Self.fault(of: number, in: range, places: places)
    case (.text(let limit), .text(let text)):
      if text.allSatisfy(\.isWhitespace) { return .empty }
      return text.count > limit ? .tooLong(limit: limit) : nil
    case (.date(let range), .date(let date)):
      return range.flatMap { Self.fault(of: date, in: $0) }
    case (.time(let range), .time(let time)):
      return range.flatMap { Self.fault(of: time, in: $0) }
    case (.computed, .decimal(let number)):
      return number.isFinite ? nil : .wrongType(expected: asked.type.name)
    default:
      return .wrongType(expected: asked.type.name)
    }
  }

  /// Finds the first hard check of an item that the answers do not meet; unknown is let pass.
  package func failedCheck(of item: Int, given sheet: AnswerSheet) -> AnswerFault? {
    items[item].checks.firstIndex { !$0.isSoft && $0.condition.truth(in: sheet) == .no }
      .map(AnswerFault.checkFailed)
  }

  /// Finds the soft checks of an item that the answers do not meet, by their indices, ascending.
  package func doubts(about item: Int, given sheet: AnswerSheet) -> [Int] {
    let checks = items[item].checks
    return checks.indices.filter {
      checks[$0].isSoft && checks[$0].condition.truth(in: sheet) == .no
    }
  }

  private static func fault(of codes: [Int], in list: OptionList, limit: Int?) -> AnswerFault? {
    if codes.isEmpty { return .empty }
    if let limit, codes.count > limit { return .tooManyChoices(limit: limit) }
    for code in codes {
      guard let option = list.option(code: code) else { return .unknownCode }
      if option.isExclusive && codes.count > 1 { return .exclusiveWithOthers }
    }
    return nil
  }

  private static func fault(
    ofRanking codes: [Int], in list: OptionList, limit: Int?
  ) -> AnswerFault? {
    if codes.isEmpty { return .empty }
    guard codes.allSatisfy({ list.option(code: $0) != nil }) else { return .unknownCode }
    guard Set(codes).count == codes.count else { return .rankedTwice }
    guard let limit else {
      let all = list.options.count
      return codes.count < all ? .tooFewRanked(minimum: all) : nil
    }
    return codes.count > limit ? .tooManyChoices(limit: limit) : nil
  }

  private static func fault<Value: Comparable>(
    of value: Value, in range: ClosedRange<Value>
  ) -> AnswerFault? {
    if value < range.lowerBound { return .belowRange(minimum: "\(range.lowerBound)") }
    if value > range.upperBound { return .aboveRange(maximum: "\(range.upperBound)") }
    return nil
  }

  private static func fault(
    of number: Double, in range: ClosedRange<Double>?, places: Int
  ) -> AnswerFault? {
    if let range, let fault = fault(of: number, in: range) { return fault }
    // A decimal typed with few places is the double nearest to it, and each step of the scaling
    // rounds once more; a wider tolerance would let through surplus decimals of large numbers.
    let scaled = (0..<places).reduce(number) { value, _ in value * 10 }
    let isWhole = abs(scaled - scaled.rounded()) <= Double(places + 1) * scaled.ulp
    return isWhole ? nil : .tooManyDecimals(limit: places)
  }
}

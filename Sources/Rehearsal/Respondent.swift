import QuestionnaireModel

/// Someone who does not exist and answers by the habits of a profile.
struct Respondent {
  let profile: Profile
  let habits: Habits
  var stream: SeededStream
  /// The item at or after which it leaves; nil for those that stay.
  let leavesAt: Int?
  private let declared: [Int: DeclaredAnswers]
  private var battery: Int?
  private var rowAnswer: Int?

  init(
    _ profile: Profile, stream: SeededStream, itemCount: Int, declared: [Int: DeclaredAnswers]
  ) {
    self.profile = profile
    self.declared = declared
    habits = Habits(profile)
    self.stream = stream
    leavesAt = profile == .breakingOff ? self.stream.below(max(1, itemCount)) : nil
  }

  /// The answer it would like to give, which the item may not take.
  mutating func wish(at index: Int, _ item: Item) -> Answer {
    if case .consent(let list) = item.type { return consent(list, declared[index]) }
    if stream.happens(perMille: habits.slip), let slip = slip(item) { return slip }
    return answer(at: index, item)
  }

  /// An answer that the item takes by itself; its checks may refuse it.
  mutating func answer(at index: Int, _ item: Item) -> Answer {
    if case .consent(let list) = item.type { return consent(list, declared[index]) }
    if let kind = nonanswer(item, declared[index]) { return .nonanswer(kind) }
    switch habits.choice {
    case .sincere: return sincere(index, item)
    case .anything: return any(item)
    case .first: return first(index, item)
    case .sameAsBefore: return same(index, item)
    }
  }

  /// Any answer that the item takes by itself, each equally likely.
  mutating func any(_ item: Item) -> Answer {
    switch item.type {
    case .single(let list), .consent(let list):
      return .choice(list.options[stream.below(list.options.count)].code)
    case .multiple(let list, let limit): return choices(list, limit, shares: nil)
    case .integer(let range): return .integer(stream.within(range ?? 0...100))
    case .scale(let range, _, _), .differential(let range, _, _):
      return .choice(stream.within(range))
    case .decimal(let range, let places): return decimal(range ?? 0...100, places)
    case .text(let limit): return .text(String("SIMULATED".prefix(limit)))
    case .date(let range): return date(range)
    case .time(let range):
      let minutes =
        (range?.lowerBound ?? .midnight).minutes...(range?.upperBound ?? .lastMinute).minutes
      return ClockTime(minutes: stream.within(minutes)).map(Answer.time) ?? .nonanswer(.missing)
    case .ranking(let list, let limit): return ranking(list, limit)
    case .computed, .assigned, .drawn, .note: return .nonanswer(.missing)
    }
  }

  /// Options in an order drawn at random, as many as may be ranked.
  private mutating func ranking(_ list: OptionList, _ limit: Int?) -> Answer {
    var left = list.options.map(\.code)
    var ranked: [Int] = []
    for _ in 0..<min(limit ?? left.count, left.count) {
      ranked.append(left.remove(at: stream.below(left.count)))
    }
    return .ranking(ranked)
  }

  private mutating func sincere(_ index: Int, _ item: Item) -> Answer {
    guard let answers = declared[index] else { return any(item) }
    if case .multiple(let list, let limit) = item.type {
      return choices(list, limit, shares: answers)
    }
    switch answers.outcomes[stream.place(in: answers.shares)] {
    case .code(let code): return .choice(code)
    case .numbers(let range): return .integer(stream.within(range))
    case .nonanswer(let kind): return .nonanswer(kind)
    }
  }

  /// The first answer that will do: the first option, the middle of a scale, a round number.
  private mutating func first(_ index: Int, _ item: Item) -> Answer {
    guard stream.happens(perMille: 600) else { return sincere(index, item) }
    switch item.type {
    case .single(let list), .consent(let list): return .choice(list.options[0].code)
    case .multiple(let list, _): return .choices([list.options[0].code])
    case .scale(let range, _, _), .differential(let range, _, _):
      return .choice(range.lowerBound + (range.upperBound - range.lowerBound) / 2)
    case .integer(let range):
      let number = stream.within(range ?? 0...100)
      let rounded = number - number % 10
      return .integer(range?.contains(rounded) ?? true ? rounded : number)
    case .decimal, .text, .date, .time, .ranking, .computed, .assigned, .drawn, .note:
      return any(item)
    }
  }

  /// The answer of the row before, where the item is a row of the same battery.
  private mutating func same(_ index: Int, _ item: Item) -> Answer {
    if let battery = item.battery, battery == self.battery, let rowAnswer {
      return .choice(rowAnswer)
    }
    let answer = sincere(index, item)
    battery = item.battery
    rowAnswer = if case .choice(let code) = answer { code } else { nil }
    return answer
  }

  private mutating func nonanswer(_ item: Item, _ declared: DeclaredAnswers?) -> Nonanswer? {
    if !item.isRequired, stream.happens(perMille: habits.emptiness) { return .missing }
    // What is declared for an item holds for those who have no habit of their own.
    if declared?.declaresNonanswers == true, habits == Habits(.honest) { return nil }
    if item.nonanswers.contains(.refused), stream.happens(perMille: habits.refusal) {
      return .refused
    }
    if item.nonanswers.contains(.dontKnow), stream.happens(perMille: habits.dontKnow) {
      return .dontKnow
    }
    if item.nonanswers.contains(.notApplicable), stream.happens(perMille: 20) {
      return .notApplicable
    }
    return nil
  }

  private mutating func consent(_ list: OptionList, _ declared: DeclaredAnswers?) -> Answer {
    if let declared, habits.decline == Habits(.honest).decline,
      case .code(let code) = declared.outcomes[stream.place(in: declared.shares)]
    {
      return .choice(code)
    }
    return .choice(
      stream.happens(perMille: habits.decline)
        ? ItemType.consentDeclined : ItemType.consentGiven)
  }
}

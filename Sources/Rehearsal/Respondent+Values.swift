import QuestionnaireModel
import Words

/// Values of the types that are more than one of a list.
extension Respondent {
  /// Several options: each by its share of a hundred, or as likely as not; at least one.
  mutating func choices(_ list: OptionList, _ limit: Int?, shares: DeclaredAnswers?) -> Answer {
    let exclusive = list.options.filter(\.isExclusive)
    let others = list.options.filter { !$0.isExclusive }
    for option in exclusive {
      let share = shares.map { $0.share(ofCode: option.code) ?? 0 } ?? (100 / list.options.count)
      if stream.happens(perMille: 10 * share) { return .choices([option.code]) }
    }
    guard !others.isEmpty else { return .choices([list.options[0].code]) }
    var chosen = others.map(\.code).filter { code in
      stream.happens(perMille: shares.map { 10 * ($0.share(ofCode: code) ?? 0) } ?? 500)
    }
    if chosen.isEmpty { chosen = [others[stream.below(others.count)].code] }
    if let limit, chosen.count > limit {
      stream.shuffle(&chosen)
      chosen.removeSubrange(limit...)
    }
    return .choices(of: chosen)
  }

  mutating func decimal(_ range: ClosedRange<Double>, _ places: Int) -> Answer {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let low = Int((range.lowerBound * scale).rounded(.up))
    let high = Int((range.upperBound * scale).rounded(.down))
    return .decimal(Double(stream.within(low...max(low, high))) / scale)
  }

  mutating func date(_ range: ClosedRange<CalendarDate>?) -> Answer {
    // Where the questionnaire sets no bounds, a day of the years 2000 to 2024.
    let days = range.map { $0.lowerBound.daysSince1970...$0.upperBound.daysSince1970 }
    let day = CalendarDate(daysSince1970: stream.within(days ?? 10_957...20_088))
    return day.map(Answer.date) ?? .nonanswer(.missing)
  }

  /// An answer that the item does not take, as a slip of the hand gives it; nil where none is near.
  mutating func slip(_ item: Item) -> Answer? {
    switch item.type {
    case .single(let list): return (list.options.map(\.code).max()).map { .choice($0 + 1) }
    case .multiple(let list, let limit):
      let codes = list.options.map(\.code)
      guard list.options.contains(where: \.isExclusive) || (limit ?? codes.count) < codes.count
      else { return nil }
      return codes.count > 1 ? .choices(of: codes) : nil
    case .integer(let range): return range.map { .integer($0.upperBound + 1 + stream.below(100)) }
    case .scale(let range, _, _), .differential(let range, _, _):
      return .choice(range.upperBound + 1)
    case .decimal(let range, _): return range.map { .decimal($0.upperBound + 1) }
    case .text(let limit):
      return limit < 10_000 ? .text(String(repeating: "x", count: limit + 1)) : nil
    case .date(let range):
      let before = range.map { $0.lowerBound.daysSince1970 - 1 }
      return before.flatMap { CalendarDate(daysSince1970: $0) }.map(Answer.date)
    case .ranking(let list, _):
      return list.options.first.map { .ranking([$0.code, $0.code]) }
    case .time, .computed, .assigned, .drawn, .consent, .note: return nil
    }
  }

  /// A number or a day that a check may ask for: the ends of the range and what lies beside them.
  func corners(_ item: Item) -> [Answer] {
    switch item.type {
    case .single(let list): list.options.map { .choice($0.code) }
    case .scale(let range, _, _) where range.count <= 101,
      .differential(let range, _, _) where range.count <= 101:
      range.map(Answer.choice)
    case .multiple(let list, _): list.options.map { .choices([$0.code]) }
    case .integer(let range):
      range.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? [.integer(0)]
    case .decimal(let range, _):
      range.map { [.decimal($0.lowerBound), .decimal($0.upperBound)] } ?? [.decimal(0)]
    case .date(let range): range.map { [.date($0.lowerBound), .date($0.upperBound)] } ?? []
    case .time(let range): range.map { [.time($0.lowerBound), .time($0.upperBound)] } ?? []
    case .scale, .differential, .ranking, .computed, .assigned, .drawn, .text, .consent, .note: []
    }
  }
}

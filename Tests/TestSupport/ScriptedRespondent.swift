package import Interviewing
package import QuestionnaireModel
import Words

/// A respondent who types what a test says, and keeps the events.
package struct ScriptedRespondent {
  package private(set) var interview: Interview
  package private(set) var events: [InterviewEvent]

  package init(
    _ questionnaire: Questionnaire, in language: Language = .english, seed: Int = 1
  ) throws(InterviewFault) {
    interview = try Interview(of: questionnaire, in: language, seed: seed)
    events = [interview.opening]
  }

  /// The name of the item asked; nil at the end.
  package var asks: String? {
    interview.asks.map { interview.questionnaire.items[$0].id.rawValue }
  }

  /// Types an answer to an item, going to it first where another is asked.
  package mutating func answer(_ item: String, _ typed: String) throws {
    if asks != item { try interview.jump(to: ItemID(item)) }
    guard let index = interview.asks else { throw InterviewFault.atEnd }
    let answer = try AnswerParser(interview.questionnaire).answer(typed: typed, to: index)
    events.append(try interview.answer(answer))
  }

  package mutating func back() throws(InterviewFault) { try interview.back() }

  package mutating func forward() throws(InterviewFault) { try interview.forward() }

  package mutating func jump(_ item: String) throws(InterviewFault) {
    try interview.jump(to: ItemID(item))
  }

  package mutating func note(_ text: String) throws(InterviewFault) {
    events.append(try interview.note(text))
  }

  package mutating func speak(_ language: Language) throws(InterviewFault) {
    events.append(try interview.changeLanguage(to: language))
  }

  package mutating func stop(_ reason: StopReason) throws(InterviewFault) {
    events.append(try interview.stop(reason))
  }

  package mutating func resume() throws(InterviewFault) {
    events.append(try interview.resume())
  }

  package mutating func complete() throws(InterviewFault) {
    events.append(try interview.complete())
  }

  /// What an item holds in the end.
  package func final(_ item: String) -> Answer? {
    interview.questionnaire.index(of: ItemID(item)).flatMap { interview.finalSheet[$0] }
  }
}

/// A respondent found no answer that an item takes, or no way to the end.
package struct StuckRespondent: Error {
  package let seed: UInt64
  /// The item asked; nil at the end.
  package let item: ItemID?
}

/// A respondent who answers at random, goes back and forth, and finishes any questionnaire.
package struct RandomRespondent {
  package let seed: UInt64
  private var generator: SplitMix64
  /// How many steps other than answering are left.
  private var sidesteps = 0

  package init(seed: UInt64) {
    self.seed = seed
    generator = SplitMix64(state: seed)
  }

  /// Interviews itself to the end; `watch` sees the interview and the events after each step.
  package mutating func finish(
    _ questionnaire: Questionnaire,
    watch: (Interview, [InterviewEvent]) throws -> Void = { _, _ in }
  ) throws -> (interview: Interview, events: [InterviewEvent]) {
    let languages = questionnaire.languages
    var interview = try Interview(
      of: questionnaire, in: languages[below(languages.count)],
      seed: .random(in: Shuffling.seeds, using: &generator))
    var events = [interview.opening]
    sidesteps = 3 * questionnaire.items.count + 5
    // Every sidestep costs at most one way through the whole questionnaire.
    let limit = (sidesteps + 2) * (questionnaire.items.count + 2)
    var steps = 0
    while interview.outcome == .inProgress {
      steps += 1
      guard steps <= limit else {
        throw StuckRespondent(seed: seed, item: interview.asks.map { questionnaire.items[$0].id })
      }
      if sidesteps > 0, below(3) == 0 {
        sidesteps -= 1
        if let event = try sidestep(&interview) { events.append(event) }
      } else if let item = interview.asks {
        if questionnaire.items[item].takesAnswer {
          events.append(try answer(item, &interview))
        } else {
          try interview.forward()
        }
      } else {
        events.append(try interview.complete())
      }
      if case .stopped = interview.outcome {
        try watch(interview, events)
        events.append(try interview.resume())
      }
      try watch(interview, events)
    }
    return (interview, events)
  }

  private mutating func sidestep(_ interview: inout Interview) throws -> InterviewEvent? {
    let questionnaire = interview.questionnaire
    switch below(8) {
    case 0, 1, 2: if interview.asks != interview.firstItem { try interview.back() }
    case 3:
      let visitable = questionnaire.items.indices.filter(interview.canVisit)
      if !visitable.isEmpty {
        try interview.jump(to: questionnaire.items[visitable[below(visitable.count)]].id)
      }
    case 4: if interview.asks != nil { return try interview.note("a note") }
    case 5:
      return try interview.changeLanguage(
        to: questionnaire.languages[below(questionnaire.languages.count)])
    case 6: return try interview.stop(StopReason.allCases[below(StopReason.allCases.count)])
    default: try interview.goToFirstUnanswered()
    }
    return nil
  }

  private mutating func answer(
    _ item: Int, _ interview: inout Interview
  ) throws -> InterviewEvent {
    var lastAnswer = Answer.nonanswer(.missing)
    for _ in 0..<200 {
      do throws(InterviewFault) {
        lastAnswer = anyAnswer(to: interview.questionnaire.items[item])
        return try interview.answer(lastAnswer)
      } catch {
        if case .doubtful = error {
          guard below(2) == 0 else { continue }
          return try interview.confirm(lastAnswer)
        }
        // A check refuses it: another answer may pass.
        guard case .answer(.checkFailed) = error else { throw error }
      }
    }
    throw StuckRespondent(seed: seed, item: interview.questionnaire.items[item].id)
  }

  /// Any answer that an item takes by itself, the ends of its range more often than their share.
  private mutating func anyAnswer(to item: Item) -> Answer {
    if !item.isRequired, below(5) == 0 { return .nonanswer(.missing) }
    if !item.nonanswers.isEmpty, below(6) == 0 {
      return .nonanswer(item.nonanswers[below(item.nonanswers.count)])
    }
    switch item.type {
    case .single(let list): return .choice(list.options[below(list.options.count)].code)
    case .consent(let list): return .choice(list.options[below(5) == 0 ? 1 : 0].code)
    case .multiple(let list, let limit): return choices(of: list, limit: limit)
    case .ranking(let list, let limit): return ranking(of: list, limit: limit)
    case .integer(let range): return .integer(within(range ?? -1_000...1_000))
    case .scale(let range, _, _), .differential(let range, _, _): return .choice(within(range))
    case .decimal(let range, let places): return decimal(range ?? -100...100, places: places)
    case .text(let limit): return .text(String("Întâmplare și țesut".prefix(1 + below(limit))))
    case .date(let range): return date(range)
    case .time(let range): return time(range)
    case .note, .computed, .assigned, .drawn: return .nonanswer(.missing)
    }
  }

  private mutating func ranking(of list: OptionList, limit: Int?) -> Answer {
    let codes = list.options.map(\.code).shuffled(using: &generator)
    return .ranking(Array(codes.prefix(limit.map { 1 + below($0) } ?? codes.count)))
  }

  private mutating func time(_ range: ClosedRange<ClockTime>?) -> Answer {
    let minutes = range.map { $0.lowerBound.minutes...$0.upperBound.minutes } ?? 0...1_439
    return ClockTime(minutes: within(minutes)).map(Answer.time) ?? .nonanswer(.missing)
  }

  private mutating func choices(of list: OptionList, limit: Int?) -> Answer {
    let exclusive = list.options.filter(\.isExclusive)
    if !exclusive.isEmpty, below(4) == 0 {
      return .choices([exclusive[below(exclusive.count)].code])
    }
    let others = list.options.filter { !$0.isExclusive }.shuffled(using: &generator)
    guard !others.isEmpty else { return .choices([list.options[0].code]) }
    let count = 1 + below(min(limit ?? others.count, others.count))
    return .choices(of: others.prefix(count).map(\.code))
  }

  private mutating func decimal(_ range: ClosedRange<Double>, places: Int) -> Answer {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let lower = Int((range.lowerBound * scale).rounded(.up))
    let upper = Int((range.upperBound * scale).rounded(.down))
    return .decimal(Double(within(lower...max(lower, upper))) / scale)
  }

  private mutating func date(_ range: ClosedRange<CalendarDate>?) -> Answer {
    let days = range.map { $0.lowerBound.daysSince1970...$0.upperBound.daysSince1970 }
    let date = CalendarDate(daysSince1970: within(days ?? -20_000...20_000))
    return date.map(Answer.date) ?? .nonanswer(.missing)
  }

  private mutating func within(_ range: ClosedRange<Int>) -> Int {
    switch below(8) {
    case 0: range.lowerBound
    case 1: range.upperBound
    default: Int.random(in: range, using: &generator)
    }
  }

  private mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<max(1, limit), using: &generator)
  }
}

extension Interview {
  /// The first item of the route, before which there is nothing; nil where the route is empty.
  fileprivate var firstItem: Int? {
    questionnaire.nextReached(
      from: 0, in: AskingOrder(of: questionnaire, drawn: draw), given: sheet)
  }
}

/// A small generator of reproducible random numbers.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

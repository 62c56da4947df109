package import Interviewing
import QuestionnaireModel
package import TestSupport
import Words

/// Lines that a scripted interviewer types, and what the engine says they lead to.
package struct ScriptedStep: Sendable {
  package let lines: [String]
  /// What must last; nil where the step only moves or is refused.
  package let event: InterviewEvent?
  package let next: Interview

  /// Whether the program ends after it.
  package var endsSitting: Bool { next.outcome != .inProgress }
}

/// An interviewer who answers, changes answers, goes back and forth, notes, and changes language.
///
/// The engine in the test decides what each line leads to, as the engine in the program does.
package struct ScriptedInterviewer {
  package var random: SplitMix64

  package init(seed: UInt64) {
    random = SplitMix64(state: seed)
  }

  /// Draws a step that leaves the interview in progress.
  package mutating func step(in interview: Interview) throws -> ScriptedStep {
    switch below(10) {
    case 0: try change(in: interview) ?? answer(in: interview)
    case 1: move("<", in: interview) { next throws(InterviewFault) in try next.back() }
    case 2:
      move(">>", in: interview) { next throws(InterviewFault) in
        try next.goToFirstUnanswered()
      }
    case 3: try note(in: interview) ?? answer(in: interview)
    case 4: try language(in: interview)
    default: try answer(in: interview)
    }
  }

  /// The step that ends the sitting: the completion where nothing is left to answer, or a stop.
  package mutating func end(of interview: Interview) throws -> ScriptedStep {
    guard interview.isAtEnd else { return try stop(interview) }
    var next = interview
    return ScriptedStep(lines: [""], event: try next.complete(), next: next)
  }

  /// The next step straight to the end: steps back and forth would never let it come.
  package mutating func onward(in interview: Interview) throws -> ScriptedStep {
    if interview.isAtEnd { return try end(of: interview) }
    if let item = interview.asks, interview.sheet[item] == nil { return try answer(in: interview) }
    return move(">>", in: interview) { next throws(InterviewFault) in
      try next.goToFirstUnanswered()
    }
  }

  /// Stops the interview for any of the reasons.
  package mutating func stop(_ interview: Interview) throws -> ScriptedStep {
    var next = interview
    let reason = below(StopReason.allCases.count)
    let event = try next.stop(StopReason.allCases[reason])
    return ScriptedStep(lines: ["!", String(reason + 1)], event: event, next: next)
  }

  /// Answers the item asked, or goes on where it needs no answer.
  package mutating func answer(in interview: Interview) throws -> ScriptedStep {
    guard let item = interview.asks else {
      return move("<", in: interview) { next throws(InterviewFault) in try next.back() }
    }
    guard interview.questionnaire.items[item].takesAnswer else {
      return move(">", in: interview) { next throws(InterviewFault) in try next.forward() }
    }
    var next = interview
    let typed = Self.typed(anyAnswer(to: interview.questionnaire.items[item]))
    let answer = try AnswerParser(interview.questionnaire).answer(typed: typed, to: item)
    return ScriptedStep(lines: [typed], event: try next.answer(answer), next: next)
  }

  /// Goes to an item answered before and answers it anew; nil where there is none.
  private mutating func change(in interview: Interview) throws -> ScriptedStep? {
    let answered = interview.questionnaire.items.indices.filter {
      interview.sheet[$0] != nil && interview.canVisit($0)
    }
    guard !answered.isEmpty else { return nil }
    let item = interview.questionnaire.items[answered[below(answered.count)]].id
    var visiting = interview
    try visiting.jump(to: item)
    let changed = try answer(in: visiting)
    return ScriptedStep(
      lines: ["=\(item)"] + changed.lines, event: changed.event, next: changed.next)
  }

  private mutating func note(in interview: Interview) throws -> ScriptedStep? {
    guard interview.asks != nil else { return nil }
    var next = interview
    let text = "notă \(below(1_000_000))"
    return ScriptedStep(lines: ["#\(text)"], event: try next.note(text), next: next)
  }

  private mutating func language(in interview: Interview) throws -> ScriptedStep {
    let languages = interview.questionnaire.languages
    let language = languages[below(languages.count)]
    var next = interview
    let event = try next.changeLanguage(to: language)
    return ScriptedStep(lines: ["@\(language)"], event: event, next: next)
  }

  /// A move that the engine may refuse; the program then says why and asks on.
  private func move(
    _ line: String, in interview: Interview,
    _ intent: (inout Interview) throws(InterviewFault) -> Void
  ) -> ScriptedStep {
    var next = interview
    do throws(InterviewFault) { try intent(&next) } catch { next = interview }
    return ScriptedStep(lines: [line], event: nil, next: next)
  }

  package mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<max(1, limit), using: &random)
  }
}

extension ScriptedInterviewer {
  /// What is typed for an answer.
  private static func typed(_ answer: Answer) -> String {
    switch answer {
    case .choice(let code): String(code)
    case .choices(let codes), .ranking(let codes):
      codes.map(String.init).joined(separator: " ")
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .text(let text): text
    case .date(let date): date.description
    case .time(let time): time.description
    case .nonanswer(.refused): ".r"
    case .nonanswer: ".d"
    }
  }

  /// An answer that the item takes; texts are long at times, so that events fill pages.
  private mutating func anyAnswer(to item: Item) -> Answer {
    if !item.nonanswers.isEmpty, below(8) == 0 {
      return .nonanswer(below(2) == 0 ? .dontKnow : .refused)
    }
    switch item.type {
    case .single(let list), .consent(let list):
      return .choice(list.options[below(list.options.count)].code)
    case .multiple(let list, _):
      let others = list.options.filter { !$0.isExclusive }.map(\.code)
      return .choices(of: others.shuffled(using: &random).prefix(1 + below(others.count)))
    case .ranking(let list, _):
      return .ranking(list.options.map(\.code).shuffled(using: &random))
    case .integer(let range):
      return .integer(Int.random(in: range ?? 0...999, using: &random))
    case .scale(let range, _, _), .differential(let range, _, _):
      return .choice(Int.random(in: range, using: &random))
    case .decimal(let range, _):
      let bounds = range ?? 0...100
      return .decimal(Double.random(in: bounds, using: &random).rounded())
    case .text:
      return .text(String(repeating: "Țesut și rază. ", count: 1 + below(60)) + "\(below(1000))")
    case .date(let range):
      let days = range.map { $0.lowerBound.daysSince1970...$0.upperBound.daysSince1970 } ?? 0...999
      let date = CalendarDate(daysSince1970: Int.random(in: days, using: &random))
      return date.map(Answer.date) ?? .nonanswer(.dontKnow)
    case .time: return ClockTime(minutes: below(1440)).map(Answer.time) ?? .nonanswer(.dontKnow)
    case .note, .computed, .assigned, .drawn: return .nonanswer(.dontKnow)
    }
  }
}

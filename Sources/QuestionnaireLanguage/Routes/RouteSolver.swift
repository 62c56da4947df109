import QuestionnaireModel
import Words

/// Answers whether some respondent can come to a place of a questionnaire in a certain state.
///
/// Its "nobody" is certain. It says "undecided" where an item has too many states that matter, or
/// where the search would take too long.
struct RouteSolver {
  let questionnaire: Questionnaire
  private let consents: [Int]
  /// How much work is left for all questions together.
  private var remaining = 6_000_000

  /// How much work one question may take.
  private static let mostWork = 60_000

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    consents = questionnaire.items.indices.filter {
      if case .consent = questionnaire.items[$0].type { true } else { false }
    }
  }

  enum Verdict {
    case respondent(RouteRespondent)
    case nobody
    case undecided

    var isNobody: Bool {
      if case .nobody = self { true } else { false }
    }
  }

  /// Looks for a respondent who has come to an item and meets demands about it and those before.
  ///
  /// That the item's own condition holds is demanded only where a demand says so.
  ///
  /// - Parameter isWhole: whether the respondent is to be told whole, with everything that leads
  ///   to the demands; else some of the answers are given only in case they are asked for.
  mutating func respondent(
    at place: Int, _ demands: [RouteDemand], isWhole: Bool = false
  ) -> Verdict {
    for depth in isWhole ? [Int.max] : [0, 2, 8, Int.max] {
      guard remaining > 0 else { return .undecided }
      let problem = RouteProblem(
        questionnaire, consents: consents, at: place, depth: depth, demands)
      remaining -= problem.weights.reduce(0, +)
      var search = RouteSearch(problem, budget: min(Self.mostWork, remaining))
      let outcome = search.run()
      remaining -= search.work
      switch outcome {
      case .nobody: return .nobody
      case .undecided: if problem.frontier.isEmpty { return .undecided }
      case .open: continue
      case .found(let states):
        guard !problem.isPartial else { return .undecided }
        let answers = zip(problem.items, states).map { item, held in
          (item, questionnaire.items[item].type.answer(held))
        }
        return .respondent(RouteRespondent(answers: answers))
      }
    }
    return .undecided
  }
}

extension ItemType {
  /// The answer that conditions see as a state; nil where there is none.
  func answer(_ held: HeldValue) -> Answer? {
    switch held {
    case .nothing: return nil
    case .nonanswer(let kind): return .nonanswer(kind)
    case .choices(let codes):
      if case .ranking = self { return .ranking(codes) }
      return .choices(codes)
    case .text: return .text("…")
    case .number(let number):
      switch self {
      case .single, .consent, .assigned, .scale, .differential: return .choice(Int(number))
      case .integer: return .integer(Int(number))
      case .decimal: return .decimal(number)
      case .date: return CalendarDate(daysSince1970: Int(number)).map(Answer.date)
      case .time: return ClockTime(minutes: Int(number)).map(Answer.time)
      case .multiple, .drawn, .ranking, .computed, .text, .note: return nil
      }
    }
  }
}

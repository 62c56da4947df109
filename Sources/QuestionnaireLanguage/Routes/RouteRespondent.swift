import QuestionnaireModel

/// A respondent as far as a finding needs one: the answers to a few items, nil where not asked.
struct RouteRespondent {
  let answers: [(item: Int, answer: Answer?)]

  /// Says who it is: "age 34, P02 = police, P09 is refused".
  func description(in questionnaire: Questionnaire) -> String {
    let parts = answers.compactMap { item, answer in
      answer.map { Self.text(of: $0, to: questionnaire.items[item]) }
    }
    guard parts.count > Self.mostShown else { return parts.joined(separator: ", ") }
    return parts.suffix(Self.mostShown).joined(separator: ", ") + " and others before"
  }

  var isEmpty: Bool { answers.allSatisfy { $0.answer == nil } }

  private static let mostShown = 8

  private static func text(of answer: Answer, to item: Item) -> String {
    switch answer {
    case .choice(let code): "\(item.id) = \(name(of: code, in: item))"
    case .choices(let codes), .ranking(let codes):
      "\(item.id) = [\(codes.map { name(of: $0, in: item) }.joined(separator: ", "))]"
    case .integer(let number): "\(item.id) \(number)"
    case .decimal(let number):
      number == number.rounded() && abs(number) < 1e15
        ? "\(item.id) \(Int(number))" : "\(item.id) \(number)"
    case .text: "\(item.id) answered"
    case .date(let date): "\(item.id) \(date)"
    case .time(let time): "\(item.id) \(time)"
    case .nonanswer(let kind): "\(item.id) is \(kind.rawValue)"
    }
  }

  private static func name(of code: Int, in item: Item) -> String {
    item.type.optionList?.option(code: code)?.name ?? String(code)
  }
}

/// Respondents who go through a questionnaire as it would be asked.
struct RouteWalk {
  private let steps: [Step]

  /// What an item needs of those who come to it.
  private struct Step {
    let when: Condition?
    let checks: [Condition]
    let isConsent: Bool
    /// An answer of each kind that conditions and checks tell apart; none to a note.
    let typical: [Answer]
  }

  init(_ questionnaire: Questionnaire, _ conditions: [RouteCondition]) {
    var marks: [Int: RouteMarks] = [:]
    for condition in conditions { condition.condition.mark(&marks) }
    steps = questionnaire.items.enumerated().map { index, item in
      var looked = marks[index] ?? RouteMarks()
      for check in item.checks {
        // The number that its answer is compared with may be another item's.
        for other in check.condition.items { looked.points.formUnion(marks[other]?.points ?? []) }
      }
      let cells =
        RouteCells.cells(of: item, looked) ?? RouteCells.cells(of: item, RouteMarks()) ?? []
      let isConsent = if case .consent = item.type { true } else { false }
      return Step(
        when: item.when, checks: item.hardChecks.map(\.condition), isConsent: isConsent,
        typical: cells.flatMap { $0.ends.compactMap(item.type.answer) })
    }
  }

  /// Lets a respondent go through the items before a place, answering the rest somehow.
  ///
  /// - Parameter turn: where among the typical answers to an item the choice begins.
  /// - Returns: the answers; nil where an item on the way takes none of the answers tried.
  func passage(
    of respondent: RouteRespondent, to place: Int, turn: (_ item: Int) -> Int = { _ in 0 }
  ) -> AnswerSheet? {
    let given = Dictionary(
      respondent.answers.map { ($0.item, $0.answer) }, uniquingKeysWith: { first, _ in first })
    var sheet = AnswerSheet(itemCount: steps.count)
    for item in 0..<place {
      let typical = steps[item].typical
      guard !typical.isEmpty, steps[item].when.map({ $0.truth(in: sheet) == .yes }) ?? true else {
        continue
      }
      if let answer = given[item] {
        guard let answer else { return nil }
        sheet[item] = answer
        guard isPassed(item, sheet) else { return nil }
      } else {
        let start = turn(item)
        let isAnswered = typical.indices.contains { step in
          sheet[item] = typical[(start + step) % typical.count]
          return isPassed(item, sheet)
        }
        guard isAnswered else { return nil }
      }
      if steps[item].isConsent, sheet[item] != .choice(ItemType.consentGiven) { break }
    }
    return sheet
  }

  private func isPassed(_ item: Int, _ sheet: AnswerSheet) -> Bool {
    steps[item].checks.allSatisfy { $0.truth(in: sheet) != .no }
  }
}

extension RouteCell {
  /// The states at the ends of the cell.
  var ends: [HeldValue] {
    guard case .numbers(let lower, let upper) = content, lower < upper else { return [held] }
    return [.number(lower), .number(upper)]
  }
}

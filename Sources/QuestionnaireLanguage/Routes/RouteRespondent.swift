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
    case .choices(let codes):
      "\(item.id) = [\(codes.map { name(of: $0, in: item) }.joined(separator: ", "))]"
    case .integer(let number): "\(item.id) \(number)"
    case .decimal(let number):
      number == number.rounded() && abs(number) < 1e15
        ? "\(item.id) \(Int(number))" : "\(item.id) \(number)"
    case .text: "\(item.id) answered"
    case .date(let date): "\(item.id) \(date)"
    case .nonanswer(let kind): "\(item.id) is \(kind.rawValue)"
    }
  }

  private static func name(of code: Int, in item: Item) -> String {
    item.type.optionList?.option(code: code)?.name ?? String(code)
  }
}

/// Respondents who go through a questionnaire as it would be asked.
struct RouteWalk {
  private let questionnaire: Questionnaire
  /// For each item an answer of each kind that conditions and checks tell apart.
  private let typical: [[Answer]]

  init(_ questionnaire: Questionnaire, _ conditions: [RouteCondition]) {
    self.questionnaire = questionnaire
    var marks: [Int: RouteMarks] = [:]
    for condition in conditions { condition.condition.mark(&marks) }
    typical = questionnaire.items.enumerated().map { index, item in
      var looked = marks[index] ?? RouteMarks()
      if !item.checks.isEmpty {
        // Numbers that the item's answer meets in its checks may lie in another item.
        for check in item.checks {
          for other in check.condition.items { looked.points.formUnion(marks[other]?.points ?? []) }
        }
      }
      let cells =
        RouteCells.cells(of: item, looked) ?? RouteCells.cells(of: item, RouteMarks()) ?? []
      return cells.flatMap { $0.ends.compactMap(item.type.answer) }
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
    var sheet = AnswerSheet(itemCount: questionnaire.items.count)
    for item in 0..<place {
      guard questionnaire.items[item].takesAnswer, questionnaire.reaches(item, given: sheet) else {
        continue
      }
      let isPassed =
        if let answer = given[item] {
          answer.map { passes($0, to: item, &sheet) } ?? false
        } else {
          typical[item].indices.contains { step in
            let answers = typical[item]
            let place = Int((UInt(bitPattern: turn(item)) + UInt(step)) % UInt(answers.count))
            return passes(answers[place], to: item, &sheet)
          }
        }
      guard isPassed else { return nil }
    }
    return sheet
  }

  private func passes(_ answer: Answer, to item: Int, _ sheet: inout AnswerSheet) -> Bool {
    sheet[item] = answer
    return questionnaire.fault(of: answer, to: item) == nil
      && questionnaire.failedCheck(of: item, given: sheet) == nil
  }
}

extension RouteCell {
  /// The states at the ends of the cell.
  var ends: [HeldValue] {
    guard case .numbers(let lower, let upper) = content, lower < upper else { return [held] }
    return [.number(lower), .number(upper)]
  }
}

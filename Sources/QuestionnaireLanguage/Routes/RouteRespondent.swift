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
  private let questionnaire: Questionnaire
  /// For each item an answer of each kind that its checks tell apart.
  private let typical: [[Answer]]

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    typical = questionnaire.items.map { item in
      var marks: [Int: RouteMarks] = [:]
      for check in item.checks { check.condition.mark(&marks) }
      let cells = RouteCells.cells(of: item, RouteMarks()) ?? []
      let checked = marks.isEmpty ? [] : RouteCells.cells(of: item, marks.values.merged) ?? []
      return (cells + checked).flatMap { $0.ends.compactMap(item.type.answer) }
    }
  }

  /// Lets a respondent go through the items before a place, answering the rest somehow.
  ///
  /// - Returns: the answers; nil where an item on the way takes none of the answers tried.
  func passage(of respondent: RouteRespondent, to place: Int) -> AnswerSheet? {
    let given = Dictionary(
      respondent.answers.map { ($0.item, $0.answer) }, uniquingKeysWith: { first, _ in first })
    var sheet = AnswerSheet(itemCount: questionnaire.items.count)
    for item in 0..<place {
      guard questionnaire.items[item].takesAnswer, questionnaire.reaches(item, given: sheet) else {
        continue
      }
      if case .computed = questionnaire.items[item].type {
        sheet[item] = questionnaire.derivedAnswer(item, given: sheet)
        continue
      }
      let answers = given[item].map { [$0].compactMap(\.self) } ?? typical[item]
      let isPassed = answers.contains { answer in
        sheet[item] = answer
        return questionnaire.fault(of: answer, to: item) == nil
          && questionnaire.failedCheck(of: item, given: sheet) == nil
      }
      guard isPassed else { return nil }
    }
    return sheet
  }
}

extension RouteCell {
  /// The states at the ends of the cell.
  var ends: [HeldValue] {
    guard case .numbers(let lower, let upper) = content, lower < upper else { return [held] }
    return [.number(lower), .number(upper)]
  }
}

extension Sequence<RouteMarks> {
  /// The marks of all, so that a number another item is compared with is a cut as well.
  var merged: RouteMarks {
    reduce(into: RouteMarks()) { result, marks in
      result.points.formUnion(marks.points)
      result.codes.formUnion(marks.codes)
      result.isCounted = result.isCounted || marks.isCounted
      result.isRelated = result.isRelated || marks.isRelated
    }
  }
}

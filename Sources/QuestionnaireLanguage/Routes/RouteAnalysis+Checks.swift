import QuestionnaireModel

/// Checks: whether they can be met, and whether they can fail.
extension RouteAnalysis {
  mutating func decideChecks(_ skipped: Set<Int>) {
    for item in questionnaire.items.indices where !questionnaire.items[item].checks.isEmpty {
      let checks = conditions.indices.filter {
        conditions[$0].isCheck && conditions[$0].decided.lowerBound == item
      }
      guard let first = checks.first else { continue }
      let reaching = demands(reaching: item)
      guard
        case .respondent(let somebody) = solver.respondent(at: item, reaching, isWhole: true)
      else { continue }
      let found = checks.filter { !skipped.contains($0) }.compactMap {
        decide(check: $0, at: item, reaching, somebody)
      }
      findings += found
      let isUnmeetable = found.contains {
        if case .unmeetable = $0.fault { true } else { false }
      }
      guard !isUnmeetable, Set(checks).isDisjoint(with: skipped) else { continue }
      decideOptions(item, reaching, named: first)
      decideDeadEnd(item, reaching, named: first)
    }
  }

  private func demands(reaching item: Int) -> [RouteDemand] {
    questionnaire.items[item].when.map { [RouteDemand($0, .yes)] } ?? []
  }

  private mutating func decide(
    check index: Int, at item: Int, _ reaching: [RouteDemand], _ somebody: RouteRespondent
  ) -> Finding? {
    let condition = conditions[index].condition
    let answered = RouteDemand(.answered(items: [item]), .yes)
    switch solver.respondent(at: item, reaching + [answered, RouteDemand(condition, .notNo)]) {
    case .respondent: break
    case .undecided: undecided.insert(index)
    case .nobody: return Finding(fault: .unmeetable(condition: index), respondent: somebody)
    }
    switch solver.respondent(at: item, reaching + [RouteDemand(condition, .no)]) {
    case .respondent: break
    case .undecided: undecided.insert(index)
    case .nobody: return Finding(fault: .cannotFail(condition: index), respondent: somebody)
    }
    return nil
  }

  private mutating func decideOptions(
    _ item: Int, _ reaching: [RouteDemand], named index: Int
  ) {
    guard let options = questionnaire.items[item].type.optionList?.options else { return }
    let conditions = questionnaire.items[item].hardChecks.map(\.condition)
    let checks = conditions.map { RouteDemand($0, .notNo) }
    let fails = RouteDemand(.any(conditions.map(Condition.not)), .yes)
    for option in options {
      let chosen: Condition =
        if case .multiple = questionnaire.items[item].type {
          .includesAny(item: item, codes: [option.code])
        } else {
          .isAmong(item: item, codes: [option.code])
        }
      switch solver.respondent(at: item, reaching + checks + [RouteDemand(chosen, .yes)]) {
      case .respondent: break
      case .undecided: undecided.insert(index)
      case .nobody:
        guard
          case .respondent(let example) = solver.respondent(
            at: item, reaching + [RouteDemand(chosen, .yes), fails], isWhole: true)
        else { continue }
        findings.append(
          Finding(
            fault: .impossibleOption(item: item, code: option.code), respondent: example))
      }
    }
  }

  /// Looks for a respondent for whom every answer to an item fails one of its checks.
  private mutating func decideDeadEnd(
    _ item: Int, _ reaching: [RouteDemand], named index: Int
  ) {
    let checks = questionnaire.items[item].hardChecks.map(\.condition)
    var marks: [Int: RouteMarks] = [:]
    for check in checks { check.mark(&marks) }
    let own = marks[item] ?? RouteMarks()
    guard let cells = RouteCells.cells(of: questionnaire.items[item], own) else {
      undecided.insert(index)
      return
    }
    let fails = Condition.any(checks.map(Condition.not))
    let demands = cells.flatMap(\.ends).map {
      RouteDemand(fails, .yes, settled: RouteState(item: item, held: $0))
    }
    switch solver.respondent(at: item, reaching + demands, isWhole: true) {
    case .nobody: break
    case .undecided: undecided.insert(index)
    case .respondent(let respondent):
      switch isStuck(respondent, at: item, own) {
      case true?: findings.append(Finding(fault: .deadEnd(item: item), respondent: respondent))
      case false?: break
      case nil: undecided.insert(index)
      }
    }
  }

  /// Whether a respondent who can come to an item has no answer left; nil where that is unclear.
  private func isStuck(
    _ respondent: RouteRespondent, at item: Int, _ marks: RouteMarks
  ) -> Bool? {
    guard let sheet = walk.passage(of: respondent, to: item),
      questionnaire.reaches(item, given: sheet)
    else { return nil }
    guard marks.isRelated else { return true }
    guard let answers = questionnaire.everyAnswer(to: item) else { return nil }
    return answers.allSatisfy { answer in
      var sheet = sheet
      sheet[item] = answer
      return questionnaire.failedCheck(of: item, given: sheet) != nil
    } ? true : nil
  }
}

extension Questionnaire {
  /// Every answer to an item that holds a number; nil where there are too many.
  fileprivate func everyAnswer(to item: Int) -> [Answer]? {
    let asked = items[item]
    let others = (asked.nonanswers + (asked.isRequired ? [] : [.missing])).map(Answer.nonanswer)
    guard let cells = RouteCells.cells(of: asked, RouteMarks()) else { return nil }
    var answers = others
    for cell in cells {
      guard case .numbers(let lower, let upper) = cell.content else { continue }
      if let list = asked.type.optionList {
        answers += list.options.map { .choice($0.code) }
        continue
      }
      let places = if case .decimal(_, let places) = asked.type { places } else { 0 }
      let grid = RouteGrid(places: places)
      var number = lower
      while number <= upper {
        guard answers.count <= 50_000 else { return nil }
        if let answer = asked.type.answer(.number(number)) { answers.append(answer) }
        number = grid.above(number)
      }
    }
    return answers
  }
}

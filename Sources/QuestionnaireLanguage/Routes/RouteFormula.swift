import QuestionnaireModel

/// A condition over the variables of a problem.
indirect enum RouteFormula {
  /// What can come of it depends on nothing in view.
  case constant(TruthSet)
  /// A question about one variable: the cells of each outcome.
  case cells(variable: Int, no: CellSet, unknown: CellSet, yes: CellSet)
  case relation(RouteRelation)
  case not(RouteFormula)
  case all([RouteFormula])
  case any([RouteFormula])
}

/// A comparison of computed numbers.
struct RouteRelation {
  let left: RouteTerm
  let comparison: Comparison
  let right: RouteTerm
  let variables: [Int]
}

/// A computed number over the variables of a problem.
indirect enum RouteTerm {
  case number(Double)
  /// A number that is never there.
  case lacking
  case variable(Int)
  /// How much each cell of each variable adds to a count.
  case count([(variable: Int, shares: [Double])])
  case negated(RouteTerm)
  case sum(RouteTerm, RouteTerm)
  case difference(RouteTerm, RouteTerm)
  case product(RouteTerm, RouteTerm)
  case quotient(RouteTerm, RouteTerm)
}

/// Turns conditions into formulas over the variables of a problem.
struct RouteCompiler {
  let variables: [Int: Int]
  /// The cells of each variable; nil where there are too many to look at.
  let cells: [[RouteCell]?]
  /// An item whose state is settled, which is then no variable.
  var settled: RouteState?

  func formula(_ condition: Condition) -> RouteFormula {
    switch condition {
    case .constant(let value): .constant(value ? .yes : .no)
    case .not(let operand): .not(formula(operand))
    case .all(let parts): .all(parts.map(formula))
    case .any(let parts): .any(parts.map(formula))
    case .answered(let items) where items.count > 1:
      .all(items.map { formula(.answered(items: [$0])) })
    case .answered, .isAmong, .includesAny, .isNonanswer: leaf(condition)
    case .comparison(let left, let comparison, let right):
      if condition.looksAtOneAnswer {
        leaf(condition)
      } else {
        relation(left, comparison, right)
      }
    }
  }

  /// Asks the condition itself about every cell of its one item.
  private func leaf(_ condition: Condition) -> RouteFormula {
    guard let item = condition.items.first else {
      return .constant(TruthSet(condition.truth(in: RouteState(item: -1, held: .nothing))))
    }
    if let settled, settled.item == item {
      return .constant(TruthSet(condition.truth(in: settled)))
    }
    guard let variable = variables[item], let cells = cells[variable] else {
      return .constant(.any)
    }
    var outcomes: (no: CellSet, unknown: CellSet, yes: CellSet) = (0, 0, 0)
    for (place, cell) in cells.enumerated() {
      switch condition.truth(in: RouteState(item: item, held: cell.held)) {
      case .no: outcomes.no |= 1 << place
      case .unknown: outcomes.unknown |= 1 << place
      case .yes: outcomes.yes |= 1 << place
      }
    }
    return .cells(
      variable: variable, no: outcomes.no, unknown: outcomes.unknown, yes: outcomes.yes)
  }

  private func relation(
    _ left: Quantity, _ comparison: Comparison, _ right: Quantity
  ) -> RouteFormula {
    guard let left = term(left), let right = term(right) else { return .constant(.any) }
    var seen: Set<Int> = []
    let used = (left.variables + right.variables).filter { seen.insert($0).inserted }
    return .relation(
      RouteRelation(left: left, comparison: comparison, right: right, variables: used))
  }

  /// The term of a quantity; nil where it needs an item that cannot be looked at.
  private func term(_ quantity: Quantity) -> RouteTerm? {
    switch quantity {
    case .number(let number): return .number(number)
    case .item(let item):
      if let settled, settled.item == item {
        if case .number(let number) = settled.held { return .number(number) }
        return .lacking
      }
      guard let variable = variables[item], cells[variable] != nil else { return nil }
      return .variable(variable)
    case .count(let items, let codes): return count(items, codes)
    case .elapsed: return nil
    case .negated(let operand): return term(operand).map(RouteTerm.negated)
    case .sum(let left, let right): return pair(left, right).map(RouteTerm.sum)
    case .difference(let left, let right): return pair(left, right).map(RouteTerm.difference)
    case .product(let left, let right): return pair(left, right).map(RouteTerm.product)
    case .quotient(let left, let right): return pair(left, right).map(RouteTerm.quotient)
    }
  }

  private func pair(_ left: Quantity, _ right: Quantity) -> (RouteTerm, RouteTerm)? {
    guard let first = term(left), let second = term(right) else { return nil }
    return (first, second)
  }

  private func count(_ items: [Int], _ codes: [Int]) -> RouteTerm? {
    var base = 0.0
    var parts: [(variable: Int, shares: [Double])] = []
    for item in items {
      let one = Quantity.count(items: [item], codes: codes)
      if let settled, settled.item == item {
        base += one.value(in: settled) ?? 0
        continue
      }
      guard let variable = variables[item], let cells = cells[variable] else { return nil }
      parts.append(
        (variable, cells.map { one.value(in: RouteState(item: item, held: $0.held)) ?? 0 }))
    }
    return .sum(.number(base), .count(parts))
  }
}

extension RouteTerm {
  /// The variables it looks at, as often as it does.
  var variables: [Int] {
    switch self {
    case .number, .lacking: []
    case .variable(let variable): [variable]
    case .count(let parts): parts.map(\.variable)
    case .negated(let operand): operand.variables
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.variables + right.variables
    }
  }
}

extension Condition {
  /// Whether it compares one answer, as it is, with a number; cells are cut for these.
  var looksAtOneAnswer: Bool {
    guard case .comparison(let left, _, let right) = self else { return false }
    switch (left, right) {
    case (.item, .number), (.number, .item), (.number, .number): return true
    case (.count(let items, _), .number), (.number, .count(let items, _)):
      return items.count == 1
    default: return false
    }
  }

  /// Notes what it asks about each item.
  func mark(_ marks: inout [Int: RouteMarks]) {
    switch self {
    case .constant, .answered, .isNonanswer: break
    case .not(let operand): operand.mark(&marks)
    case .all(let parts), .any(let parts): for part in parts { part.mark(&marks) }
    case .isAmong(let item, let codes), .includesAny(let item, let codes):
      marks[item, default: RouteMarks()].codes.insert(codes)
    case .comparison(.item(let item), _, .number(let number)),
      .comparison(.number(let number), _, .item(let item)):
      marks[item, default: RouteMarks()].points.insert(number)
    case .comparison(let left, _, let right):
      left.mark(&marks)
      right.mark(&marks)
    }
  }
}

extension Quantity {
  fileprivate func mark(_ marks: inout [Int: RouteMarks]) {
    switch self {
    case .number: break
    case .item(let item): marks[item, default: RouteMarks()].isRelated = true
    case .count(let items, let codes):
      for item in items {
        marks[item, default: RouteMarks()].codes.insert(codes)
        marks[item, default: RouteMarks()].isCounted = true
      }
    case .elapsed(let from, let to):
      for item in [from, to] { marks[item, default: RouteMarks()].isRelated = true }
    case .negated(let operand): operand.mark(&marks)
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.mark(&marks)
      right.mark(&marks)
    }
  }
}

import QuestionnaireModel

/// A condition that a respondent should bring to one of some truths.
struct RouteDemand {
  let condition: Condition
  let truths: TruthSet
  /// The state of an item that the condition is asked about, whatever the respondent answers.
  var settled: RouteState?

  init(_ condition: Condition, _ truths: TruthSet, settled: RouteState? = nil) {
    self.condition = condition
    self.truths = truths
    self.settled = settled
  }
}

/// The items that a question about a route depends on, with what must hold between them.
struct RouteProblem {
  /// The items that the variables stand for, ascending.
  let items: [Int]
  let cells: [[RouteCell]]
  let initial: [CellSet]
  let constraints: [Constraint]
  /// The constraints that look at each variable.
  let watchers: [[Int]]
  let grids: [RouteGrid]
  /// Whether some item has more states than are looked at.
  let isPartial: Bool

  enum Constraint {
    case demand(RouteFormula, TruthSet)
    /// The item is asked exactly where its condition holds.
    case asked(variable: Int, RouteFormula)
    /// Where the item is asked, its check does not fail.
    case check(variable: Int, RouteFormula)
  }

  /// Collects what demands at a place of a questionnaire depend on.
  ///
  /// - Parameter place: an item that the respondent has come to; every consent before it was given.
  init(
    _ questionnaire: Questionnaire, consents: [Int], at place: Int, _ demands: [RouteDemand]
  ) {
    let cone = RouteCone(questionnaire, consents: consents, at: place, demands)
    let positions = Dictionary(uniqueKeysWithValues: cone.items.enumerated().map { ($1, $0) })
    let known = cone.items.map { item in
      Self.cells(
        of: questionnaire.items[item], at: item, place, cone.marks[item] ?? RouteMarks())
    }
    var compiler = RouteCompiler(variables: positions, cells: known)
    var constraints: [Constraint] = []
    for demand in demands {
      compiler.settled = demand.settled
      constraints.append(.demand(compiler.formula(demand.condition), demand.truths))
    }
    compiler.settled = nil
    for (variable, item) in cone.items.enumerated() {
      if let condition = questionnaire.items[item].when {
        constraints.append(.asked(variable: variable, compiler.formula(condition)))
      }
      for check in questionnaire.items[item].checks where item != place && !check.isSoft {
        constraints.append(.check(variable: variable, compiler.formula(check.condition)))
      }
    }
    items = cone.items
    cells = known.map { $0 ?? [.absent, RouteCell(content: .other, held: .text)] }
    initial = cells.map { $0.count == 128 ? .max : (1 << $0.count) - 1 }
    grids = cone.items.map { item in
      if case .decimal(_, let places) = questionnaire.items[item].type {
        RouteGrid(places: places)
      } else {
        RouteGrid(places: 0)
      }
    }
    isPartial = known.contains { $0 == nil }
    var watchers: [[Int]] = Array(repeating: [], count: items.count)
    for (index, constraint) in constraints.enumerated() {
      for variable in Set(constraint.variables) { watchers[variable].append(index) }
    }
    self.constraints = constraints
    self.watchers = watchers
  }

  private static func cells(
    of item: Item, at index: Int, _ place: Int, _ marks: RouteMarks
  ) -> [RouteCell]? {
    guard var cells = RouteCells.cells(of: item, marks) else { return nil }
    if case .consent = item.type, index < place {
      cells = [.numbers(Double(ItemType.consentGiven), Double(ItemType.consentGiven))]
    }
    return item.when == nil ? cells : cells + [.absent]
  }
}

extension RouteProblem.Constraint {
  var variables: [Int] {
    switch self {
    case .demand(let formula, _): formula.variables
    case .asked(let variable, let formula), .check(let variable, let formula):
      [variable] + formula.variables
    }
  }
}

/// The items that demands depend on, and what is asked about each.
private struct RouteCone {
  var items: [Int] = []
  var marks: [Int: RouteMarks] = [:]

  init(
    _ questionnaire: Questionnaire, consents: [Int], at place: Int, _ demands: [RouteDemand]
  ) {
    var seen: Set<Int> = []
    var open: [Int] = []
    func need(_ condition: Condition, except settled: Int?) {
      condition.mark(&marks)
      open += condition.items.filter { $0 != settled }
    }
    for demand in demands { need(demand.condition, except: demand.settled?.item) }
    open += consents.prefix { $0 < place }
    while let item = open.popLast() {
      guard seen.insert(item).inserted else { continue }
      if let condition = questionnaire.items[item].when { need(condition, except: nil) }
      for check in questionnaire.items[item].checks where item != place {
        need(check.condition, except: nil)
      }
    }
    items = seen.sorted()
  }
}

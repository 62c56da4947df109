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

extension RouteDemand {
  /// The demand as far as it does not turn on items that are left open; nil where it does wholly.
  fileprivate func leaving(open: Set<Int>) -> RouteDemand? {
    guard !condition.items.isDisjoint(with: open) else { return self }
    guard truths == .yes else { return nil }
    return condition.leaving(open: open).map { RouteDemand($0, truths, settled: settled) }
  }
}

extension Condition {
  /// The parts of the condition that must hold and do not turn on items that are left open.
  fileprivate func leaving(open: Set<Int>) -> Condition? {
    if items.isDisjoint(with: open) { return self }
    guard case .all(let parts) = self else { return nil }
    let left = parts.compactMap { $0.leaving(open: open) }
    return left.isEmpty ? nil : .all(left)
  }
}

/// The items that a question about a route depends on, with what must hold between them.
struct RouteProblem {
  /// The items that the variables stand for, ascending.
  let items: [Int]
  let cells: [[RouteCell]]
  let initial: [CellSet]
  let constraints: [Constraint]
  /// How much work it is to look at each constraint once.
  let weights: [Int]
  /// The constraints that look at each variable.
  let watchers: [[Int]]
  let grids: [RouteGrid]
  /// Whether some item has more states than are looked at.
  let isPartial: Bool
  /// Whether each variable's item has checks.
  let isChecked: [Bool]
  /// The variables whose own conditions and checks are left out.
  let frontier: [Int]

  enum Constraint {
    case demand(RouteFormula, TruthSet)
    /// The item is asked exactly where its condition holds.
    case asked(variable: Int, RouteFormula)
    /// Where the item is asked, its check does not fail.
    case check(variable: Int, RouteFormula)
  }

  /// Collects what demands at a place of a questionnaire depend on.
  ///
  /// - Parameters:
  ///   - place: an item that the respondent has come to; every consent before it was given.
  ///   - depth: how many steps back from the demands conditions and checks are followed.
  init(
    _ questionnaire: Questionnaire, consents: [Int], at place: Int, depth: Int,
    _ demands: [RouteDemand]
  ) {
    let open = Set(
      questionnaire.items.indices.filter {
        if case .drawn = questionnaire.items[$0].type { true } else { false }
      })
    let demands = demands.compactMap { $0.leaving(open: open) }
    let cone = RouteCone(
      questionnaire, consents: consents, at: place, depth: depth, demands, open: open)
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
    for (variable, item) in cone.items.enumerated() where cone.followed.contains(item) {
      if let condition = questionnaire.items[item].when {
        if condition.items.isDisjoint(with: open) {
          constraints.append(.asked(variable: variable, compiler.formula(condition)))
        } else if let rest = condition.leaving(open: open) {
          // Whether its pass is drawn is left open; where it is asked, the rest holds.
          constraints.append(.check(variable: variable, compiler.formula(rest)))
        }
      }
      for check in questionnaire.items[item].hardChecks where item != place {
        constraints.append(.check(variable: variable, compiler.formula(check.condition)))
      }
    }
    items = cone.items
    isChecked = cone.items.map { !questionnaire.items[$0].hardChecks.isEmpty }
    frontier = cone.items.indices.filter { variable in
      let item = questionnaire.items[cone.items[variable]]
      return !cone.followed.contains(cone.items[variable])
        && (item.when != nil || !item.checks.isEmpty)
    }
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
    weights = constraints.map { 1 + $0.variables.count }
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
  private(set) var items: [Int] = []
  /// The items whose conditions and checks belong to the problem.
  private(set) var followed: Set<Int> = []
  private(set) var marks: [Int: RouteMarks] = [:]
  private var seen: Set<Int> = []
  /// The items that hold the passes drawn; what they come to is left open.
  private let open: Set<Int>

  init(
    _ questionnaire: Questionnaire, consents: [Int], at place: Int, depth: Int,
    _ demands: [RouteDemand], open: Set<Int>
  ) {
    self.open = open
    for demand in demands { need(demand.condition, except: demand.settled?.item) }
    seen.formUnion(consents.prefix { $0 < place })
    var fresh = seen
    for _ in 0..<depth {
      guard !fresh.isEmpty else { break }
      followed.formUnion(fresh)
      let known = seen
      for item in fresh {
        if let condition = questionnaire.items[item].when { need(condition) }
        for check in questionnaire.items[item].hardChecks where item != place {
          need(check.condition)
        }
      }
      fresh = seen.subtracting(known)
    }
    items = seen.sorted()
  }

  private mutating func need(_ condition: Condition, except settled: Int? = nil) {
    condition.mark(&marks)
    for item in condition.items where item != settled && !open.contains(item) { seen.insert(item) }
  }
}

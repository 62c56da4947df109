import QuestionnaireModel

/// A search for a respondent who meets the constraints of a problem.
///
/// It narrows the cells of each variable by what the constraints leave possible, chooses a cell
/// where several are left, and takes the choice back where it leads nowhere (Mackworth 1977,
/// Consistency in networks of relations, Artificial Intelligence 8).
struct RouteSearch {
  enum Outcome {
    case found([HeldValue])
    case nobody
    /// Whether there is somebody depends on conditions that were left out.
    case open
    /// The work would be too much, or an item has too many states to look at.
    case undecided
  }

  private let problem: RouteProblem
  private var domains: RouteDomains
  private var budget: Int
  /// How much work was done.
  private(set) var work = 0
  private var decisions: [Decision] = []

  /// A choice among the cells of a variable, or among the halves of its numbers.
  private struct Decision {
    let mark: Int
    let variable: Int
    var rest: CellSet
    /// The upper half of the numbers, still to be tried.
    var half: ClosedRange<Double>?
    /// The first constraint that was open.
    let first: Int
  }

  init(_ problem: RouteProblem, budget: Int) {
    self.problem = problem
    self.budget = budget
    domains = RouteDomains(problem.cells, problem.initial)
  }

  mutating func run() -> Outcome {
    guard !problem.initial.contains(0) else { return .nobody }
    var first = 0
    var isSound = (0..<problem.constraints.count).allSatisfy { revise($0) } && propagate()
    while true {
      guard work < budget else { return .undecided }
      if isSound {
        while first < problem.constraints.count, isSettled(problem.constraints[first]) {
          work += problem.weights[first]
          first += 1
        }
        if first == problem.constraints.count { return isClosed ? .found(solution) : .open }
        guard decide(at: first) else { return .undecided }
      } else if !retry(&first) {
        return .nobody
      }
      isSound = propagate()
    }
  }

  /// Chooses a cell for a variable of an open constraint, or a half of its numbers.
  private mutating func decide(at first: Int) -> Bool {
    let variables = problem.constraints[first].variables
    if let variable = variables.first(where: { domains.cells[$0].nonzeroBitCount > 1 }) {
      let cell = domains.cells[variable] & (~domains.cells[variable] &+ 1)
      decisions.append(
        Decision(
          mark: domains.mark, variable: variable, rest: domains.cells[variable] & ~cell, half: nil,
          first: first))
      return domains.keep(cell, of: variable)
    }
    guard let (variable, lower, upper) = halves(of: variables) else { return false }
    decisions.append(
      Decision(
        mark: domains.mark, variable: variable, rest: 0, half: upper, first: first))
    domains.keep(lower, of: variable)
    return true
  }

  /// Cuts the numbers of the variable with the most of them.
  private func halves(
    of variables: [Int]
  ) -> (variable: Int, lower: ClosedRange<Double>, upper: ClosedRange<Double>)? {
    var widest: (variable: Int, range: ClosedRange<Double>)?
    for variable in variables {
      guard let range = domains.reach(of: variable).numbers, range.lowerBound < range.upperBound
      else { continue }
      let width = range.upperBound - range.lowerBound
      if width > widest.map({ $0.range.upperBound - $0.range.lowerBound }) ?? 0 {
        widest = (variable, range)
      }
    }
    guard let (variable, range) = widest else { return nil }
    let grid = problem.grids[variable]
    let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
    let low = max(range.lowerBound, grid.roundedDown(middle))
    let high = grid.above(low)
    guard low < high, high <= range.upperBound else { return nil }
    return (variable, range.lowerBound...low, high...range.upperBound)
  }

  /// Takes back choices up to one that has another way; false where none has.
  private mutating func retry(_ first: inout Int) -> Bool {
    while var decision = decisions.popLast() {
      domains.undo(to: decision.mark)
      first = decision.first
      if let half = decision.half {
        domains.keep(half, of: decision.variable)
        return true
      }
      guard decision.rest != 0 else { continue }
      let cell = decision.rest & (~decision.rest &+ 1)
      decision.rest &= ~cell
      let kept = domains.keep(cell, of: decision.variable)
      decisions.append(decision)
      return kept
    }
    return false
  }

  private mutating func propagate() -> Bool {
    while let variable = domains.nextChanged() {
      for constraint in problem.watchers[variable] where !revise(constraint) { return false }
      if work > budget { return true }
    }
    return true
  }

  private mutating func revise(_ index: Int) -> Bool {
    work += problem.weights[index]
    switch problem.constraints[index] {
    case .demand(let formula, let truths): return narrow(formula, to: truths)
    case .asked(let variable, let formula):
      let possible = formula.possible(in: domains)
      let absent = absence(of: variable)
      if possible == .yes, !domains.keep(~absent, of: variable) { return false }
      if !possible.contains(.yes), !domains.keep(absent, of: variable) { return false }
      let cells = domains.cells[variable]
      if cells & absent == 0 { return narrow(formula, to: .yes) }
      return cells == absent ? narrow(formula, to: .notYes) : true
    case .check(let variable, let formula):
      let absent = absence(of: variable)
      if domains.cells[variable] & absent == 0 { return narrow(formula, to: .notNo) }
      return formula.possible(in: domains) != .no || domains.keep(absent, of: variable)
    }
  }

  private func isSettled(_ constraint: RouteProblem.Constraint) -> Bool {
    switch constraint {
    case .demand(let formula, let truths):
      return formula.possible(in: domains).isSubset(of: truths)
    case .asked(let variable, let formula):
      let possible = formula.possible(in: domains)
      let absent = absence(of: variable)
      let cells = domains.cells[variable]
      return possible == .yes && cells & absent == 0
        || !possible.contains(.yes) && cells == absent
    case .check(let variable, let formula):
      return domains.cells[variable] == absence(of: variable)
        || !formula.possible(in: domains).contains(.no)
    }
  }

  /// The cell in which a variable's item is not asked; the last one, where there is one.
  private func absence(of variable: Int) -> CellSet {
    let cells = problem.cells[variable]
    guard let place = cells.lastIndex(of: .absent) else { return 0 }
    return 1 << place
  }

  /// Whether what is left of the items at the frontier suits them, asked or not asked.
  private var isClosed: Bool {
    problem.frontier.allSatisfy { variable in
      let absent = absence(of: variable)
      let cells = domains.cells[variable]
      return !problem.isChecked[variable] && cells & absent != 0 && cells & ~absent != 0
    }
  }

  /// A state for each variable; every choice among what is left will do.
  private var solution: [HeldValue] {
    problem.cells.indices.map { variable in
      let cell = problem.cells[variable][domains.cells[variable].trailingZeroBitCount]
      guard case .numbers(let lower, _) = cell.content else { return cell.held }
      return .number(max(lower, domains.bounds[variable].lowerBound))
    }
  }
}

extension RouteSearch {
  /// Removes what keeps a formula from coming to one of some truths; false where nothing is left.
  private mutating func narrow(_ formula: RouteFormula, to truths: TruthSet) -> Bool {
    switch formula {
    case .constant(let possible): return !possible.isDisjoint(with: truths)
    case .cells(let variable, let no, let unknown, let yes):
      var kept: CellSet = 0
      if truths.contains(.no) { kept |= no }
      if truths.contains(.unknown) { kept |= unknown }
      if truths.contains(.yes) { kept |= yes }
      return domains.keep(kept, of: variable)
    case .relation(let relation): return narrow(relation, to: truths)
    case .not(let operand): return narrow(operand, to: truths.negated)
    case .all(let parts): return narrow(parts, isNegated: false, to: truths)
    case .any(let parts): return narrow(parts, isNegated: true, to: truths.negated)
    }
  }

  /// Narrows a conjunction, of the negated parts where they are to be negated.
  private mutating func narrow(
    _ parts: [RouteFormula], isNegated: Bool, to truths: TruthSet
  ) -> Bool {
    func turned(_ set: TruthSet) -> TruthSet { isNegated ? set.negated : set }
    let possible = parts.map { turned($0.possible(in: domains)) }
    let whole = TruthSet.conjunction(possible)
    if whole.isSubset(of: truths) { return true }
    if whole.isDisjoint(with: truths) { return false }
    if !truths.contains(.no) {
      let wanted: TruthSet = truths == .yes ? .yes : .notNo
      for part in parts where !narrow(part, to: turned(wanted)) { return false }
    }
    guard !truths.contains(.yes) else { return true }
    // One part at least must be other than true; where one alone can be, it is.
    let wanted = truths == .no ? TruthSet.no : truths == .unknown ? .unknown : .notYes
    let able = parts.indices.filter { !possible[$0].isDisjoint(with: wanted) }
    guard able.count == 1 else { return !able.isEmpty }
    return narrow(parts[able[0]], to: turned(wanted))
  }

  /// Tries each cell of each variable of a comparison.
  private mutating func narrow(_ relation: RouteRelation, to truths: TruthSet) -> Bool {
    guard !relation.possible(in: domains).isDisjoint(with: truths) else { return false }
    guard relation.variables.count <= 8 else { return true }
    for variable in relation.variables where domains.cells[variable].nonzeroBitCount > 1 {
      var kept: CellSet = 0
      var rest = domains.cells[variable]
      while rest != 0 {
        let cell = rest & (~rest &+ 1)
        rest &= ~cell
        work += relation.variables.count
        var trial = domains
        guard trial.keep(cell, of: variable) else { continue }
        if !relation.possible(in: trial).isDisjoint(with: truths) { kept |= cell }
      }
      if !domains.keep(kept, of: variable) { return false }
    }
    return true
  }
}

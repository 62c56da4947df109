import QuestionnaireModel

/// What each variable can still be: its cells, and between which bounds its number lies.
struct RouteDomains {
  private(set) var cells: [CellSet]
  private(set) var bounds: [ClosedRange<Double>]
  private let all: [[RouteCell]]
  /// What was changed, to be taken back.
  private var trail: [(variable: Int, cells: CellSet, bounds: ClosedRange<Double>)] = []
  /// The variables changed since they were last looked at.
  private(set) var changed: [Int] = []

  init(_ all: [[RouteCell]], _ cells: [CellSet]) {
    self.all = all
    self.cells = cells
    bounds = Array(repeating: -Double.infinity...Double.infinity, count: cells.count)
  }

  var mark: Int { trail.count }

  mutating func undo(to mark: Int) {
    while trail.count > mark, let change = trail.popLast() {
      cells[change.variable] = change.cells
      bounds[change.variable] = change.bounds
    }
    changed.removeAll(keepingCapacity: true)
  }

  mutating func nextChanged() -> Int? { changed.popLast() }

  /// Keeps some cells of a variable; false where none is left.
  mutating func keep(_ kept: CellSet, of variable: Int) -> Bool {
    let rest = cells[variable] & kept
    if rest != cells[variable] {
      trail.append((variable, cells[variable], bounds[variable]))
      cells[variable] = rest
      changed.append(variable)
    }
    return rest != 0
  }

  /// Keeps the part of a variable's numbers between bounds.
  mutating func keep(_ kept: ClosedRange<Double>, of variable: Int) {
    trail.append((variable, cells[variable], bounds[variable]))
    bounds[variable] = kept
    changed.append(variable)
  }

  /// The range of a variable's possible numbers, and whether it may hold none.
  func reach(of variable: Int) -> RouteReach {
    var reach = RouteReach(numbers: nil, mayLack: false)
    var rest = cells[variable]
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      guard case .numbers(let lower, let upper) = all[variable][place].content else {
        reach.mayLack = true
        continue
      }
      let (low, high) = (
        max(lower, bounds[variable].lowerBound), min(upper, bounds[variable].upperBound)
      )
      guard low <= high else { continue }
      reach.numbers =
        reach.numbers.map { min($0.lowerBound, low)...max($0.upperBound, high) } ?? low...high
    }
    return reach
  }

  /// The least and the greatest of some shares over a variable's cells.
  func shares(of variable: Int, _ shares: [Double]) -> ClosedRange<Double> {
    var rest = cells[variable]
    var range: ClosedRange<Double>?
    while rest != 0 {
      let share = shares[rest.trailingZeroBitCount]
      rest &= rest - 1
      range = range.map { min($0.lowerBound, share)...max($0.upperBound, share) } ?? share...share
    }
    return range ?? 0...0
  }
}

/// The numbers that a term can come to, and whether it may come to none.
struct RouteReach {
  var numbers: ClosedRange<Double>?
  var mayLack: Bool
}

extension RouteTerm {
  /// The reach of the term; never too small.
  func reach(in domains: RouteDomains) -> RouteReach {
    switch self {
    case .number(let number): return RouteReach(numbers: number...number, mayLack: false)
    case .lacking: return RouteReach(numbers: nil, mayLack: true)
    case .variable(let variable): return domains.reach(of: variable)
    case .count(let parts):
      var (least, greatest) = (0.0, 0.0)
      for part in parts {
        let share = domains.shares(of: part.variable, part.shares)
        least += share.lowerBound
        greatest += share.upperBound
      }
      return RouteReach(numbers: least...greatest, mayLack: false)
    case .negated(let operand):
      let reach = operand.reach(in: domains)
      return RouteReach(
        numbers: reach.numbers.map { -$0.upperBound ... -$0.lowerBound }, mayLack: reach.mayLack)
    case .sum(let left, let right):
      return Self.combine(left, right, domains) {
        [$0.lowerBound + $1.lowerBound, $0.upperBound + $1.upperBound]
      }
    case .difference(let left, let right):
      return Self.combine(left, right, domains) {
        [$0.lowerBound - $1.upperBound, $0.upperBound - $1.lowerBound]
      }
    case .product(let left, let right):
      return Self.combine(left, right, domains) { Self.corners($0, $1, *) }
    case .quotient(let left, let right): return Self.quotient(left, right, domains)
    }
  }

  private static func combine(
    _ left: RouteTerm, _ right: RouteTerm, _ domains: RouteDomains,
    _ ends: (ClosedRange<Double>, ClosedRange<Double>) -> [Double]
  ) -> RouteReach {
    let (first, second) = (left.reach(in: domains), right.reach(in: domains))
    let mayLack = first.mayLack || second.mayLack
    guard let a = first.numbers, let b = second.numbers else {
      return RouteReach(numbers: nil, mayLack: mayLack)
    }
    return RouteReach(numbers: hull(ends(a, b)), mayLack: mayLack)
  }

  private static func quotient(
    _ left: RouteTerm, _ right: RouteTerm, _ domains: RouteDomains
  ) -> RouteReach {
    let divisor = right.reach(in: domains).numbers
    guard let divisor, divisor.contains(0) else {
      return combine(left, right, domains) { corners($0, $1, /) }
    }
    var reach = combine(left, right, domains) { _, _ in [-Double.infinity, .infinity] }
    reach.mayLack = true
    if divisor == 0...0 { reach.numbers = nil }
    return reach
  }

  private static func corners(
    _ a: ClosedRange<Double>, _ b: ClosedRange<Double>, _ operation: (Double, Double) -> Double
  ) -> [Double] {
    [
      operation(a.lowerBound, b.lowerBound), operation(a.lowerBound, b.upperBound),
      operation(a.upperBound, b.lowerBound), operation(a.upperBound, b.upperBound),
    ]
  }

  private static func hull(_ ends: [Double]) -> ClosedRange<Double> {
    // Infinities met in a product or a difference leave everything possible.
    guard let low = ends.min(), let high = ends.max(), !ends.contains(where: \.isNaN) else {
      return -Double.infinity...Double.infinity
    }
    return low...high
  }
}

extension RouteRelation {
  /// What the comparison can come to; never too few.
  func possible(in domains: RouteDomains) -> TruthSet {
    let (first, second) = (left.reach(in: domains), right.reach(in: domains))
    var result: TruthSet = first.mayLack || second.mayLack ? .unknown : []
    guard let a = first.numbers, let b = second.numbers else { return result }
    let mayBeLess = a.lowerBound < b.upperBound
    let mayBeGreater = a.upperBound > b.lowerBound
    let mayBeEqual = a.overlaps(b)
    let outcomes: (yes: Bool, no: Bool) =
      switch comparison {
      case .equal: (mayBeEqual, mayBeLess || mayBeGreater)
      case .notEqual: (mayBeLess || mayBeGreater, mayBeEqual)
      case .less: (mayBeLess, mayBeGreater || mayBeEqual)
      case .lessOrEqual: (mayBeLess || mayBeEqual, mayBeGreater)
      case .greater: (mayBeGreater, mayBeLess || mayBeEqual)
      case .greaterOrEqual: (mayBeGreater || mayBeEqual, mayBeLess)
      }
    if outcomes.yes { result.insert(.yes) }
    if outcomes.no { result.insert(.no) }
    return result
  }
}

extension RouteFormula {
  /// What the formula can come to, its parts taken as independent; never too few.
  func possible(in domains: RouteDomains) -> TruthSet {
    switch self {
    case .constant(let truths): return truths
    case .cells(let variable, let no, let unknown, let yes):
      let cells = domains.cells[variable]
      var result: TruthSet = []
      if cells & no != 0 { result.insert(.no) }
      if cells & unknown != 0 { result.insert(.unknown) }
      if cells & yes != 0 { result.insert(.yes) }
      return result
    case .relation(let relation): return relation.possible(in: domains)
    case .not(let operand): return operand.possible(in: domains).negated
    case .all(let parts): return .conjunction(parts.lazy.map { $0.possible(in: domains) })
    case .any(let parts):
      return TruthSet.conjunction(parts.lazy.map { $0.possible(in: domains).negated }).negated
    }
  }

  /// The variables it looks at.
  var variables: [Int] {
    switch self {
    case .constant: []
    case .cells(let variable, _, _, _): [variable]
    case .relation(let relation): relation.variables
    case .not(let operand): operand.variables
    case .all(let parts), .any(let parts): parts.flatMap(\.variables)
    }
  }
}

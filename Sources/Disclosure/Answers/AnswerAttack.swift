/// The search for other ways in which people could have answered that print the same numbers.
///
/// What is found is whole people each giving one answer, so that nobody can rule it out. What is not
/// found counts as impossible; of a target of many people only where it is proved to be.
struct AnswerAttack {
  let system: AnswerSystem
  /// For each target the least and the greatest value in the ways that were found.
  private(set) var least: [Double]
  private(set) var most: [Double]
  /// Beyond this many branches whole people count as not found.
  static let branches = 40
  /// After so many searches for whole people that found none, no more are made.
  private static let vainSearches = 12
  private var vain = 0

  init(_ system: AnswerSystem) {
    self.system = system
    least = system.targets.map { system.value($0.terms, at: system.truth) }
    most = least
  }

  func isMet(_ target: Int) -> Bool {
    let need = system.targets[target]
    return most[target] >= need.reach - 1e-6
      && most[target] - least[target] >= need.width - 1e-6
  }

  var unmet: [Int] { system.targets.indices.filter { !isMet($0) } }

  mutating func see(_ point: [Double]) {
    for (place, target) in system.targets.enumerated() {
      let value = system.value(target.terms, at: point)
      least[place] = min(least[place], value)
      most[place] = max(most[place], value)
    }
  }

  /// The targets that the published numbers do not leave uncertain.
  ///
  /// - Parameter limit: no more than so many of them are looked for.
  mutating func exposed(_ published: [Bool], limit: Int = .max) -> [Int] {
    guard !unmet.isEmpty else { return [] }
    vain = 0
    var program = LinearProgram(limits: system.limits, rows: system.rows(published))
    for kind in Set(unmet.map { system.targets[$0].kind }).sorted() {
      for direction in [LinearProgram.Direction.maximum, .minimum] {
        let together = unmet.filter { system.targets[$0].kind == kind }
        guard together.count > 1 else { continue }
        look(for: together, direction, in: &program, isAlone: false)
      }
    }
    var found: [Int] = []
    for target in unmet where !isMet(target) {
      let need = system.targets[target]
      let ceiling = look(for: [target], .maximum, in: &program, isAlone: true)
      if isMet(target) { continue }
      let floor = look(for: [target], .minimum, in: &program, isAlone: true)
      found = found.filter { !isMet($0) }
      if isMet(target) { continue }
      let isRuledOut = ceiling < need.reach - 1e-6 || ceiling - floor < need.width - 1e-6
      if isRuledOut || !need.isOfMany { found.append(target) }
      if found.count >= limit { break }
    }
    return found
  }

  /// - Returns: beyond what the sum of the targets cannot be.
  @discardableResult
  private mutating func look(
    for targets: [Int], _ direction: LinearProgram.Direction, in program: inout LinearProgram,
    isAlone: Bool
  ) -> Double {
    var sums: [Int: Double] = [:]
    for target in targets {
      for term in system.targets[target].terms {
        sums[term.variable, default: 0] += term.coefficient
      }
    }
    for (variable, coefficient) in sums { program.setObjective(coefficient, of: variable) }
    defer { for variable in sums.keys { program.setObjective(0, of: variable) } }
    func value(_ point: [Double]) -> Double {
      sums.reduce(0) { $0 + $1.value * point[$1.key] }
    }
    guard let point = program.extreme(direction) else { return value(system.truth) }
    if let whole = point.whole {
      see(whole)
      return value(whole)
    }
    guard isAlone, vain < Self.vainSearches else { return value(point) }
    let (best, isEnded) = program.wholeSearch(direction, branches: Self.branches)
    guard let found = best?.whole else {
      vain += 1
      return value(point)
    }
    see(found)
    return isEnded ? value(found) : value(point)
  }
}

extension [Double] {
  /// The same point where it is one of whole numbers; nil where it is not.
  var whole: [Double]? {
    let rounded = map { $0.rounded() }
    return zip(self, rounded).allSatisfy { abs($0 - $1) < 1e-6 } ? rounded : nil
  }
}

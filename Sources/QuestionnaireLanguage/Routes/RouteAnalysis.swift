package import QuestionnaireModel

/// A condition of a questionnaire with the items it decides on.
package struct RouteCondition: Sendable {
  /// The items asked or not asked by it; of a check, the item checked.
  package let decided: Range<Int>
  package let condition: Condition
  package let isCheck: Bool

  package init(decided: Range<Int>, _ condition: Condition, isCheck: Bool = false) {
    self.decided = decided
    self.condition = condition
    self.isCheck = isCheck
  }
}

/// What a questionnaire's routes and checks lead to, found by solving them.
package struct RouteAnalysis {
  /// What is the matter with a condition or an item.
  package enum Fault: Hashable, Sendable {
    /// The condition holds for nobody.
    case neverHolds(condition: Int)
    /// The condition holds for everybody who comes to it.
    case alwaysHolds(condition: Int)
    /// One of the alternatives of the condition, counted from 0, holds for nobody.
    case deadAlternative(condition: Int, alternative: Int)
    /// No answer meets the check.
    case unmeetable(condition: Int)
    /// No answer fails the check.
    case cannotFail(condition: Int)
    /// The checks of the item rule one option out.
    case impossibleOption(item: Int, code: Int)
    /// Somebody comes to the item and can give no answer that its checks let pass.
    case deadEnd(item: Int)
    /// A non-answer leaves items unasked without a word.
    case decisive(item: Int, Nonanswer, skipped: Int, of: Int)
  }

  /// A fault with a respondent who shows it, where one is needed.
  package struct Finding {
    package let fault: Fault
    let respondent: RouteRespondent?
  }

  package internal(set) var findings: [Finding] = []
  /// The conditions of which something could not be decided, ascending.
  package internal(set) var undecided: Set<Int> = []

  let questionnaire: Questionnaire
  let conditions: [RouteCondition]
  /// The conditions of sections and batteries around each condition.
  let outer: [[Int]]
  let walk: RouteWalk
  var solver: RouteSolver
  /// What each condition was seen to come to by respondents who come to it.
  var seen: [TruthSet]
  /// The alternatives of each condition that were seen to hold.
  private var held: [Int: Set<Int>] = [:]
  /// How many items respondents were led past, just to note what they come to.
  private var steps = 0
  /// The conditions that hold for nobody.
  var dead: Set<Int> = []

  /// Analyzes a questionnaire.
  ///
  /// - Parameters:
  ///   - conditions: those of sections, then those of batteries, then those of items, and checks.
  ///   - skipped: the conditions about which nothing is to be said.
  package init(
    _ questionnaire: Questionnaire, _ conditions: [RouteCondition], skipping skipped: Set<Int> = []
  ) {
    self.questionnaire = questionnaire
    self.conditions = conditions
    solver = RouteSolver(questionnaire)
    walk = RouteWalk(questionnaire, conditions)
    seen = Array(repeating: [], count: conditions.count)
    outer = Self.nesting(conditions, count: questionnaire.items.count)
    decideConditions(skipped)
    decideChecks(skipped)
    decideNonanswers()
  }

  private static func nesting(_ conditions: [RouteCondition], count: Int) -> [[Int]] {
    var around: [[Int]] = Array(repeating: [], count: count)
    return conditions.enumerated().map { index, condition in
      guard let first = condition.decided.first else { return [] }
      let outer = around[first]
      if !condition.isCheck {
        for item in condition.decided { around[item].append(index) }
      }
      return outer
    }
  }

  /// The demand that the conditions around a condition hold.
  func demands(around index: Int) -> [RouteDemand] {
    outer[index].map { RouteDemand(conditions[$0].condition, .yes) }
  }
}

/// Conditions of sections, batteries and items.
extension RouteAnalysis {
  /// Decides from the last item to the first: who comes far shows much on the way.
  fileprivate mutating func decideConditions(_ skipped: Set<Int>) {
    sendSomebody()
    var found: [Finding] = []
    for index in conditions.indices.reversed()
    where !conditions[index].isCheck && !conditions[index].decided.isEmpty {
      found += decide(index, isSkipped: skipped.contains(index))
    }
    findings += found.reversed().filter { !follows($0.fault) }
  }

  private mutating func decide(_ index: Int, isSkipped: Bool) -> [Finding] {
    let condition = conditions[index].condition
    if !seen[index].contains(.yes) {
      switch solve(index, [RouteDemand(condition, .yes)]) {
      case .respondent(let respondent): note(respondent)
      case .undecided: undecided.insert(index)
      case .nobody:
        guard case .respondent(let example) = example(index, condition) else { return [] }
        dead.insert(index)
        return isSkipped ? [] : [Finding(fault: .neverHolds(condition: index), respondent: example)]
      }
    }
    guard !isSkipped else { return [] }
    var found = deadAlternatives(index)
    if seen[index].isDisjoint(with: .notYes) {
      switch solve(index, [RouteDemand(condition, .notYes)]) {
      case .respondent(let respondent): note(respondent)
      case .undecided: undecided.insert(index)
      case .nobody:
        guard case .respondent(let example) = example(index, condition) else { break }
        found.append(Finding(fault: .alwaysHolds(condition: index), respondent: example))
      }
    }
    return found
  }

  private mutating func deadAlternatives(_ index: Int) -> [Finding] {
    guard case .any(let parts) = conditions[index].condition else { return [] }
    var found: [Finding] = []
    for (place, part) in parts.enumerated() where held[index]?.contains(place) != true {
      switch solve(index, [RouteDemand(part, .yes)]) {
      case .respondent: break
      case .undecided: undecided.insert(index)
      case .nobody:
        guard case .respondent(let example) = example(index, part) else { continue }
        found.append(
          Finding(
            fault: .deadAlternative(condition: index, alternative: place), respondent: example))
      }
    }
    return found
  }

  /// A respondent who comes to a condition, if possible with an answer to all it looks at.
  private mutating func example(_ index: Int, _ condition: Condition) -> RouteSolver.Verdict {
    let looked = condition.items.sorted()
    let verdict = solve(
      index, [RouteDemand(.answered(items: looked), .yes)], isWhole: true)
    if case .respondent = verdict { return verdict }
    return solve(
      index, looked.isEmpty ? [] : [RouteDemand(.answered(items: looked), .notYes)], isWhole: true)
  }

  private mutating func solve(
    _ index: Int, _ demands: [RouteDemand], isWhole: Bool = false
  ) -> RouteSolver.Verdict {
    solver.respondent(
      at: conditions[index].decided.lowerBound, self.demands(around: index) + demands,
      isWhole: isWhole)
  }

  /// Sends some respondents through who answer this and that; what they show need not be solved.
  private mutating func sendSomebody() {
    let nobody = RouteRespondent(answers: [])
    for respondent in 0..<UInt(48) {
      note(nobody) { item in
        // Knuth's multiplicative hashing: different answers for each, the same in every run.
        respondent == 0 ? 0 : Int(((UInt(item) &* 31 &+ respondent) &* 2_654_435_769) >> 8 & 0xFFFF)
      }
    }
  }

  /// Lets a respondent go on to the end and notes what every condition comes to on the way.
  private mutating func note(
    _ respondent: RouteRespondent, turn: (_ item: Int) -> Int = { _ in 0 }
  ) {
    let count = questionnaire.items.count
    guard steps < 400_000 else { return }
    steps += count
    guard let sheet = walk.passage(of: respondent, to: count, turn: turn) else { return }
    for (index, condition) in conditions.enumerated() {
      guard !condition.isCheck, !isDone(index), let first = condition.decided.first,
        outer[index].allSatisfy({ conditions[$0].condition.truth(in: sheet) == .yes }),
        questionnaire.declinedConsent(before: first, given: sheet) == nil
      else { continue }
      seen[index].insert(TruthSet(condition.condition.truth(in: sheet)))
      guard case .any(let parts) = condition.condition else { continue }
      for (place, part) in parts.enumerated() where part.truth(in: sheet) == .yes {
        held[index, default: []].insert(place)
      }
    }
  }

  /// Whether a condition was seen to hold and not to hold, and each alternative to hold.
  private func isDone(_ index: Int) -> Bool {
    guard seen[index].contains(.yes), !seen[index].isDisjoint(with: .notYes) else { return false }
    guard case .any(let parts) = conditions[index].condition else { return true }
    return held[index]?.count == parts.count
  }

  /// Whether a fault only repeats that of an item the condition looks at.
  private func follows(_ fault: Fault) -> Bool {
    guard case .neverHolds(let index) = fault else { return false }
    let lost = dead.filter { $0 != index }
    let unreached = lost.reduce(into: Set<Int>()) { $0.formUnion(conditions[$1].decided) }
    return !conditions[index].condition.items.isDisjoint(with: unreached)
      || !outer[index].filter(dead.contains).isEmpty
  }
}

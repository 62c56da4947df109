import Disclosure

/// The sums of answers that must stay uncertain, each once.
struct AnswerTargets {
  let layout: [(size: Int, variables: Range<Int>)]
  let truth: [Double]
  private(set) var found: [AnswerSystem.Target] = []
  private var known: Set<[AnswerSystem.Term]> = []

  init(layout: [(size: Int, variables: Range<Int>)], truth: [Double]) {
    self.layout = layout
    self.truth = truth
  }

  /// A count as the rule of its table sees it.
  ///
  /// Where at least as many as the threshold could be counted, it is one of many.
  ///
  /// - Parameters:
  ///   - isComplement: whether it counts those of a group who are not in one of its cells.
  ///   - gap: where not nil, it need not be more uncertain than by so many.
  mutating func add(
    _ terms: [AnswerSystem.Term], _ rule: PrintedSum.Rule, kind: Int, isComplement: Bool,
    within gap: Int? = nil
  ) {
    let count = value(terms)
    let few = Double(rule.threshold)
    guard count < few else { return }
    if let gap,
      count > 0 || rule.zerosAreDisclosive || isComplement && rule.wholeGroupsAreDisclosive
    {
      return add(terms, reach: 0, width: Double(gap), kind: kind, few: few)
    }
    guard count == 0 else { return add(terms, reach: few, width: few, kind: kind, few: few) }
    if rule.zerosAreDisclosive, !isComplement {
      add(terms, reach: few, width: few, kind: kind, few: few)
    } else if isComplement, rule.wholeGroupsAreDisclosive {
      add(terms, reach: 1, width: 1, kind: kind, few: few)
    }
  }

  /// What a small group answered, of which nothing may follow.
  mutating func addWholly(
    _ terms: [AnswerSystem.Term], zerosAreDisclosive: Bool, kind: Int
  ) {
    guard zerosAreDisclosive || value(terms) > 0 else { return }
    add(terms, reach: .infinity, width: .infinity, kind: kind)
  }

  /// A sum of numbers of a small group, which must stay open within a fifth of what it could be.
  mutating func addMagnitude(_ terms: [AnswerSystem.Term], kind: Int) {
    let (least, most) = range(terms)
    add(terms, reach: value(terms), width: (most - least) / 5, kind: kind)
  }

  private mutating func add(
    _ terms: [AnswerSystem.Term], reach: Double, width: Double, kind: Int, few: Double = .infinity
  ) {
    let (least, most) = range(terms)
    guard most > least, known.insert(terms).inserted else { return }
    found.append(
      .init(
        terms: terms, reach: min(max(reach, value(terms)), most), width: min(width, most - least),
        kind: kind, isOfMany: Double(people(terms)) >= few))
  }

  private func value(_ terms: [AnswerSystem.Term]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * truth[$1.variable] }
  }

  /// How many people could be counted in a sum.
  private func people(_ terms: [AnswerSystem.Term]) -> Int {
    let counted = Set(terms.map(\.variable))
    return layout.reduce(0) { sum, people in
      people.variables.contains(where: counted.contains) ? sum + people.size : sum
    }
  }

  /// The least and the greatest value that a sum has, whatever people answered.
  private func range(_ terms: [AnswerSystem.Term]) -> (least: Double, most: Double) {
    var coefficients: [Int: Double] = [:]
    for term in terms { coefficients[term.variable] = term.coefficient }
    var (least, most) = (0.0, 0.0)
    for people in layout {
      var (low, high) = (Double.infinity, -Double.infinity)
      for variable in people.variables {
        let value = coefficients[variable] ?? 0
        (low, high) = (min(low, value), max(high, value))
      }
      guard low.isFinite, high.isFinite else { continue }
      least += Double(people.size) * low
      most += Double(people.size) * high
    }
    return (least, most)
  }
}

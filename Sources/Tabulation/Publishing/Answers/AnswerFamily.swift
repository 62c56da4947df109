import Disclosure
import Microdata

/// The answers to one item, and to what is asked because of them, as the only thing that a reader does
/// not know.
struct AnswerFamily {
  let sums: PrintedSums
  /// The numbers looked at that depend on the answers.
  let involved: [Int]
  /// The columns of the answers.
  let columns: Set<String>
  /// The columns of the data that each factor is decided by.
  let sources: [Set<String>]
  /// Those of whom something is not known.
  let rows: [Int]
  private let people: PeopleClasses
  private let peopleNumber: Int
  /// The columns that are no secret.
  private let open: Set<String>
  /// The classes that only answers tell apart which are secret too, each as one group.
  private let openGroups: [PeopleSet]
  /// For each way to answer somebody who answered so.
  private let states: [Int]
  private let stateOfRow: [Int32]
  /// For each class the ways to answer that its people may have.
  private let allowed: [[Int]]
  private let spliced: SplicedRows?

  /// What the reader does not know of people.
  enum Doubt: Hashable {
    /// What those said who answered.
    case answers
    /// Which of those who were asked did not answer.
    case refusals
    /// Who was asked at all, because of other answers that no table shows.
    case asking
  }

  private let doubt: Doubt
  /// For each way to answer whether it is an answer, and whether the item was asked.
  private let isAnswer: [Bool]
  private let isAsked: [Bool]

  /// More ways to answer than these are looked at only of those who gave them.
  static let mostStates = 32

  init(
    _ sums: PrintedSums, involved: [Int], item: Column, doubt: Doubt, columns: Set<String>,
    following: Set<String>, sources: [Set<String>], open: Set<String>, rows: [Int],
    derived: [DerivedItem],
    memory: PeopleMemory
  ) throws(TabulationError) {
    self.sums = sums
    self.doubt = doubt
    self.involved = involved
    self.columns = columns
    self.sources = sources
    self.rows = rows
    self.open = open
    let data = sums.dataset
    let factors = Set(involved.flatMap { sums.sums[$0].factors }).sorted()
    var contexts: [Int] = []
    var mixed: [Int] = []
    var known: Set<String> = []
    for factor in factors where !sources[factor].isSubset(of: columns) {
      if sources[factor].isDisjoint(with: columns) {
        contexts.append(factor)
      } else {
        mixed.append(factor)
        known.formUnion(sources[factor].subtracting(columns))
      }
    }
    // Who was asked because of the answer gave one of those that lead there.
    let ledTo = PeopleClasses(
      rows, count: data.rowCount,
      codes: following.sorted().compactMap { name in
        data[name].map { column in
          (0..<data.rowCount).map { column.isNotAsked($0) ? Int32(0) : 1 }
        }
      }
    ).classOfRow
    let key = PeopleMemory.Key(
      factors: contexts, columns: known.sorted(), following: following.sorted(), rows: rows)
    let told = memory.people(key) {
      PeopleClasses(
        rows, count: data.rowCount,
        codes: contexts.map { sums.codes[$0] }
          + known.sorted().compactMap { data[$0]?.categorized().rowCodes } + [ledTo])
    }
    people = told.classes
    peopleNumber = told.number
    let alike = PeopleClasses(
      people.members.map { $0[0] }, count: data.rowCount,
      codes: contexts.filter { sources[$0].isSubset(of: open) }.map { sums.codes[$0] }
        + known.intersection(open).sorted().compactMap { data[$0]?.categorized().rowCodes }
        + [ledTo])
    let classOfRow = people.classOfRow
    let count = people.members.count
    openGroups = alike.members.map { rows in
      rows.reduce(into: PeopleSet(count: count)) { $0.insert(Int(classOfRow[$1])) }
    }
    let given =
      doubt == .refusals
      ? [(0..<data.rowCount).map { item.isAnswered($0) ? Int32(1) : 0 }]
      : columns.sorted().compactMap { data[$0]?.categorized().rowCodes }
    let answers = PeopleClasses(rows, count: data.rowCount, codes: given)
    states = answers.members.map { $0[0] }
    isAnswer = states.map(item.isAnswered)
    isAsked = states.map { !item.isNotAsked($0) }
    stateOfRow = answers.classOfRow
    let usual = answers.members.indices.sorted {
      (answers.members[$1].count, $0) < (answers.members[$0].count, $1)
    }.prefix(Self.mostStates)
    let stateOfRow = answers.classOfRow
    let representatives = people.members.map { $0[0] }
    let spliced =
      mixed.isEmpty
      ? nil
      : try SplicedRows(
        sums, mixed, answers: columns, derived: derived, people: representatives, states: states)
    self.spliced = spliced
    // What an earlier book would have made of answers that nobody gave then is not known.
    let isPlain = mixed.isEmpty && following.isEmpty && states.count <= Self.mostStates
    let ledToOfState = states.map { ledTo[$0] }
    allowed = people.members.enumerated().map { group, rows in
      if isPlain { return Array(usual.indices) }
      let own = Set(rows.map { Int(stateOfRow[$0]) })
      let others = usual.filter { state in
        ledToOfState[state] == ledTo[rows[0]]
          && mixed.allSatisfy { spliced?.code($0, group, state) != RowFactor.unknown }
      }
      return own.union(others).sorted()
    }
  }

  var variables: Int { allowed.reduce(0) { $0 + $1.count } }

  var classSizes: [Int] { people.sizes }

  /// All classes.
  var everybody: PeopleSet {
    people.members.indices.reduce(into: PeopleSet(count: people.members.count)) { $0.insert($1) }
  }

  /// The classes that the people of some classes of another family are in.
  func set(of classes: PeopleSet, in other: AnswerFamily) -> PeopleSet {
    var set = PeopleSet(count: people.members.count)
    for group in classes.members {
      for row in other.people.members[group] { set.insert(Int(people.classOfRow[row])) }
    }
    return set
  }

  // MARK: - Values

  private func isPure(_ factor: Int) -> Bool { sources[factor].isSubset(of: columns) }

  private func code(_ factor: Int, _ group: Int, _ state: Int) -> Int32 {
    if isPure(factor) { return sums.codes[factor][states[state]] }
    if sources[factor].isDisjoint(with: columns) {
      return sums.codes[factor][people.members[group][0]]
    }
    return spliced?.code(factor, group, state) ?? -1
  }

  /// The groups of which a printed number says how many were asked.
  ///
  /// - Parameter printed: whom the printed counts are about, one member for each row.
  func askedGroups(_ groups: [PeopleSet], among printed: Set<PeopleSet>) -> [PeopleSet] {
    groups.filter { group in
      var rows = PeopleSet(count: sums.dataset.rowCount)
      for people in group.members {
        for row in self.people.members[people] { rows.insert(row) }
      }
      return printed.contains(rows)
    }
  }

  /// The classes of whom some may be counted, whatever they answered.
  func group(of sum: PrintedSum, memory: PeopleMemory) -> PeopleSet {
    let parts = sum.parts.filter { !isPure($0.factor) }
    guard spliced == nil else { return group(parts) }
    return memory.group(peopleNumber, parts) { group(parts) }
  }

  private func group(_ parts: [PrintedSum.Part]) -> PeopleSet {
    var set = PeopleSet(count: people.members.count)
    for (group, ways) in allowed.enumerated() {
      let isMet = parts.allSatisfy { part in
        sources[part.factor].isDisjoint(with: columns)
          ? part.holds(sums.codes[part.factor][people.members[group][0]])
          : ways.contains { part.holds(code(part.factor, group, $0)) }
      }
      if isMet { set.insert(group) }
    }
    return set
  }

  /// Whether few of some people, or none of them, gave one of the answers.
  func isTold(of people: PeopleSet, few: Int, zeros: Bool) -> Bool {
    var counts = [Int](repeating: 0, count: states.count)
    var total = 0
    for row in rows where people.contains(Int(self.people.classOfRow[row])) {
      counts[Int(stateOfRow[row])] += 1
      total += 1
    }
    return counts.contains { $0 > 0 && $0 < few || $0 == 0 && zeros || $0 == total }
  }

  /// The unknowns of each class: how many gave each answer.
  private var layout: [(size: Int, variables: Range<Int>)] {
    var first = 0
    return zip(people.members, allowed).map { members, ways in
      defer { first += ways.count }
      return (members.count, first..<first + ways.count)
    }
  }

  private var truth: [Double] {
    var truth: [Double] = []
    for (members, ways) in zip(people.members, allowed) {
      var counts = [Double](repeating: 0, count: ways.count)
      for row in members {
        if let place = ways.firstIndex(of: Int(stateOfRow[row])) { counts[place] += 1 }
      }
      truth += counts
    }
    return truth
  }

  private func terms(_ value: (_ group: Int, _ state: Int) -> Double) -> [AnswerSystem.Term] {
    var terms: [AnswerSystem.Term] = []
    var variable = 0
    for (group, ways) in allowed.enumerated() {
      for state in ways {
        let value = value(group, state)
        if value != 0 { terms.append(.init(variable, value)) }
        variable += 1
      }
    }
    return terms
  }

  private func terms(of sum: PrintedSum) -> [AnswerSystem.Term] {
    terms { group, state in sum.value { code($0, group, state) } }
  }

  /// What a sum is of everybody, and of those who are looked at.
  private func total(_ sum: PrintedSum, of rows: some Sequence<Int>) -> Double {
    rows.reduce(0) { total, row in total + sum.value { sums.codes[$0][row] } }
  }

  /// Whether all that a sum looks at beside the answers is open.
  func isOpen(_ sum: PrintedSum) -> Bool {
    sum.parts.allSatisfy { part in
      isPure(part.factor) || sources[part.factor].subtracting(columns).isSubset(of: open)
    }
  }

  // MARK: - The system

  /// A system with the sums behind its numbers.
  struct Laid {
    let system: AnswerSystem
    let numbers: [[Int]]
    let published: [Bool]
  }

  /// - Parameters:
  ///   - differences: the groups that numbers tell apart by subtraction.
  ///   - groups: all groups that are told apart.
  ///   - asked: the groups of which it is printed how many were asked.
  ///   - isComplete: whether single classes and cells are looked at too.
  func laid(
    _ differences: [PeopleSet], among groups: [PeopleSet] = [], asked: [PeopleSet] = [],
    isComplete: Bool
  ) -> Laid {
    let (truth, layout) = (truth, layout)
    var places: [[AnswerSystem.Term]: Int] = [:]
    var numbers: [(terms: [AnswerSystem.Term], limits: ClosedRange<Double>)] = []
    var sumsOfNumbers: [[Int]] = []
    var published: [Bool] = []
    let everybody = 0..<sums.dataset.rowCount
    var targets = AnswerTargets(layout: layout, truth: truth)
    var bundles = ownBundles
    for place in involved {
      let sum = sums.sums[place]
      let terms = terms(of: sum)
      let bundle = bundle(of: sum, among: &bundles)
      if isComplete, sum.scores == nil, doubt == .answers {
        targets.add(terms, sum.rule, kind: bundle, isComplement: false)
        if var rest = Optional(sum), let parts = sum.complement {
          rest.parts = parts
          targets.add(self.terms(of: rest), sum.rule, kind: -1 - bundle, isComplement: true)
        }
      }
      guard !terms.isEmpty else { continue }
      let value = terms.reduce(0) { $0 + $1.coefficient * truth[$1.variable] }
      let key = sum.limits == nil ? terms : terms + [.init(-1, Double(place))]
      if let known = places[key] {
        sumsOfNumbers[known].append(place)
        published[known] = published[known] || sum.isPublished
        continue
      }
      places[key] = numbers.count
      let fixed = sum.limits.map { _ in total(sum, of: everybody) - value } ?? 0
      let limits = sum.limits.map { $0.lowerBound - fixed...$0.upperBound - fixed } ?? value...value
      numbers.append((terms, limits))
      sumsOfNumbers.append([place])
      published.append(sum.isPublished)
    }
    addGroups(differences, among: groups + differences, bundles, isComplete, &targets)
    if isComplete, doubt == .answers { addDifferences(&targets) }
    let few = involved.map { sums.sums[$0].rule.threshold }.max() ?? 0
    for group in asked {
      // Who did not answer is a cell of those who were asked; that all did is no secret.
      targets.add(
        self.terms { group.contains($0) && !isAnswer[$1] ? 1 : 0 },
        .init(threshold: few, zerosAreDisclosive: false, wholeGroupsAreDisclosive: false), kind: 0,
        isComplement: false)
    }
    return Laid(
      system: AnswerSystem(
        classes: layout, truth: truth,
        numbers: zip(numbers, sumsOfNumbers).map { number, places in
          let own = places.map { sums.sums[$0] }
          // What an earlier book held back is not told yet.
          let isTold = own.contains { $0.isPublished && $0.cost == nil }
          return .init(
            terms: number.terms, limits: number.limits,
            cost: isTold ? nil : own.reduce(0) { $0 + ($1.cost ?? 0) })
        },
        targets: targets.found), numbers: sumsOfNumbers, published: published)
  }

  /// Ways to answer that are looked at whether a table shows them or not.
  private var ownBundles: [[Bool]: Int] {
    switch doubt {
    case .answers: [:]
    case .refusals: [isAnswer.map { !$0 }: 0]
    case .asking: [isAsked: 0, isAsked.map { !$0 }: 1]
    }
  }

  /// The ways to answer that a sum counts; whose sums are looked at together.
  private func bundle(of sum: PrintedSum, among bundles: inout [[Bool]: Int]) -> Int {
    guard doubt != .refusals else { return 0 }
    let pure = sum.parts.filter { isPure($0.factor) }
    let ways = states.map { row in pure.allSatisfy { $0.holds(sums.codes[$0.factor][row]) } }
    let number = bundles[ways] ?? bundles.count
    bundles[ways] = number
    return number
  }

  /// What people of small groups answered must stay wholly open, and what few of larger ones did as open
  /// as a cell of a table.
  private func addGroups(
    _ differences: [PeopleSet], among known: [PeopleSet], _ bundles: [[Bool]: Int],
    _ isComplete: Bool, _ targets: inout AnswerTargets
  ) {
    let rules = Set(involved.map { sums.sums[$0].rule })
    let rule = PrintedSum.Rule(
      threshold: rules.map(\.threshold).max() ?? 0,
      zerosAreDisclosive: rules.contains { $0.zerosAreDisclosive },
      wholeGroupsAreDisclosive: rules.contains { $0.wholeGroupsAreDisclosive })
    var groups = differences
    let sizes = people.sizes
    func size(_ group: PeopleSet) -> Int { group.members.reduce(0) { $0 + sizes[$1] } }
    let small = openGroups.filter { size($0) < rule.threshold }
    if isComplete, doubt == .answers, small.count * bundles.count <= 400 { groups += small }
    for group in groups {
      let own = size(group)
      let isSmall = own < rule.threshold
      // Beside a group that few more are in, it is as uncertain as what those few said.
      let gap = known.filter { $0 != group && group.isSubset(of: $0) }.map { size($0) - own }
        .filter { $0 > 0 && $0 < rule.threshold }.min()
      for (ways, bundle) in bundles.sorted(by: { $0.value < $1.value }) where ways.contains(false) {
        let terms = terms { group.contains($0) && ways[$1] ? 1 : 0 }
        if isSmall {
          targets.addWholly(
            terms, zerosAreDisclosive: rule.zerosAreDisclosive && doubt != .refusals, kind: bundle)
        } else if doubt == .answers {
          targets.add(terms, rule, kind: bundle, isComplement: false, within: gap)
          let rest = self.terms { group.contains($0) && !ways[$1] ? 1 : 0 }
          targets.add(rest, rule, kind: -1 - bundle, isComplement: true, within: gap)
        }
      }
      for place in involved where isSmall && doubt == .answers {
        guard let scores = sums.sums[place].scores, isPure(scores.factor), scores.values.count > 12
        else { continue }
        let terms = terms { people, state in
          group.contains(people)
            ? scores.values[sums.codes[scores.factor][states[state]]] ?? 0 : 0
        }
        targets.addMagnitude(terms, kind: bundles.count + place)
      }
    }
  }

  /// What is left of one printed count beside another, where answers that are secret themselves say whom
  /// they count: nobody needs to know who that is.
  private func addDifferences(_ targets: inout AnswerTargets) {
    let printed = involved.filter { sums.sums[$0].isPublished && sums.sums[$0].scores == nil }.map {
      (sum: sums.sums[$0], terms: terms(of: sums.sums[$0]), isOpen: isOpen(sums.sums[$0]))
    }
    let kinds = involved.count + 1
    for part in printed where !part.terms.isEmpty {
      for whole in printed
      where !(part.isOpen && whole.isOpen) && whole.terms.count > part.terms.count {
        guard let rest = whole.terms.without(part.terms) else { continue }
        let rule =
          part.sum.rule.threshold > whole.sum.rule.threshold ? part.sum.rule : whole.sum.rule
        targets.add(rest, rule, kind: kinds, isComplement: false)
      }
    }
  }
}

extension [AnswerSystem.Term] {
  /// The terms that are left beside some of them; nil where those are not among them.
  fileprivate func without(_ part: [AnswerSystem.Term]) -> [AnswerSystem.Term]? {
    var rest: [AnswerSystem.Term] = []
    var next = 0
    for term in self {
      if next < part.count, part[next] == term {
        next += 1
      } else {
        rest.append(term)
      }
    }
    return next == part.count ? rest : nil
  }
}

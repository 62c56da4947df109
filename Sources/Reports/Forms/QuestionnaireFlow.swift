import QuestionnaireModel

/// What stands on its own in a questionnaire: an item, or a battery with its rows.
struct FlowUnit: Hashable {
  /// The indices of its items: one, or the rows of a battery.
  let items: Range<Int>
  let battery: Int?
  /// The conditions that all its items share, the outermost first.
  let conditions: [Condition]
}

/// Units in order, within the conditions under which they are asked.
indirect enum FlowNode: Hashable {
  case unit(FlowUnit)
  case block(Condition, [FlowNode])

  /// The first item in it.
  var firstItem: Int {
    switch self {
    case .unit(let unit): unit.items.lowerBound
    case .block(_, let nodes): nodes[0].firstItem
    }
  }

  /// The item after the last one in it.
  var end: Int {
    switch self {
    case .unit(let unit): unit.items.upperBound
    case .block(_, let nodes): nodes[nodes.count - 1].end
    }
  }
}

/// A questionnaire as paper and maps show it: sections of units, nested in their conditions.
struct QuestionnaireFlow {
  let questionnaire: Questionnaire
  /// For each section with items, its index and what stands in it.
  let sections: [(section: Int, nodes: [FlowNode])]
  private let isOnPaper: Bool

  /// - Parameter isOnPaper: whether computed values are left out, which nobody writes down.
  init(_ questionnaire: Questionnaire, isOnPaper: Bool = false) {
    self.questionnaire = questionnaire
    self.isOnPaper = isOnPaper
    var sections: [(Int, [FlowNode])] = []
    for section in questionnaire.sections.indices {
      let units = Self.units(of: section, in: questionnaire).filter {
        !isOnPaper || !questionnaire.items[$0.items.lowerBound].isComputed
      }
      if !units.isEmpty { sections.append((section, Self.nodes(units[...], depth: 0))) }
    }
    self.sections = sections
  }

  private static func units(of section: Int, in questionnaire: Questionnaire) -> [FlowUnit] {
    var units: [FlowUnit] = []
    var index = 0
    while index < questionnaire.items.count {
      let item = questionnaire.items[index]
      let range = item.battery.map { questionnaire.batteries[$0].rows } ?? index..<index + 1
      if item.section == section {
        let conditions = range.map { questionnaire.items[$0].when?.conjuncts ?? [] }
        let shared = conditions.dropFirst().reduce(conditions[0]) { shared, other in
          Array(zip(shared, other).prefix { $0 == $1 }.map(\.0))
        }
        units.append(FlowUnit(items: range, battery: item.battery, conditions: shared))
      }
      index = range.upperBound
    }
    return units
  }

  private static func nodes(_ units: ArraySlice<FlowUnit>, depth: Int) -> [FlowNode] {
    var nodes: [FlowNode] = []
    var rest = units
    while let first = rest.first {
      guard depth < first.conditions.count else {
        nodes.append(.unit(first))
        rest = rest.dropFirst()
        continue
      }
      let condition = first.conditions[depth]
      let run = rest.prefix { depth < $0.conditions.count && $0.conditions[depth] == condition }
      nodes.append(.block(condition, Self.nodes(run, depth: depth + 1)))
      rest = rest.dropFirst(run.count)
    }
    return nodes
  }

  /// The first item from a place on that is shown.
  private func shown(from item: Int) -> Int? {
    questionnaire.items.indices.dropFirst(item).first {
      !isOnPaper || !questionnaire.items[$0].isComputed
    }
  }

  /// The name of the unit that an item belongs to; nil after the last item.
  func unitName(at item: Int) -> String? {
    guard let item = shown(from: item) else { return nil }
    let asked = questionnaire.items[item]
    return asked.battery.map { questionnaire.batteries[$0].id.rawValue } ?? asked.id.rawValue
  }

  /// The conditions of a row that its battery does not have.
  func ownConditions(ofRow item: Int, in unit: FlowUnit) -> [Condition] {
    Array((questionnaire.items[item].when?.conjuncts ?? []).dropFirst(unit.conditions.count))
  }

  /// Where an answer leads, if not to the unit that follows.
  func jump(from item: Int, with answer: Answer) -> Jump? {
    if case .consent = questionnaire.items[item].type, answer != .choice(ItemType.consentGiven) {
      return .end
    }
    let open = [Answer?](
      repeating: .nonanswer(.notReached), count: questionnaire.items.count)
    var sheet = AnswerSheet(open)
    sheet[item] = answer
    let next = questionnaire.items.indices.dropFirst(item + 1).first { later in
      let asked = questionnaire.items[later]
      guard !isOnPaper || !asked.isComputed else { return false }
      return asked.when.map { $0.possibleTruths(in: sheet).contains(.yes) } ?? true
    }
    let following = shown(from: item + 1)
    guard let next else { return following == nil ? nil : .end }
    return next == following ? nil : .to(next)
  }

  /// The target of a skip.
  enum Jump: Hashable {
    case to(Int)
    case end
  }
}

extension Item {
  fileprivate var isComputed: Bool {
    if case .computed = type { true } else { false }
  }
}

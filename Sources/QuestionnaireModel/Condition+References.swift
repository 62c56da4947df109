extension Condition {
  /// The indices of the items it looks at.
  package var items: Set<Int> {
    switch self {
    case .constant: []
    case .not(let condition): condition.items
    case .all(let conditions), .any(let conditions):
      conditions.reduce(into: []) { $0.formUnion($1.items) }
    case .comparison(let left, _, let right): left.items.union(right.items)
    case .isAmong(let item, _), .includesAny(let item, _), .isNonanswer(let item, _): [item]
    case .answered(let items): Set(items)
    }
  }

  /// The conjunction of the conditions that are there; nil where none is.
  package static func joining(_ conditions: [Condition?]) -> Condition? {
    let present = conditions.compactMap(\.self)
    return present.count > 1 ? .all(present) : present.first
  }
}

extension Quantity {
  /// The indices of the items it looks at.
  package var items: Set<Int> {
    switch self {
    case .number: []
    case .item(let item): [item]
    case .count(let items, _): Set(items)
    case .elapsed(let from, let to): [from, to]
    case .negated(let operand): operand.items
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.items.union(right.items)
    }
  }
}

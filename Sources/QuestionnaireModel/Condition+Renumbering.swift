extension Condition {
  /// The same condition where its items have other indices; nil where one of them has none.
  package func renumbered(_ place: (Int) -> Int?) -> Condition? {
    switch self {
    case .constant: self
    case .not(let inner): inner.renumbered(place).map(Condition.not)
    case .all(let parts): Self.renumbered(parts, place).map(Condition.all)
    case .any(let parts): Self.renumbered(parts, place).map(Condition.any)
    case .comparison(let left, let comparison, let right):
      left.renumbered(place).flatMap { left in
        right.renumbered(place).map { .comparison(left, comparison, $0) }
      }
    case .isAmong(let item, let codes): place(item).map { .isAmong(item: $0, codes: codes) }
    case .includesAny(let item, let codes): place(item).map { .includesAny(item: $0, codes: codes) }
    case .answered(let items): items.renumbered(place).map(Condition.answered)
    case .isNonanswer(let item, let kinds):
      place(item).map { .isNonanswer(item: $0, kinds: kinds) }
    }
  }

  private static func renumbered(
    _ parts: [Condition], _ place: (Int) -> Int?
  ) -> [Condition]? {
    let found = parts.compactMap { $0.renumbered(place) }
    return found.count == parts.count ? found : nil
  }
}

extension Quantity {
  /// The same quantity where its items have other indices; nil where one of them has none.
  package func renumbered(_ place: (Int) -> Int?) -> Quantity? {
    func both(_ left: Quantity, _ right: Quantity) -> (Quantity, Quantity)? {
      guard let left = left.renumbered(place), let right = right.renumbered(place) else {
        return nil
      }
      return (left, right)
    }
    return switch self {
    case .number: self
    case .item(let item): place(item).map(Quantity.item)
    case .count(let items, let codes):
      items.renumbered(place).map { .count(items: $0, codes: codes) }
    case .elapsed(let from, let to):
      if let from = place(from), let to = place(to) { .elapsed(from: from, to: to) } else { nil }
    case .negated(let operand): operand.renumbered(place).map(Quantity.negated)
    case .sum(let left, let right): both(left, right).map(Quantity.sum)
    case .difference(let left, let right): both(left, right).map(Quantity.difference)
    case .product(let left, let right): both(left, right).map(Quantity.product)
    case .quotient(let left, let right): both(left, right).map(Quantity.quotient)
    }
  }
}

extension [Int] {
  fileprivate func renumbered(_ place: (Int) -> Int?) -> [Int]? {
    let found = compactMap(place)
    return found.count == count ? found : nil
  }
}

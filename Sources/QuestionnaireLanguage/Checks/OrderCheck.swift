import QuestionnaireModel

/// Whether an order that is drawn can put an item before what it needs.
struct OrderCheck {
  private let shuffle: UnitShuffle
  /// The unit that each item belongs to.
  private let unitOfItem: [Int?]

  init(_ shuffle: UnitShuffle, itemCount: Int) {
    self.shuffle = shuffle
    var unitOfItem: [Int?] = Array(repeating: nil, count: itemCount)
    for (unit, items) in shuffle.units.enumerated() {
      for item in items { unitOfItem[item] = unit }
    }
    self.unitOfItem = unitOfItem
  }

  /// The references of a link to items that may come after those it decides on.
  func violations(in link: RouteCheck.Link) -> [ConditionChecker.Reference] {
    let deciding = Set(link.decided.compactMap { unitOfItem[$0] })
    guard let earliest = deciding.map({ shuffle.places(of: $0).lowerBound }).min() else {
      return []
    }
    return link.references.filter { reference in
      reference.items.contains { item in
        guard let unit = unitOfItem[item], !deciding.contains(unit) else { return false }
        // What stands later in the file is reported as that.
        guard item < link.decided.lowerBound else { return false }
        return shuffle.places(of: unit).upperBound > earliest
      }
    }
  }
}

/// One side of a table: an item's categories, nets of them, and the total.
///
/// Positions along it are those of the categories, then of the nets, then the total.
package struct TableAxis: Hashable, Sendable {
  /// How the categories make up the total.
  package enum Shape: Hashable, Sendable {
    /// Each respondent of the base is in one category.
    case exhaustive
    /// Each is in one category at most, as where some did not answer and are in the base.
    case disjoint
    /// Each may be in several, as in a multiple-response set.
    case overlapping
  }

  /// Categories counted as one.
  package struct Net: Hashable, Sendable {
    package let name: String
    package let parts: [Int]

    package init(name: String, parts: [Int]) {
      self.name = name
      self.parts = parts
    }
  }

  package let item: String
  package let categories: [String]
  package let nets: [Net]
  package let shape: Shape

  package init(item: String, categories: [String], nets: [Net] = [], shape: Shape = .exhaustive) {
    precondition(
      nets.allSatisfy { $0.parts.allSatisfy(categories.indices.contains) },
      "a net's parts are categories of its axis")
    precondition(
      Set(categories + nets.map(\.name)).count == categories.count + nets.count,
      "categories and nets of an axis have names of their own")
    self.item = item
    self.categories = categories
    self.nets = nets
    self.shape = shape
  }

  package var count: Int { categories.count + nets.count + 1 }
  package var total: Int { count - 1 }

  /// What holds at a position; nil at the total.
  func condition(at position: Int) -> CellCondition? {
    if position < categories.count {
      return CellCondition(item: item, category: categories[position])
    }
    guard position < total else { return nil }
    return CellCondition(item: item, category: nets[position - categories.count].name)
  }

  /// What holds of those of the base who are in none of the categories.
  var remainder: CellCondition {
    CellCondition(
      item: item, category: categories.sorted().joined(separator: " or "), isNegated: true)
  }
}

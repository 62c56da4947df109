/// One thing that holds of all respondents in a cell: a category of an item.
package struct CellCondition: Hashable, Comparable, Sendable {
  package let item: String
  package let category: String
  /// Whether the respondents are those of the base who are not in the category.
  let isNegated: Bool

  package init(item: String, category: String) {
    self.init(item: item, category: category, isNegated: false)
  }

  init(item: String, category: String, isNegated: Bool) {
    self.item = item
    self.category = category
    self.isNegated = isNegated
  }

  package static func < (left: CellCondition, right: CellCondition) -> Bool {
    if left.item != right.item { return left.item < right.item }
    if left.category != right.category { return left.category < right.category }
    return !left.isNegated && right.isNegated
  }

  var name: String { "\(isNegated ? "not " : "")\(item) = \(category)" }
}

/// The definition of a set of respondents, by which cells of different tables are found to be one.
package struct CellKey: Hashable, Comparable, Sendable {
  package let base: String
  /// In order and each once, so that it does not matter which item is a table's rows.
  package let conditions: [CellCondition]
  /// What holds of the respondents that are left out; nil where none are.
  let without: String?

  package init(base: String, conditions: [CellCondition] = []) {
    self.init(base: base, conditions: conditions, without: nil)
  }

  init(base: String, conditions: [CellCondition], without: String?) {
    self.base = base
    self.conditions = Set(conditions).sorted()
    self.without = without
  }

  package static func < (left: CellKey, right: CellKey) -> Bool {
    if left.base != right.base { return left.base < right.base }
    if left.conditions.count != right.conditions.count {
      return left.conditions.count < right.conditions.count
    }
    for (first, second) in zip(left.conditions, right.conditions) where first != second {
      return first < second
    }
    return (left.without ?? "") < (right.without ?? "")
  }

  /// The bytes of which a ledger keeps a keyed hash; each text is preceded by its length.
  var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    ByteWriter.append(base, to: &bytes)
    ByteWriter.append(without ?? "", to: &bytes)
    ByteWriter.append(UInt64(conditions.count), to: &bytes)
    for condition in conditions {
      ByteWriter.append(condition.item, to: &bytes)
      ByteWriter.append(condition.category, to: &bytes)
      bytes.append(condition.isNegated ? 1 : 0)
    }
    return bytes
  }

  /// Whether two of its conditions are of one item.
  var namesAnItemTwice: Bool { Set(conditions.map(\.item)).count < conditions.count }

  var name: String {
    let name = conditions.isEmpty ? "total" : conditions.map(\.name).joined(separator: ", ")
    return without.map { "\(name), without \($0)" } ?? name
  }
}

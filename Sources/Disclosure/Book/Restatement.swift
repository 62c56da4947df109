/// Another definition that holds the respondents of a table's cells, alone or among few others.
///
/// It is found by the rows of the data, whatever conditions and categories are called.
package struct Restatement: Hashable, Sendable {
  package let base: String
  /// What the other definition says in other words; nil where it says it all again.
  package let replaced: CellCondition?
  /// What stands in its place; several parts add up to the cell.
  package let parts: [[CellCondition]]
  /// Whether the parts hold nobody else.
  package let isExact: Bool

  package init(
    base: String, replaced: CellCondition? = nil, parts: [[CellCondition]] = [[]], isExact: Bool
  ) {
    self.base = base
    self.replaced = replaced
    self.parts = parts
    self.isExact = isExact
  }

  /// The definitions of the parts; none where the cell does not say what is replaced.
  func keys(for key: CellKey) -> [CellKey] {
    if let replaced, !key.conditions.contains(replaced) { return [] }
    let kept = key.conditions.filter { $0 != replaced }
    return parts.map { CellKey(base: base, conditions: kept + $0) }
  }
}

extension BookTable {
  /// The definitions that hold a cell's respondents, and others too.
  func restatedWider(_ key: CellKey) -> [CellKey] {
    restatements.filter { !$0.isExact }.flatMap { $0.keys(for: key) }
  }

  /// The definitions that hold a cell's respondents and nobody else.
  func restatedSame(_ key: CellKey) -> [CellKey] {
    restatements.filter { $0.isExact && $0.parts.count == 1 }.flatMap { $0.keys(for: key) }
  }
}

extension CellCollector {
  /// Adds that cells of a table are sums of cells with other definitions.
  ///
  /// - Throws: `DisclosureError.contradictingCounts` where they do not add up.
  mutating func addRestatements(of table: Int) throws(DisclosureError) {
    let exact = tables[table].restatements.filter(\.isExact)
    guard !exact.isEmpty else { return }
    for number in Set(cellsOfTables[table]).sorted() {
      for restatement in exact {
        let keys = restatement.keys(for: cells[number].key)
        let parts = keys.compactMap { numbers[$0] }
        guard !parts.isEmpty, parts.count == keys.count, !parts.contains(number) else { continue }
        guard cells[number].count == parts.reduce(0, { $0 + cells[$1].count }) else {
          throw .contradictingCounts(
            name(of: number, table: table), name(of: parts[0], table: cells[parts[0]].tables[0]))
        }
        relations.append(.sum(number, of: parts))
      }
    }
  }
}

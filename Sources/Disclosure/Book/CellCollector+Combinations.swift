extension CellCollector {
  /// Adds that the numbers of a table which sum answers up are equations between their counts.
  ///
  /// - Throws: `DisclosureError.inconsistentCounts` where a sum is not that of its parts.
  mutating func addCombinations(of table: Int) throws(DisclosureError) {
    for (index, combination) in tables[table].combinations.sorted(by: { $0.key < $1.key }) {
      let number = cellsOfTables[table][index]
      cells[number].sumRank = min(cells[number].sumRank ?? .max, combination.rank)
      let parts = combination.terms.filter { $0.times != 0 }
        .map { (cell: numbers[$0.cell], times: $0.times) }
      var terms = [LinearRelation.Term(cell: number, coefficient: 1)]
      var sum = 0
      for part in parts {
        guard let cell = part.cell else { continue }
        terms.append(LinearRelation.Term(cell: cell, coefficient: -Double(part.times)))
        sum += part.times * cells[cell].count
      }
      guard terms.count == parts.count + 1 else { continue }
      guard sum == cells[number].count else {
        throw .inconsistentCounts(name(of: number, table: table))
      }
      relations.append(LinearRelation(terms: terms))
    }
  }
}

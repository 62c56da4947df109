extension CellCollector {
  /// Adds that some cells of a table have the respondents of cells with other definitions.
  mutating func addSynonyms(of table: Int) throws(DisclosureError) {
    for (index, key) in tables[table].synonyms.sorted(by: { $0.key < $1.key }) {
      let number = cellsOfTables[table][index]
      guard let other = numbers[key], other != number else { continue }
      guard cells[other].count == cells[number].count else {
        throw .contradictingCounts(
          name(of: number, table: table), name(of: other, table: cells[other].tables[0]))
      }
      relations.append(.sum(other, of: [number]))
    }
  }
}

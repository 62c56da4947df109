extension CellCollector {
  /// Adds those whom a table's own conditions leave out of a wider cell of the book.
  mutating func addDifferences(of table: Int) {
    let source = tables[table]
    guard
      !source.narrows.isEmpty || !source.given.isEmpty
        || source.restatements.contains(where: { !$0.isExact })
    else { return }
    for number in Set(cellsOfTables[table]).sorted() {
      let restated = source.restatedWider(cells[number].key)
      for wider in source.widerKeys(of: cells[number].key) {
        guard let whole = numbers[wider], whole != number,
          cells[whole].count >= cells[number].count
        else { continue }
        if cells[whole].count == cells[number].count, restated.contains(wider) {
          // Nobody is left out, so that both are one cell.
          relations.append(.sum(whole, of: [number]))
          continue
        }
        let narrow = cells[number].key
        let key = CellKey(
          base: wider.base, conditions: wider.conditions,
          without: "\(narrow.base), \(narrow.name)")
        guard numbers[key] == nil else { continue }
        var cell = LinkedCells.Cell(
          key: key, count: cells[whole].count - cells[number].count)
        if let weight = cells[whole].weighted, let part = cells[number].weighted {
          cell.weighted = max(0, weight - part)
        }
        cell.tables = Set(cells[whole].tables + [table]).sorted()
        cell.rule = cells[whole].rule.joined(with: source.rule)
        cell.isDifference = true
        numbers[key] = cells.count
        cells.append(cell)
        relations.append(.sum(whole, of: [number, cells.count - 1]))
      }
    }
  }
}

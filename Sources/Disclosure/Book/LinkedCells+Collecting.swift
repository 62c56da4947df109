extension LinkedCells {
  /// Finds which cells of the tables are one, and what links them.
  init(_ tables: [BookTable]) throws(DisclosureError) {
    var collector = CellCollector(tables: tables)
    for table in tables.indices {
      try collector.addCells(of: table)
    }
    for table in tables.indices {
      for axis in tables[table].axes.indices { try collector.addSums(of: table, along: axis) }
    }
    for table in tables.indices { collector.addDifferences(of: table) }
    for table in tables.indices { try collector.addSynonyms(of: table) }
    for table in tables.indices { try collector.addRestatements(of: table) }
    for table in tables.indices { try collector.addCombinations(of: table) }
    let cells = collector.cells
    let order = cells.indices.sorted { cells[$0].key < cells[$1].key }
    var number = [Int](repeating: 0, count: cells.count)
    for (new, old) in order.enumerated() { number[old] = new }
    self.init(
      cells: order.map { cells[$0] },
      relations: Set(collector.relations.map { $0.renumbered(number) })
        .sorted(by: LinearRelation.precedes),
      cellsOfTables: collector.cellsOfTables.map { $0.map { number[$0] } })
  }
}

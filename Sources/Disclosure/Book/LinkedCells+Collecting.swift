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

/// The work of reading tables into linked cells.
private struct CellCollector {
  let tables: [BookTable]
  var cells: [LinkedCells.Cell] = []
  var relations: [LinearRelation] = []
  var cellsOfTables: [[Int]] = []
  private var numbers: [CellKey: Int] = [:]

  init(tables: [BookTable]) { self.tables = tables }

  mutating func addCells(of table: Int) throws(DisclosureError) {
    let source = tables[table]
    let strides = source.strides
    var numbers: [Int] = []
    numbers.reserveCapacity(source.counts.count)
    for index in source.counts.indices {
      let positions = source.positions(of: index)
      let number = try cell(
        source.key(at: positions), table: table, count: source.counts[index],
        weighted: source.weighted?[index])
      cells[number].places.append(.init(table: table, index: index))
      cells[number].isPrinted = cells[number].isPrinted || source.isPrinted(at: positions)
      for (axis, position) in positions.enumerated() {
        let total = index + (source.axes[axis].total - position) * strides[axis]
        if position == source.axes[axis].total {
          cells[number].collapsed += 1
        } else if source.counts[total] == 0 {
          cells[number].isEmptyByBase = true
        }
      }
      protectDominated(number, at: index, of: source)
      numbers.append(number)
    }
    cellsOfTables.append(numbers)
  }

  private mutating func protectDominated(_ number: Int, at index: Int, of table: BookTable) {
    guard let weighted = table.weighted?[index], let parts = table.contributions[index] else {
      return
    }
    for rule in table.rule.dominance {
      guard let needed = rule.protection(ofTotal: weighted, contributions: parts) else { continue }
      cells[number].dominance = max(cells[number].dominance ?? 0, needed)
    }
  }

  mutating func addSums(of table: Int, along axis: Int) throws(DisclosureError) {
    let source = tables[table]
    let stride = source.strides[axis]
    let side = source.axes[axis]
    for first in source.counts.indices where first / stride % side.count == 0 {
      let line = (0..<side.count).map { cellsOfTables[table][first + $0 * stride] }
      try addSums(line, of: side, table: table, first: first)
    }
  }

  /// Adds what holds along one row or column, whose last cell is its total.
  private mutating func addSums(
    _ line: [Int], of side: TableAxis, table: Int, first: Int
  ) throws(DisclosureError) {
    let total = line[side.total]
    let categories = Array(line.prefix(side.categories.count))
    let place = tables[table].key(at: tables[table].positions(of: first))
    let fixed = place.conditions.filter { $0.item != side.item }
    func rest(_ condition: CellCondition) -> CellKey {
      CellKey(base: place.base, conditions: fixed + [condition])
    }
    switch side.shape {
    case .exhaustive:
      try equate(total, categories, table: table)
    case .disjoint:
      let remainder = try complement(
        rest(side.remainder), of: total, without: categories, table: table, isOther: true)
      relations.append(.sum(total, of: categories + [remainder]))
    case .overlapping: break
    }
    for (position, number) in line.dropLast().enumerated() {
      let parts =
        position < side.categories.count ? 1 : side.nets[position - side.categories.count].parts.count
      // A category or net that is everything by its definition tells nothing.
      let isWhole =
        cells[number].count == cells[total].count && cells[total].count > 0
        && (parts < side.categories.count || side.shape == .disjoint)
      guard side.shape == .overlapping || isWhole,
        let condition = side.condition(at: position)
      else { continue }
      let negated = CellCondition(
        item: condition.item, category: condition.category, isNegated: true)
      let other = try complement(
        rest(negated), of: total, without: [number], table: table, isOther: false)
      relations.append(.sum(total, of: [number, other]))
    }
    for (number, net) in zip(line.dropFirst(side.categories.count), side.nets) {
      let parts = net.parts.map { line[$0] }
      guard side.shape == .overlapping else {
        try equate(number, parts, table: table)
        continue
      }
      guard cells[number].count <= parts.reduce(0, { $0 + cells[$1].count }),
        parts.allSatisfy({ cells[$0].count <= cells[number].count })
      else { throw .inconsistentCounts(name(of: number, table: table)) }
      relations.append(.atMost(number, sumOf: parts))
      for part in parts { relations.append(.atMost(part, sumOf: [number])) }
    }
  }

  private mutating func equate(
    _ whole: Int, _ parts: [Int], table: Int
  ) throws(DisclosureError) {
    guard cells[whole].count == parts.reduce(0, { $0 + cells[$1].count }) else {
      throw .inconsistentCounts(name(of: whole, table: table))
    }
    if let weight = cells[whole].weighted {
      let sum = parts.reduce(0) { $0 + (cells[$1].weighted ?? 0) }
      guard abs(weight - sum) <= 1e-6 * max(1, weight) else {
        throw .inconsistentCounts(name(of: whole, table: table))
      }
    }
    relations.append(.sum(whole, of: parts))
  }

  /// The cell of those of a total who are in none of some cells; it is printed nowhere.
  private mutating func complement(
    _ key: CellKey, of total: Int, without parts: [Int], table: Int, isOther: Bool
  ) throws(DisclosureError) -> Int {
    let count = parts.reduce(cells[total].count) { $0 - cells[$1].count }
    guard count >= 0 else { throw .inconsistentCounts(name(of: total, table: table)) }
    let weighted = cells[total].weighted.map { total in
      max(0, parts.reduce(total) { $0 - (cells[$1].weighted ?? 0) })
    }
    let number = try cell(key, table: table, count: count, weighted: weighted)
    cells[number].isComplement = cells[number].isComplement || !isOther
    if isOther { cells[number].isDifference = true }
    if cells[total].count == 0 { cells[number].isEmptyByBase = true }
    return number
  }

  /// Adds those whom a table's own conditions leave out of a wider cell of the book.
  mutating func addDifferences(of table: Int) {
    let source = tables[table]
    guard !source.narrows.isEmpty || !source.given.isEmpty else { return }
    for number in Set(cellsOfTables[table]).sorted() {
      for wider in source.widerKeys(of: cells[number].key) {
        guard let whole = numbers[wider], whole != number,
          cells[whole].count >= cells[number].count
        else { continue }
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

  private mutating func cell(
    _ key: CellKey, table: Int, count: Int, weighted: Double?
  ) throws(DisclosureError) -> Int {
    let rule = tables[table].rule
    guard let number = numbers[key] else {
      numbers[key] = cells.count
      cells.append(.init(key: key, count: count, weighted: weighted, tables: [table], rule: rule))
      return cells.count - 1
    }
    let isSame =
      cells[number].count == count
      && abs((weighted ?? 0) - (cells[number].weighted ?? weighted ?? 0))
        <= 1e-6 * max(1, abs(weighted ?? 0))
    guard isSame else {
      throw .contradictingCounts(
        name(of: number, table: cells[number].tables[0]), name(of: number, table: table))
    }
    cells[number].weighted = cells[number].weighted ?? weighted
    if cells[number].tables.last != table { cells[number].tables.append(table) }
    cells[number].rule = cells[number].rule.joined(with: rule)
    return number
  }

  private func name(of number: Int, table: Int) -> CellName {
    CellName(table: tables[table].name, cell: cells[number].key.name)
  }
}

extension CellCollector {
  mutating func addSums(of table: Int, along axis: Int) throws(DisclosureError) {
    let source = tables[table]
    let stride = source.strides[axis]
    let side = source.axes[axis]
    for first in source.counts.indices where first / stride % side.count == 0 {
      let line = (0..<side.count).map { cellsOfTables[table][first + $0 * stride] }
      // Of an item counted against itself each line is of one category, and that is no secret.
      let positions = source.positions(of: first)
      let isOfOne = source.axes.indices.contains {
        $0 != axis && source.axes[$0].item == side.item && positions[$0] < source.axes[$0].total
      }
      if isOfOne {
        try equate(line[side.total], Array(line.prefix(side.categories.count)), table: table)
      } else {
        try addSums(line, of: side, table: table, first: first)
      }
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
      let net = position - side.categories.count
      let parts = net < 0 ? 1 : side.nets[net].parts.count
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
}

/// The work of reading tables into linked cells.
struct CellCollector {
  let tables: [BookTable]
  var cells: [LinkedCells.Cell] = []
  var relations: [LinearRelation] = []
  var cellsOfTables: [[Int]] = []
  var numbers: [CellKey: Int] = [:]

  init(tables: [BookTable]) { self.tables = tables }

  mutating func addCells(of table: Int) throws(DisclosureError) {
    let source = tables[table]
    let strides = source.strides
    var numbers: [Int] = []
    numbers.reserveCapacity(source.counts.count)
    let isByItself = Set(source.axes.map(\.item)).count < source.axes.count
    for index in source.counts.indices {
      let positions = source.positions(of: index)
      let number = try cell(
        source.key(at: positions), table: table, count: source.counts[index],
        weighted: source.weighted?[index])
      cells[number].places.append(.init(table: table, index: index))
      // Nobody can be in two categories of one item.
      if isByItself, source.counts[index] == 0, cells[number].key.namesAnItemTwice {
        cells[number].isEmptyByBase = true
      }
      cells[number].isPrinted = cells[number].isPrinted || source.isPrinted(at: positions)
      cells[number].isKnown = cells[number].isKnown || source.known.contains(index)
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

  /// The number of the cell of a definition, which must have one count everywhere.
  mutating func cell(
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

  func name(of number: Int, table: Int) -> CellName {
    CellName(table: tables[table].name, cell: cells[number].key.name)
  }
}

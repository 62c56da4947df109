/// The search for further cells to hold back, so that those which must be protected are.
///
/// For each exposed cell it looks for the cheapest other book in which the cell is as large as it
/// must seem and all but the cells that are held back are as published; the cells in which that
/// book differs are held back. Source: J. P. Kelly, B. L. Golden and A. A. Assad, Cell suppression,
/// Networks 22 (1992); M. Fischetti and J. J. Salazar, JASA 95 (2000), whose model it relaxes.
struct Suppression {
  let cells: LinkedCells
  /// The cells that are published so far.
  private(set) var published: [Bool]
  /// The cells that others know already, so that nothing is won by holding them back.
  let isFixed: [Bool]
  private let membersOfTables: [[Int]]
  /// Books that agree with what is published, to start from beside the true one.
  private var points: [[Double]] = []
  private static let keptPoints = 4

  init(_ cells: LinkedCells, published: [Bool], isFixed: [Bool]) {
    self.cells = cells
    self.published = published
    self.isFixed = isFixed
    let tables = cells.cells.reduce(0) { max($0, ($1.tables.last ?? -1) + 1) }
    var members = [[Int]](repeating: [], count: tables)
    for (number, cell) in cells.cells.enumerated() {
      for table in cell.tables { members[table].append(number) }
    }
    membersOfTables = members
  }

  /// Holds cells back until nothing is exposed; returns the cell that cannot be protected, if any.
  mutating func protect(against attack: Attack) -> Int? {
    var seen = SeenBounds(attack.layer)
    points = []
    while true {
      let exposed = attack.exposed(published: published, seen: &seen)
      guard !exposed.isEmpty else { return nil }
      // Cells of many tables first: the rest of those tables can stand on what they give.
      let order = exposed.sorted {
        let first = cells.cells[$0].tables.count
        let second = cells.cells[$1].tables.count
        return first == second ? $0 < $1 : first > second
      }
      for cell in order where !attack.isMet(cell, seen) {
        guard repair(cell, attack, &seen) else { return cell }
      }
    }
  }

  private mutating func repair(_ cell: Int, _ attack: Attack, _ seen: inout SeenBounds) -> Bool {
    let before = published
    let near = neighbors(of: cell)
    for point in [attack.layer.values] + points
    where move(cell, free: near, from: point, attack, &seen) {
      return true
    }
    let linked = Set(near).union(published.indices.filter { !published[$0] }).sorted()
    if linked.count > near.count, linked.count <= 4 * near.count,
      move(cell, free: linked, from: attack.layer.values, attack, &seen)
    {
      return true
    }
    if near.count < published.count,
      move(cell, free: Array(published.indices), from: attack.layer.values, attack, &seen)
    {
      return true
    }
    // Where only parts of people would protect it, one more cell is held back for the next round.
    return published != before || holdBackCheapest(near)
  }

  /// The cells that only tables have in which the cell is.
  private func neighbors(of cell: Int) -> [Int] {
    let tables = cells.cells[cell].tables
    if tables.count == 1 {
      return membersOfTables[tables[0]].filter { cells.cells[$0].tables == tables }
    }
    let own = Set(tables)
    return Set(tables.flatMap { membersOfTables[$0] }).filter {
      own.isSuperset(of: cells.cells[$0].tables)
    }.sorted()
  }

  /// Moves the cell as far as it must seem to be able to be; false where it cannot.
  private mutating func move(
    _ cell: Int, free: [Int], from point: [Double], _ attack: Attack, _ seen: inout SeenBounds
  ) -> Bool {
    guard let need = attack.layer.needs[cell] else { return true }
    let layer = attack.layer
    let reach = max(need.upper, seen.lower[cell] + need.width)
    if shift(cell, to: reach...layer.ceiling, free: free, from: point, layer, &seen) {
      return attack.isMet(cell, seen)
    }
    guard reach > need.upper,
      shift(cell, to: need.upper...layer.ceiling, free: free, from: point, layer, &seen)
    else { return false }
    let least = seen.upper[cell] - need.width
    guard !attack.isMet(cell, seen), least >= 0 else { return attack.isMet(cell, seen) }
    return shift(cell, to: 0...least, free: free, from: point, layer, &seen)
      && attack.isMet(cell, seen)
  }

  /// Finds the cheapest book with the cell's number in a range, and holds back where it differs.
  private mutating func shift(
    _ cell: Int, to range: ClosedRange<Double>, free: [Int], from point: [Double],
    _ layer: Layer, _ seen: inout SeenBounds
  ) -> Bool {
    var deviation = Deviation(
      cells, layer: layer, published: published, isFixed: isFixed, free: free, from: point)
    guard let found = deviation.cheapest(moving: cell, to: range) else { return false }
    for other in free where published[other] {
      if abs(found[other] - layer.values[other]) > layer.tolerance { published[other] = false }
    }
    guard let book = agreeing(found, free: free, layer) else { return true }
    for other in free { seen.see(book[other], in: other) }
    if cells.cells[cell].tables.count > 1 {
      points.append(book)
      if points.count > Self.keptPoints { points.removeFirst() }
    }
    return true
  }

  /// The book in whole numbers where the layer has them; nil where it is not one.
  private func agreeing(_ found: [Double], free: [Int], _ layer: Layer) -> [Double]? {
    guard layer.isWhole else { return found }
    var whole = found
    for cell in free {
      whole[cell] = found[cell].rounded()
      guard abs(whole[cell] - found[cell]) < 1e-5 else { return nil }
    }
    let holds = Polytope.rows(cells, touching: free).allSatisfy {
      let value = $0.value(at: whole)
      return value >= $0.lower && value <= $0.upper
    }
    return holds ? whole : nil
  }

  private mutating func holdBackCheapest(_ near: [Int]) -> Bool {
    let open = { [published, isFixed] (cell: Int) in published[cell] && !isFixed[cell] }
    let candidates = near.contains(where: open) ? near.filter(open) : published.indices.filter(open)
    guard
      let cheapest = candidates.min(by: {
        (cells.cells[$0].cost, $0) < (cells.cells[$1].cost, $1)
      })
    else { return false }
    published[cheapest] = false
    return true
  }
}

extension LinkedCells.Cell {
  /// What is lost by holding the cell back: totals and cells of several tables are dear.
  var cost: Double {
    var logarithm = 0
    var left = count
    while left > 0 {
      logarithm += 1
      left /= 2
    }
    return (1 + Double(logarithm) / 8) * (collapsed > 0 ? 10 * Double(collapsed) : 1)
      * (count == 0 ? 2 : 1)
  }
}

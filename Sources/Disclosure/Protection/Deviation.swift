/// The books that differ from the true one in some cells, and what the difference costs.
struct Deviation: ~Copyable {
  private let cells: LinkedCells
  private let point: [Double]
  private let free: [Int]
  private var program: LinearProgram
  /// For each free cell, the variable of its number or of its increase.
  private var variables: [Int: Int] = [:]
  /// For each published free cell, the variable of its decrease.
  private var decreases: [Int: Int] = [:]
  private let truth: [Double]

  /// Frees some cells; the others keep the numbers of a book that agrees with what is published.
  init(
    _ cells: LinkedCells, layer: Layer, published: [Bool], isFixed: [Bool], free: [Int],
    from point: [Double]
  ) {
    self.cells = cells
    self.point = point
    truth = layer.values
    self.free = free.filter { !published[$0] || !isFixed[$0] }
    var limits: [ClosedRange<Double>] = []
    for cell in self.free {
      variables[cell] = limits.count
      limits.append(0...layer.ceiling)
      guard published[cell] else { continue }
      decreases[cell] = limits.count
      limits.append(0...layer.values[cell])
    }
    let rows = Polytope.rows(cells, touching: self.free).map { [variables, decreases, truth] in
      Self.row($0, variables, decreases, truth: truth, point: point)
    }
    program = LinearProgram(limits: limits, rows: rows)
    for cell in self.free where published[cell] {
      guard let increase = variables[cell], let decrease = decreases[cell] else { continue }
      program.setObjective(cells.cells[cell].cost, of: increase)
      program.setObjective(cells.cells[cell].cost, of: decrease)
    }
  }

  private static func row(
    _ relation: LinearRelation, _ variables: [Int: Int], _ decreases: [Int: Int],
    truth: [Double], point: [Double]
  ) -> LinearProgram.Row {
    var row = LinearProgram.Row(terms: [], lower: relation.lower, upper: relation.upper)
    for term in relation.terms {
      var constant = 0.0
      if let variable = variables[term.cell] {
        row.terms.append((variable, term.coefficient))
        if let decrease = decreases[term.cell] {
          row.terms.append((decrease, -term.coefficient))
          constant = truth[term.cell]
        }
      } else {
        constant = point[term.cell]
      }
      row.lower -= term.coefficient * constant
      row.upper -= term.coefficient * constant
    }
    return row
  }

  /// The numbers of all cells in the cheapest book with a cell's number in a range.
  mutating func cheapest(moving cell: Int, to range: ClosedRange<Double>) -> [Double]? {
    guard let moved = variables[cell], decreases[cell] == nil else { return nil }
    program.setLimits(range, of: moved)
    guard let solution = program.extreme(.minimum) else { return nil }
    var book = point
    for cell in free {
      guard let variable = variables[cell] else { continue }
      book[cell] = solution[variable]
      if let decrease = decreases[cell] { book[cell] += truth[cell] - solution[decrease] }
    }
    return book
  }
}

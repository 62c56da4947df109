/// All numbers of some linked cells that agree with the numbers of the others.
struct Polytope: ~Copyable {
  private let cells: LinkedCells
  private let layer: Layer
  let free: [Int]
  private var program: LinearProgram
  private let variables: [Int: Int]

  init(_ cells: LinkedCells, layer: Layer, free: [Int]) {
    self.cells = cells
    self.layer = layer
    self.free = free
    let variables = Dictionary(uniqueKeysWithValues: zip(free, free.indices))
    self.variables = variables
    let limits = 0...layer.ceiling
    program = LinearProgram(
      limits: [ClosedRange<Double>](repeating: limits, count: free.count),
      rows: Self.rows(cells, touching: free).map {
        Self.row($0, variables: variables, values: layer.values)
      })
  }

  static func rows(_ cells: LinkedCells, touching free: [Int]) -> [LinearRelation] {
    Set(free.flatMap { cells.relationsOfCells[$0] }).sorted().map { cells.relations[$0] }
  }

  /// A relation between the free cells, what the others add to it brought to its limits.
  private static func row(
    _ relation: LinearRelation, variables: [Int: Int], values: [Double]
  ) -> LinearProgram.Row {
    var row = LinearProgram.Row(terms: [], lower: relation.lower, upper: relation.upper)
    for term in relation.terms {
      if let variable = variables[term.cell] {
        row.terms.append((variable, term.coefficient))
      } else {
        row.lower -= term.coefficient * values[term.cell]
        row.upper -= term.coefficient * values[term.cell]
      }
    }
    return row
  }

  /// Looks for the book in which the sum of some cells is extreme, and notes all it shows.
  mutating func look(
    for wanted: [Int], _ direction: LinearProgram.Direction, seen: inout SeenBounds
  ) {
    for cell in wanted { setObjective(1, of: cell) }
    defer { for cell in wanted { setObjective(0, of: cell) } }
    guard var point = program.extreme(direction) else { return }
    if layer.isWhole {
      if let whole = rounded(point) {
        point = whole
      } else {
        guard wanted.count == 1,
          let found = program.wholeExtreme(direction, branches: Attack.branches),
          let whole = rounded(found)
        else { return }
        point = whole
      }
    }
    for (cell, value) in zip(free, point) { seen.see(value, in: cell) }
  }

  private mutating func setObjective(_ coefficient: Double, of cell: Int) {
    guard let variable = variables[cell] else { return }
    program.setObjective(coefficient, of: variable)
  }

  /// The point in whole numbers, if all relations hold for them exactly.
  private func rounded(_ point: [Double]) -> [Double]? {
    var whole = layer.values
    for (cell, value) in zip(free, point) {
      let nearest = value.rounded()
      guard abs(value - nearest) < 1e-5, nearest >= 0 else { return nil }
      whole[cell] = nearest
    }
    let holds = Self.rows(cells, touching: free).allSatisfy {
      let value = $0.value(at: whole)
      return value >= $0.lower && value <= $0.upper
    }
    return holds ? free.map { whole[$0] } : nil
  }
}

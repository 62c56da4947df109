/// What follows from the published cells by sums alone, and which unknown cells hang together.
struct Knowledge {
  /// Whether a cell's number is published or follows from published ones.
  private(set) var isKnown: [Bool]
  /// The unknown cells that are linked, each group in order; single cells are groups too.
  private(set) var groups: [[Int]] = []

  init(_ cells: LinkedCells, values: [Double], published: [Bool], tolerance: Double) {
    isKnown = published
    derive(cells, values, tolerance)
    group(cells)
  }

  private mutating func derive(_ cells: LinkedCells, _ values: [Double], _ tolerance: Double) {
    var waiting = Array(cells.relations.indices)
    while let number = waiting.popLast() {
      let relation = cells.relations[number]
      guard relation.isEquation else { continue }
      let unknown = relation.terms.filter { !isKnown[$0.cell] }
      guard let first = unknown.first else { continue }
      let follows =
        unknown.count == 1
        // Numbers that are never negative and add up to nothing are zero.
        || unknown.allSatisfy {
          ($0.coefficient > 0) == (first.coefficient > 0) && abs(values[$0.cell]) <= tolerance
        }
      guard follows else { continue }
      for term in unknown {
        isKnown[term.cell] = true
        waiting.append(contentsOf: cells.relationsOfCells[term.cell])
      }
    }
  }

  private mutating func group(_ cells: LinkedCells) {
    var parent = Array(isKnown.indices)
    func root(_ cell: Int) -> Int {
      var cell = cell
      while parent[cell] != cell {
        parent[cell] = parent[parent[cell]]
        cell = parent[cell]
      }
      return cell
    }
    for relation in cells.relations {
      var first: Int?
      for term in relation.terms where !isKnown[term.cell] {
        guard let known = first else {
          first = root(term.cell)
          continue
        }
        let other = root(term.cell)
        parent[max(known, other)] = min(known, other)
        first = min(known, other)
      }
    }
    var members: [Int: [Int]] = [:]
    for cell in isKnown.indices where !isKnown[cell] {
      members[root(cell), default: []].append(cell)
    }
    groups = members.keys.sorted().map { members[$0, default: []] }
  }
}

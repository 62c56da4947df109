/// The numbers of one kind that all cells have: counts, or weighted counts.
struct Layer {
  /// What the bounds of a cell must be like for it to be protected.
  struct Need: Hashable {
    /// What the upper bound must reach.
    var upper: Double
    /// How far apart the bounds must lie.
    var width: Double
  }

  let values: [Double]
  let isWhole: Bool
  /// The need of each cell that must be protected.
  let needs: [Int: Need]
  /// An upper limit of what anybody would take any cell for.
  let ceiling: Double
  let tolerance: Double

  init(values: [Double], isWhole: Bool, needs: [Int: Need]) {
    self.values = values
    self.isWhole = isWhole
    self.needs = needs
    let largest = values.reduce(0, max)
    let needed = needs.values.reduce(1) { max($0, $1.upper + $1.width) }
    ceiling = (2 * largest + 10 * needed).rounded(.up)
    tolerance = isWhole ? 1e-6 : 1e-7 * max(1, largest)
  }

  /// The counts of respondents; a sensitive one must reach the threshold and have its width.
  ///
  /// One that is withheld only because it was before must stay as uncertain as a sensitive one,
  /// for others may rest on it.
  static func counts(of cells: LinkedCells, withheld: Set<Int> = []) -> Layer {
    var needs: [Int: Need] = [:]
    for number in withheld {
      let cell = cells.cells[number]
      needs[number] = Need(upper: Double(cell.count), width: cell.rule.reach)
    }
    for (number, cell) in cells.cells.enumerated() where cell.isSensitive {
      let reach = cell.rule.isSensitive(count: cell.count) ? cell.rule.reach : 1
      needs[number] = Need(upper: max(reach, Double(cell.count)), width: reach)
    }
    return Layer(values: cells.cells.map { Double($0.count) }, isWhole: true, needs: needs)
  }

  /// The weighted counts of the cells that have them; nil where none has.
  ///
  /// A threshold is measured in respondents of mean weight; a dominated magnitude's upper bound
  /// must lie above it by the protection of its rule. The cells' relations must be those of
  /// weights.
  static func weights(of cells: LinkedCells) -> Layer? {
    let weighted = cells.cells.filter { $0.weighted != nil }
    let values = cells.cells.map { $0.weighted ?? 0 }
    let respondents = weighted.reduce(0) { $0 + $1.count }
    guard respondents > 0 else { return nil }
    let mean = values.reduce(0, +) / Double(respondents)
    guard mean > 0 else { return nil }
    var needs: [Int: Need] = [:]
    for (number, cell) in cells.cells.enumerated() where cell.isSensitive && cell.weighted != nil {
      var need = Need(upper: values[number], width: 0)
      if cell.count == 0 || cell.rule.isSensitive(count: cell.count) {
        let reach = cell.rule.isSensitive(count: cell.count) ? cell.rule.reach : 1
        need = Need(upper: max(reach * mean, values[number]), width: reach * mean)
      }
      if let dominance = cell.dominance {
        need.upper = max(need.upper, values[number] + dominance)
        need.width = max(need.width, dominance)
      }
      needs[number] = need
    }
    return Layer(values: values, isWhole: false, needs: needs)
  }
}

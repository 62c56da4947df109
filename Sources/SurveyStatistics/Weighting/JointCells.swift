/// The combinations of categories that rows hold, with the weight of each.
///
/// Raking multiplies all rows of a combination alike, so it works on combinations and not on rows.
struct JointCells {
  /// The combinations that have weight, by their numbers.
  private let present: [Int]
  private let keyCount: Int
  let sums: [Double]
  /// For each margin the category of each combination.
  let categories: [[Int32]]

  init(_ keys: JointKeys, sums all: [Double]) {
    let present = all.indices.filter { all[$0] > 0 }
    self.present = present
    keyCount = keys.count
    sums = present.map { all[$0] }
    categories = keys.categories.map { margin in present.map { margin[$0] } }
  }

  /// The factor of every combination, 1 where nothing weighs.
  func factorOfKey(_ factors: [Double]) -> [Double] {
    var all = [Double](repeating: 1, count: keyCount)
    for (place, key) in present.enumerated() { all[key] = factors[place] }
    return all
  }

  func matrix(_ targets: CalibrationTargets) -> CalibrationMatrix {
    CalibrationMatrix(
      categories: zip(categories, targets.margins).map { ($0, $1.totals.count) }, numbers: [])
  }

  /// Scales the combinations to one margin after another until all are met to 1e-10.
  ///
  /// - Throws: `noConvergence` with the margin that is farthest off.
  func rake(to targets: CalibrationTargets, iterations limit: Int = 1_000) throws(WeightingError)
    -> CalibrationFit
  {
    var cells = sums
    var worst = (margin: 0, gap: 0.0)
    for iteration in 1...limit {
      worst = (0, 0)
      for (place, margin) in targets.margins.enumerated() {
        var current = [Double](repeating: 0, count: margin.totals.count)
        for cell in cells.indices { current[Int(categories[place][cell])] += cells[cell] }
        for category in current.indices where margin.totals[category] > 0 {
          let factor = margin.totals[category] / current[category]
          let gap = abs(1 / factor - 1)
          // A combination that fell to nothing cannot rise again.
          if !(gap <= worst.gap) { worst = (place, gap) }
          current[category] = factor
        }
        for cell in cells.indices { cells[cell] *= current[Int(categories[place][cell])] }
      }
      guard worst.gap.isFinite else { break }
      if worst.gap <= 1e-10 {
        let factors = zip(cells, sums).map { $0 / $1 }
        return CalibrationFit(factors: factors, iterations: iteration, gap: worst.gap)
      }
    }
    throw .noConvergence(
      margin: targets.margins[worst.margin].name, gap: worst.gap, iterations: limit)
  }
}

/// The combinations of categories that rows hold, with the weight of each.
///
/// Raking multiplies all rows of a combination alike, so it works on combinations and not on rows.
struct JointCells {
  let cellOfRow: [Int32]
  let sums: [Double]
  /// For each margin the category of each combination.
  let categories: [[Int32]]

  init(_ targets: CalibrationTargets, weights: SamplingWeights) {
    let margins = targets.margins
    var codes = margins[0].codes
    var parts = (0..<margins[0].totals.count).map { [Int32($0)] }
    for margin in margins.dropFirst() {
      let joined = JoinedCodes(
        codes, count: parts.count, margin.codes, count: margin.totals.count)
      parts = joined.parts.map { parts[Int($0.first)] + [$0.second] }
      codes = joined.codes
    }
    var sums = [Double](repeating: 0, count: parts.count)
    for (cell, weight) in zip(codes, weights.values) { sums[Int(cell)] += weight }
    cellOfRow = codes
    self.sums = sums
    categories = margins.indices.map { margin in parts.map { $0[margin] } }
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
        let factors = zip(cells, sums).map { $1 > 0 ? $0 / $1 : 1 }
        return CalibrationFit(factors: factors, iterations: iteration, gap: worst.gap)
      }
    }
    throw .noConvergence(
      margin: targets.margins[worst.margin].name, gap: worst.gap, iterations: limit)
  }
}

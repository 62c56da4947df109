/// Totals of weights in cells and their covariance, from one pass over the rows of each stage.
struct CellSums {
  var totals: [Double]
  var observations: [Int]
  var covariance: SymmetricMatrix

  init(_ design: SurveyDesign, cells: [Int32], count: Int) {
    precondition(cells.allSatisfy { Int($0) < count }, "a cell lies in the table")
    let weights = design.weights.values
    totals = Array(repeating: 0, count: count)
    observations = Array(repeating: 0, count: count)
    for (cell, weight) in zip(cells, weights) where cell >= 0 {
      totals[Int(cell)] += weight
      observations[Int(cell)] += weight > 0 ? 1 : 0
    }
    guard !design.isCalibrated else {
      // Residuals spread a row over all cells.
      covariance = design.covariance(
        of: (0..<count).map { cell in
          zip(cells, weights).map { Int($0) == cell ? $1 : 0 }
        })
      return
    }
    var scatter = CellScatter(count: count)
    for stage in design.stages where stage.isActive {
      if stage.unitOfRow == nil {
        scatter.addRows(of: stage, cells: cells, weights: weights)
      } else {
        scatter.addClusters(of: stage, cells: cells, weights: weights)
      }
    }
    covariance = SymmetricMatrix(size: count, values: scatter.values)
  }
}

/// The sum of squares and products of unit totals about their strata's means, upper triangle.
private struct CellScatter {
  let count: Int
  var values: [Double]

  init(count: Int) {
    self.count = count
    values = Array(repeating: 0, count: count * count)
  }

  /// Adds a stage whose units are rows, each of which is in one cell only.
  mutating func addRows(of stage: IndexedStage, cells: [Int32], weights: [Double]) {
    var sums = [Double](repeating: 0, count: stage.sampled.count * count)
    for row in cells.indices where cells[row] >= 0 {
      let cell = Int(cells[row])
      let stratum = Int(stage.stratumOfUnit[row])
      sums[stratum * count + cell] += weights[row]
      values[cell * count + cell] += stage.scale[stratum] * weights[row] * weights[row]
    }
    subtractMeans(of: stage, sums)
  }

  /// Adds a stage whose units are clusters of rows.
  mutating func addClusters(of stage: IndexedStage, cells: [Int32], weights: [Double]) {
    let count = count
    var sums = [Double](repeating: 0, count: stage.sampled.count * count)
    var unitTotals = [Double](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        unitTotals.withUnsafeMutableBufferPointer { totals in
          for unit in 0..<stage.unitCount {
            let isEmpty = Self.sum(unit, of: stage, cells, weights, into: totals)
            guard !isEmpty else { continue }
            let stratum = Int(stage.stratumOfUnit[unit])
            let scale = stage.scale[stratum]
            for row in 0..<count where totals[row] != 0 {
              sums[stratum * count + row] += totals[row]
              let scaled = scale * totals[row]
              let line = UnsafeMutableBufferPointer(
                rebasing: values[row * count..<(row + 1) * count])
              for column in row..<count { line[column] += scaled * totals[column] }
            }
            totals.update(repeating: 0)
          }
        }
      }
    }
    subtractMeans(of: stage, sums)
  }

  /// Sums a cluster's weights by cell and tells whether none of its rows is in the table.
  private static func sum(
    _ unit: Int, of stage: IndexedStage, _ cells: [Int32], _ weights: [Double],
    into totals: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var isEmpty = true
    for place in stage.unitStart[unit]..<stage.unitStart[unit + 1] {
      let row = Int(stage.rowsByUnit[place])
      let cell = Int(cells[row])
      guard cell >= 0 else { continue }
      totals[cell] += weights[row]
      isEmpty = false
    }
    return isEmpty
  }

  private mutating func subtractMeans(of stage: IndexedStage, _ sums: [Double]) {
    for stratum in stage.sampled.indices where !stage.isUncentered[stratum] {
      let factor = stage.scale[stratum] / Double(stage.sampled[stratum])
      guard factor > 0 else { continue }
      for row in 0..<count {
        let scaled = factor * sums[stratum * count + row]
        guard scaled != 0 else { continue }
        for column in row..<count {
          values[row * count + column] -= scaled * sums[stratum * count + column]
        }
      }
    }
  }
}

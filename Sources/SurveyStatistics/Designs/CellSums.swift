/// What each row adds to one cell.
struct CellLayer: Sendable {
  /// The cell of each row; negative where it is in none.
  let cells: [Int32]
  /// What it adds: its weight, or that times a number.
  let contributions: [Double]
}

/// Totals of weights in cells and their covariance, from one pass over the rows of each stage.
struct CellSums {
  var totals: [Double]
  var observations: [Int]
  var covariance: SymmetricMatrix

  /// - Parameter layers: without a cell in common: one of a table, and more where rows are in several.
  init(_ design: SurveyDesign, layers: [CellLayer], count: Int) {
    let weights = design.weights.values
    totals = Array(repeating: 0, count: count)
    observations = Array(repeating: 0, count: count)
    for layer in layers {
      precondition(layer.cells.allSatisfy { Int($0) < count }, "a cell lies in the table")
      for (row, cell) in layer.cells.enumerated() where cell >= 0 {
        totals[Int(cell)] += layer.contributions[row]
        observations[Int(cell)] += weights[row] > 0 ? 1 : 0
      }
    }
    guard !design.isCalibrated else {
      // Residuals spread a row over all cells.
      var contributions = [[Double]](
        repeating: Array(repeating: 0, count: weights.count), count: count)
      for layer in layers {
        for (row, cell) in layer.cells.enumerated() where cell >= 0 {
          contributions[Int(cell)][row] = layer.contributions[row]
        }
      }
      covariance = design.covariance(of: contributions)
      return
    }
    var scatter = CellScatter(count: count)
    for stage in design.stages where stage.isActive {
      if stage.unitOfRow == nil {
        scatter.addRows(of: stage, layers)
      } else {
        scatter.addClusters(of: stage, layers)
      }
    }
    covariance = SymmetricMatrix(size: count, values: scatter.values)
  }

  /// The variance of a linear function of the totals; zero where rounding alone is left of it.
  func variance(of gradient: [(cell: Int, value: Double)]) -> Double {
    var (sum, size) = (0.0, 0.0)
    for one in gradient {
      for other in gradient {
        let part = one.value * other.value * covariance[one.cell, other.cell]
        sum += part
        size += abs(part)
      }
    }
    return sum > 1e-13 * size ? sum : 0
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

  /// Adds a stage whose units are rows, each of which is in one cell of a layer.
  mutating func addRows(of stage: IndexedStage, _ layers: [CellLayer]) {
    var sums = [Double](repeating: 0, count: stage.sampled.count * count)
    for (number, layer) in layers.enumerated() {
      for (row, cell) in layer.cells.enumerated() where cell >= 0 {
        let cell = Int(cell)
        let stratum = Int(stage.stratumOfUnit[row])
        let contribution = layer.contributions[row]
        let scaled = stage.scale[stratum] * contribution
        sums[stratum * count + cell] += contribution
        values[cell * count + cell] += scaled * contribution
        for other in layers[..<number] where other.cells[row] >= 0 {
          let place = Int(other.cells[row])
          values[min(cell, place) * count + max(cell, place)] += scaled * other.contributions[row]
        }
      }
    }
    subtractMeans(of: stage, sums)
  }

  /// Adds a stage whose units are clusters of rows.
  mutating func addClusters(of stage: IndexedStage, _ layers: [CellLayer]) {
    let count = count
    var sums = [Double](repeating: 0, count: stage.sampled.count * count)
    var unitTotals = [Double](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        unitTotals.withUnsafeMutableBufferPointer { totals in
          for unit in 0..<stage.unitCount {
            let isEmpty = Self.sum(unit, of: stage, layers, into: totals)
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
    _ unit: Int, of stage: IndexedStage, _ layers: [CellLayer],
    into totals: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var isEmpty = true
    for layer in layers {
      for place in stage.unitStart[unit]..<stage.unitStart[unit + 1] {
        let row = Int(stage.rowsByUnit[place])
        let cell = Int(layer.cells[row])
        guard cell >= 0 else { continue }
        totals[cell] += layer.contributions[row]
        isEmpty = false
      }
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

extension SurveyDesign {
  /// The covariance of estimators from what each row contributes to them, weights included.
  ///
  /// Totals of units about the mean of their stratum, stage by stage (Särndal and others 1992, §4.3;
  /// Binder 1983 for linearized contributions). Of a calibrated design the contributions are first
  /// reduced to their residuals.
  /// - Parameter contributions: one array for each estimator, with a number for each row; rows
  ///   outside a domain contribute zero.
  package func covariance(of contributions: [[Double]]) -> SymmetricMatrix {
    precondition(
      contributions.allSatisfy { $0.count == rowCount }, "each row contributes to each estimator")
    let columns = calibration.map { residuals in
      contributions.map { residuals.residuals(of: $0) }
    }
    var sum = SymmetricMatrix(size: contributions.count)
    for stage in stages where stage.isActive {
      stage.addCovariance(of: columns ?? contributions, to: &sum)
    }
    return sum
  }

  /// The variance of one estimator.
  package func variance(of contributions: [Double]) -> Double {
    max(covariance(of: [contributions])[0, 0], 0)
  }
}

extension IndexedStage {
  fileprivate func addCovariance(of columns: [[Double]], to sum: inout SymmetricMatrix) {
    let size = columns.count
    var totals = [Double](repeating: 0, count: size)
    var means = [Double](repeating: 0, count: size * sampled.count)
    forEachUnit { unit, rows in
      let stratum = Int(stratumOfUnit[unit])
      guard !isUncentered[stratum] else { return }
      for column in 0..<size {
        var total = 0.0
        for row in rows { total += columns[column][row] }
        means[stratum * size + column] += total
      }
    }
    for index in means.indices { means[index] /= Double(sampled[index / max(size, 1)]) }
    forEachUnit { unit, rows in
      let stratum = Int(stratumOfUnit[unit])
      guard scale[stratum] > 0 else { return }
      for column in 0..<size {
        var total = 0.0
        for row in rows { total += columns[column][row] }
        totals[column] = total - means[stratum * size + column]
      }
      sum.addSquare(of: totals, times: scale[stratum])
    }
  }

  /// Visits each unit with its rows.
  private func forEachUnit(_ visit: (Int, UnitRows) -> Void) {
    for unit in 0..<unitCount {
      visit(
        unit,
        unitOfRow == nil
          ? UnitRows(positions: [], range: unit..<unit + 1)
          : UnitRows(positions: rowsByUnit, range: unitStart[unit]..<unitStart[unit + 1]))
    }
  }
}

/// The rows of one unit: positions in a list, or the range itself where there is no list.
private struct UnitRows: Sequence, IteratorProtocol {
  let positions: [Int32]
  var range: Range<Int>

  mutating func next() -> Int? {
    guard let first = range.first else { return nil }
    range = first + 1..<range.upperBound
    return positions.isEmpty ? first : Int(positions[first])
  }
}

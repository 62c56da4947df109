import Distributions

/// What remains of contributions after the variables that weights were calibrated on.
///
/// The residuals of a regression weighted by the weights before calibration, times those after it
/// (Deville & Särndal 1992, §3.2): a calibrated total varies only by what the margins do not explain.
package struct CalibrationResiduals: Sendable {
  private let margins: CalibrationMatrix
  private let startWeights: [Double]
  private let weights: [Double]
  /// An inverse of XᵀDX on the variables that are not sums of others.
  private let kept: [Int]
  private let inverse: SymmetricMatrix

  /// - Parameter weights: those after calibration, of all rows whatever an analysis is about.
  init(_ margins: CalibrationMatrix, startWeights: [Double], weights: [Double]) {
    self.margins = margins
    self.startWeights = startWeights
    self.weights = weights
    let gram = margins.gram(startWeights)
    (kept, inverse) = gram.inverseOfIndependentPart()
  }

  /// Reduces w · y to w · (y − Xβ).
  func residuals(of contributions: [Double]) -> [Double] {
    var moments = [Double](repeating: 0, count: margins.variables)
    for row in contributions.indices where weights[row] > 0 && contributions[row] != 0 {
      let value = startWeights[row] * contributions[row] / weights[row]
      margins.add(row, times: value, to: &moments)
    }
    let solution = inverse.multiplied(by: kept.map { moments[$0] })
    var slopes = [Double](repeating: 0, count: margins.variables)
    for (place, variable) in kept.enumerated() { slopes[variable] = solution[place] }
    return contributions.indices.map {
      contributions[$0] - weights[$0] * margins.product($0, slopes)
    }
  }
}

/// The calibration variables of each row: indicators of categories, and numbers.
struct CalibrationMatrix: Sendable {
  /// For each categorical margin the variable of each row.
  let indicators: [[Int32]]
  /// For each numeric margin its values; their variables follow those of the categories.
  let numbers: [[Double]]
  private let indicatorCount: Int

  var variables: Int { indicatorCount + numbers.count }

  /// - Parameter categories: for each margin the category of each row and how many there are.
  init(categories: [(codes: some Sequence<Int32>, count: Int)], numbers: [[Double]]) {
    var offset = 0
    var indicators: [[Int32]] = []
    for margin in categories {
      let start = Int32(offset)
      indicators.append(margin.codes.map { $0 + start })
      offset += margin.count
    }
    self.indicators = indicators
    self.numbers = numbers
    indicatorCount = offset
  }

  func add(_ row: Int, times value: Double, to sums: inout [Double]) {
    for margin in indicators { sums[Int(margin[row])] += value }
    for (place, margin) in numbers.enumerated() {
      sums[indicatorCount + place] += value * margin[row]
    }
  }

  func product(_ row: Int, _ slopes: [Double]) -> Double {
    var sum = 0.0
    for margin in indicators { sum += slopes[Int(margin[row])] }
    for (place, margin) in numbers.enumerated() {
      sum += slopes[indicatorCount + place] * margin[row]
    }
    return sum
  }

  /// Σ d x xᵀ.
  func gram(_ factors: [Double]) -> SymmetricMatrix {
    let size = variables
    var cells = [Double](repeating: 0, count: size * size)
    var places = [Int](repeating: 0, count: indicators.count + numbers.count)
    var values = [Double](repeating: 1, count: places.count)
    for row in factors.indices where factors[row] != 0 {
      for (place, margin) in indicators.enumerated() { places[place] = Int(margin[row]) }
      for (place, margin) in numbers.enumerated() {
        places[indicators.count + place] = indicatorCount + place
        values[indicators.count + place] = margin[row]
      }
      for a in places.indices {
        let scaled = factors[row] * values[a]
        for b in a..<places.count { cells[places[a] * size + places[b]] += scaled * values[b] }
      }
    }
    return SymmetricMatrix(size: size, values: cells)
  }
}

extension SymmetricMatrix {
  /// The inverse on the variables that are no combination of earlier ones, and which these are.
  ///
  /// By sweeping; a pivot under 1e-9 of its own variable means that nothing new is left.
  func inverseOfIndependentPart() -> (kept: [Int], inverse: SymmetricMatrix) {
    var cells = values
    var kept: [Int] = []
    for pivot in 0..<size {
      let divisor = cells[pivot * size + pivot]
      guard self[pivot, pivot] > 0, divisor > 1e-9 * self[pivot, pivot] else { continue }
      kept.append(pivot)
      for row in 0..<size where row != pivot {
        let factor = cells[row * size + pivot] / divisor
        guard factor != 0 else { continue }
        for column in 0..<size where column != pivot {
          cells[row * size + column] -= factor * cells[pivot * size + column]
        }
        cells[row * size + pivot] = -factor
      }
      for column in 0..<size where column != pivot { cells[pivot * size + column] /= divisor }
      cells[pivot * size + pivot] = 1 / divisor
    }
    return (
      kept,
      SymmetricMatrix(
        size: kept.count,
        values: kept.flatMap { row in kept.map { cells[row * size + $0] } })
    )
  }
}

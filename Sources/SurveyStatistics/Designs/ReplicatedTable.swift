import Distributions
import Threads

extension ReplicateWeights {
  /// The cells of a table with their covariance from replicates.
  ///
  /// Tests are of the shares of the whole, and take their covariance; a column's shares are replicated
  /// themselves, as a share of the whole over another varies otherwise than their linearized ratio.
  /// - Parameter cells: for each row of the data its cell, `row * columns + column`; negative outside.
  /// - Throws: `tooFewObservations` where nobody is in the table, `tooManyCells`.
  package func table(
    cells: [Int32], rows: Int, columns: Int
  ) throws(StatisticsError) -> DesignTable {
    let count = rows * columns
    let weights = design.weights.values
    precondition(cells.count == weights.count, "each row has a cell or lies outside")
    try DesignTable.requireRoom(cells: count, contributions: replicates)
    var observations = [Int](repeating: 0, count: count)
    var totals = [Double](repeating: 0, count: count)
    for (cell, weight) in zip(cells, weights) where cell >= 0 && weight > 0 {
      observations[Int(cell)] += 1
      totals[Int(cell)] += weight
    }
    guard observations.contains(where: { $0 > 0 }) else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    let replicated = cellTotals(cells, count: count)
    let sum = totals.reduce(0, +)
    // Proportions are replicated and not totals, whose linearized ratio would be Taylor's.
    var shares = [[Double]](repeating: [], count: replicates)
    var mean = [Double](repeating: 0, count: count)
    let counted = Double(scales.count { $0 > 0 })
    for replicate in 0..<replicates {
      let all = (0..<count).reduce(0) { $0 + replicated[$1 * replicates + replicate] }
      guard all > 0 else { continue }
      shares[replicate] = (0..<count).map { replicated[$0 * replicates + replicate] / all }
      guard scales[replicate] > 0 else { continue }
      for cell in 0..<count { mean[cell] += shares[replicate][cell] / counted }
    }
    var covariance = SymmetricMatrix(size: count)
    for replicate in 0..<replicates where !shares[replicate].isEmpty {
      covariance.addSquare(
        of: zip(shares[replicate], mean).map { ($0 - $1) * sum },
        times: scale * scales[replicate])
    }
    // Replicates know no more of a part of the sample than its clusters do.
    let freedom = design.degreesOfFreedom(ofCells: cells, columns: columns)
    return DesignTable(
      rows: rows, columns: columns, totals: totals, covariance: covariance,
      observations: observations.reduce(0, +),
      columnObservations: (0..<columns).map { column in
        (0..<rows).reduce(0) { $0 + observations[$1 * columns + column] }
      }, degreesOfFreedom: freedom.table, columnDegreesOfFreedom: freedom.columns,
      replicated: ReplicatedCells(
        totals: replicated, replicates: replicates, scale: scale, scales: scales))
  }

  /// The weights in each cell under each replicate, cell by cell.
  ///
  /// Rows are summed by cluster first, so that the replicates cost as much as the filled cells of
  /// clusters and not as the rows.
  package func cellTotals(_ cells: [Int32], count: Int) -> [Double] {
    guard let calibration else { return startTotals(cells, count: count) }
    // Combinations of the margins are told apart, since each has a factor of its own.
    let joint = JoinedCodes(
      calibration.keyOfRow, count: calibration.count, cells.map { max($0, -1) + 1 },
      count: count + 1)
    let parts = startTotals(joint.codes, count: joint.parts.count)
    var sums = [Double](repeating: 0, count: count * replicates)
    for (place, pair) in joint.parts.enumerated() where pair.second > 0 {
      let cell = Int(pair.second) - 1
      for replicate in 0..<replicates {
        sums[cell * replicates + replicate] +=
          parts[place * replicates + replicate]
          * calibration.factor(Int(pair.first), replicate: replicate)
      }
    }
    return sums
  }

  /// The totals of the weights to begin with, on all processors.
  ///
  /// Each part sums some of the replicates in the order of the clusters, so that the digits are the
  /// same on any number of threads, and is small enough to stay in a core's nearest memory.
  func startTotals(_ cells: [Int32], count: Int, threads: Int? = nil) -> [Double] {
    let clusters = ClusterCells(design.stages[0], cells, weights: startWeights, count: count)
    let size = 64
    let (factors, replicates) = (factors, replicates)
    let parts = inParallel((replicates + size - 1) / size, threads: threads) { part in
      clusters.totals(
        factors, replicates: replicates, part * size..<min((part + 1) * size, replicates),
        count: count)
    }
    guard parts.count > 1 else { return parts[0] }
    var sums: [Double] = []
    sums.reserveCapacity(count * replicates)
    for cell in 0..<count {
      for part in parts {
        let width = part.count / count
        sums += part[cell * width..<(cell + 1) * width]
      }
    }
    return sums
  }

  /// The variance of a share of some cells among others, from their replicated totals.
  package func variance(
    ofShare cell: Int, among base: Range<Int>, replicated: [Double]
  ) -> Double? {
    var values: [Double] = []
    for replicate in 0..<replicates where scales[replicate] > 0 {
      let all = base.reduce(0) { $0 + replicated[$1 * replicates + replicate] }
      guard all > 0 else { return nil }
      values.append(replicated[cell * replicates + replicate] / all)
    }
    let mean = values.reduce(0, +) / Double(values.count)
    var sum = 0.0
    for (place, value) in values.enumerated() {
      sum += scales[place] * (value - mean) * (value - mean)
    }
    return scale * sum
  }
}

/// The weights in each cell of a table under each replicate.
struct ReplicatedCells: Sendable {
  /// Cell by cell, one for each replicate.
  let totals: [Double]
  let replicates: Int
  let scale: Double
  let scales: [Double]

  /// The share of a column's weight in some of its rows under a replicate; nil where it has none.
  func share(
    of chosen: [Int], rows: Int, column: Int, of columns: Int, replicate: Int
  ) -> Double? {
    func total(_ row: Int) -> Double { totals[(row * columns + column) * replicates + replicate] }
    let all = (0..<rows).reduce(0) { $0 + total($1) }
    return all > 0 ? chosen.reduce(0) { $0 + total($1) } / all : nil
  }

  /// The variance of an estimate about the mean of its replicates; those without it are left out.
  func variance(of estimate: (Int) -> Double?) -> Double {
    var values: [(value: Double, scale: Double)] = []
    for replicate in 0..<replicates where scales[replicate] > 0 {
      if let value = estimate(replicate) { values.append((value, scales[replicate])) }
    }
    let mean = values.reduce(0) { $0 + $1.value } / Double(max(values.count, 1))
    return scale * values.reduce(0) { $0 + $1.scale * ($1.value - mean) * ($1.value - mean) }
  }

  func keeping(_ cells: [Int]) -> ReplicatedCells {
    ReplicatedCells(
      totals: cells.flatMap { totals[$0 * replicates..<($0 + 1) * replicates] },
      replicates: replicates, scale: scale, scales: scales)
  }
}

/// The weights of each cluster in each cell that it has somebody in.
private struct ClusterCells: Sendable {
  private var cells: [Int32] = []
  private var totals: [Double] = []
  /// Where each cluster's cells begin, and at the end where the last one's end.
  private var starts = [0]

  init(_ stage: IndexedStage, _ cells: [Int32], weights: [Double], count: Int) {
    var cluster = [Double](repeating: 0, count: count)
    var touched: [Int] = []
    for unit in 0..<stage.unitCount {
      let places =
        stage.unitOfRow == nil
        ? unit..<unit + 1 : stage.unitStart[unit]..<stage.unitStart[unit + 1]
      for place in places {
        let row = stage.unitOfRow == nil ? place : Int(stage.rowsByUnit[place])
        let cell = Int(cells[row])
        guard cell >= 0, weights[row] > 0 else { continue }
        if cluster[cell] == 0 { touched.append(cell) }
        cluster[cell] += weights[row]
      }
      for cell in touched {
        self.cells.append(Int32(cell))
        totals.append(cluster[cell])
        cluster[cell] = 0
      }
      touched.removeAll(keepingCapacity: true)
      starts.append(totals.count)
    }
  }

  /// Each cell's total under each of some replicates.
  func totals(
    _ factors: [Double], replicates: Int, _ range: Range<Int>, count: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: count * range.count)
    sums.withUnsafeMutableBufferPointer { sums in
      factors.withUnsafeBufferPointer { factors in
        for unit in 0..<starts.count - 1 {
          let first = unit * replicates + range.lowerBound
          let own = UnsafeBufferPointer(rebasing: factors[first..<first + range.count])
          for place in starts[unit]..<starts[unit + 1] {
            let total = totals[place]
            let cell = Int(cells[place])
            let line = UnsafeMutableBufferPointer(
              rebasing: sums[cell * range.count..<(cell + 1) * range.count])
            for replicate in own.indices { line[replicate] += total * own[replicate] }
          }
        }
      }
    }
    return sums
  }
}

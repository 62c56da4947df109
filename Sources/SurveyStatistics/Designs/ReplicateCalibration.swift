/// How each replicate's weights are fitted to the population that the sample's are fitted to.
struct ReplicateCalibration: Sendable {
  private let keys: JointKeys
  let keyOfRow: [Int32]
  /// Replicate by replicate, a factor for each combination of categories.
  private let factors: [Double]

  /// - Throws: `recalibration` with the replicate that misses a margin.
  init(
    _ replicates: ReplicateWeights, _ targets: CalibrationTargets, _ method: CalibrationMethod
  ) throws(ReplicationError) {
    precondition(targets.numbers.isEmpty, "replicates are fitted to margins of categories")
    keys = targets.keys
    keyOfRow = keys.blocks.flatMap(\.self)
    let totals = replicates.cellTotals(keyOfRow, count: keys.count)
    var factors: [Double] = []
    factors.reserveCapacity(keys.count * replicates.replicates)
    for replicate in 0..<replicates.replicates {
      let sums = (0..<keys.count).map { totals[$0 * replicates.replicates + replicate] }
      do throws(WeightingError) {
        try targets.check(sums: sums)
        factors += try JointCells(keys, sums: sums).factors(to: targets, by: method)
      } catch {
        throw .recalibration(replicate: replicate + 1, error)
      }
    }
    self.factors = factors
  }

  var count: Int { keys.count }

  func factor(_ key: Int, replicate: Int) -> Double { factors[replicate * keys.count + key] }

  func fitted(_ weights: [Double], replicate: Int) -> [Double] {
    let own = Array(factors[replicate * keys.count..<(replicate + 1) * keys.count])
    return keys.scaled(weights, by: own)
  }
}

extension JointCells {
  /// The factor of every combination that fits the weights to a population.
  func factors(
    to targets: CalibrationTargets, by method: CalibrationMethod
  ) throws(WeightingError) -> [Double] {
    factorOfKey(try fit(to: targets, by: method).factors)
  }

  func fit(
    to targets: CalibrationTargets, by method: CalibrationMethod
  ) throws(WeightingError) -> CalibrationFit {
    switch method {
    case .raking: try rake(to: targets)
    case .linear, .logit:
      try CalibrationEquations(matrix(targets), weights: sums, targets, method: method).solve()
    }
  }
}

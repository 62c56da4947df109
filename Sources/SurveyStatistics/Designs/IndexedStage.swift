/// A stage of a design with its units and strata numbered through, ready for variances.
struct IndexedStage: Sendable {
  /// The unit of each row; nil where the rows are the units.
  let unitOfRow: [Int32]?
  let unitCount: Int
  let stratumOfUnit: [Int32]
  /// The sampled units of each stratum.
  let sampled: [Int]
  /// The units of each stratum in the population; infinite where not known.
  let population: [Double]
  /// What the squares of a stratum's units, about their mean, are multiplied by.
  let scale: [Double]
  /// Lonely strata whose one unit is compared with the whole sample.
  let isUncentered: [Bool]
  let lonelyCount: Int
  /// The share of each unit's stratum that was drawn, times those of the stages before.
  let drawnShare: [Double]
  /// The rows of one unit after the other, and where each unit's begin; empty where rows are units.
  let rowsByUnit: [Int32]
  let unitStart: [Int]

  /// Whether the stage adds anything to a variance.
  var isActive: Bool { scale.contains { $0 > 0 } }

  init(
    _ stage: SamplingStage, within parent: IndexedStage?, rowCount: Int, nested: Bool,
    lonely: LonelyStratumPolicy
  ) throws(DesignError) {
    let number = (parent?.number ?? 0) + 1
    let everybody = [Int32](repeating: 0, count: rowCount)
    let given = stage.strata ?? DesignLabels(codes: everybody, names: ["all"])
    precondition(given.codes.count == rowCount, "each row has a stratum")
    let parentOfRow = parent?.unitOfRow ?? everybody
    let strata = JoinedCodes(
      parentOfRow, count: parent?.unitCount ?? 1, given.codes, count: given.names.count)
    let names = strata.parts.map { given.names[Int($0.second)] }
    let units = try UnitCodes(
      stage.clusters, of: strata.codes, strata: names.count, parentOfRow: parentOfRow,
      parents: parent?.unitCount ?? 1, nested: nested && parent == nil, stage: number)
    var sampled = [Int](repeating: 0, count: names.count)
    for stratum in units.stratumOfUnit { sampled[Int(stratum)] += 1 }
    let population = try Self.population(
      stage.population, of: strata.codes, sampled: sampled, names: names, stage: number)
    let parents = strata.parts.map { Int($0.first) }
    let before = parents.map { parent?.drawnShare[$0] ?? 1 }
    let factors = try StratumFactors(
      sampled: sampled, population: population, before: before, parents: parents, names: names,
      stage: number, lonely: lonely)
    self.number = number
    unitOfRow = units.unitOfRow
    unitCount = units.stratumOfUnit.count
    stratumOfUnit = units.stratumOfUnit
    self.sampled = sampled
    self.population = population
    scale = factors.scale
    isUncentered = factors.isUncentered
    lonelyCount = factors.lonelyCount
    drawnShare = units.stratumOfUnit.map { stratum in
      before[Int(stratum)] * Double(sampled[Int(stratum)]) / population[Int(stratum)]
    }
    (rowsByUnit, unitStart) =
      units.unitOfRow.map { sortedByCode($0, count: units.stratumOfUnit.count) } ?? ([], [])
  }

  private let number: Int

  private static func population(
    _ population: FinitePopulation?, of stratumOfRow: [Int32], sampled: [Int], names: [String],
    stage: Int
  ) throws(DesignError) -> [Double] {
    var sizes = [Double](repeating: .infinity, count: sampled.count)
    let (numbers, areFractions) =
      switch population {
      case nil: ([Double](), false)
      case .sizes(let numbers): (numbers, false)
      case .fractions(let numbers): (numbers, true)
      }
    guard population != nil else { return sizes }
    precondition(numbers.count == stratumOfRow.count, "each row has a population")
    for (row, stratum) in stratumOfRow.enumerated() {
      let stratum = Int(stratum)
      guard numbers[row] > 0, numbers[row].isFinite else { throw .populationUnsound(row: row + 1) }
      let size = areFractions ? Double(sampled[stratum]) / numbers[row] : numbers[row]
      guard sizes[stratum] == .infinity || sizes[stratum] == size else {
        throw .populationVaries(stratum: names[stratum], stage: stage)
      }
      sizes[stratum] = size
      guard size >= Double(sampled[stratum]) * (1 - 1e-12) else {
        throw .populationTooSmall(
          stratum: names[stratum], stage: stage, sampled: sampled[stratum])
      }
    }
    return sizes
  }

  /// Units less strata that hold a row for which the condition is true.
  func degreesOfFreedom(_ counts: (Int) -> Bool) -> Int {
    var unitSeen = [Bool](repeating: false, count: unitCount)
    var stratumSeen = [Bool](repeating: false, count: sampled.count)
    let rowCount = unitOfRow?.count ?? unitCount
    for row in 0..<rowCount where counts(row) {
      let unit = unitOfRow.map { Int($0[row]) } ?? row
      unitSeen[unit] = true
      stratumSeen[Int(stratumOfUnit[unit])] = true
    }
    return unitSeen.count(where: \.self) - stratumSeen.count(where: \.self)
  }
}

/// The units of a stage, numbered through, each in one stratum.
private struct UnitCodes {
  let unitOfRow: [Int32]?
  let stratumOfUnit: [Int32]

  init(
    _ clusters: DesignLabels?, of stratumOfRow: [Int32], strata: Int, parentOfRow: [Int32],
    parents: Int, nested: Bool, stage: Int
  ) throws(DesignError) {
    guard let clusters else {
      unitOfRow = nil
      stratumOfUnit = stratumOfRow
      return
    }
    precondition(clusters.codes.count == stratumOfRow.count, "each row has a cluster")
    let joined =
      nested
      ? JoinedCodes(stratumOfRow, count: strata, clusters.codes, count: clusters.names.count)
      : JoinedCodes(parentOfRow, count: parents, clusters.codes, count: clusters.names.count)
    var stratumOfUnit = [Int32](repeating: -1, count: joined.parts.count)
    for (unit, stratum) in zip(joined.codes, stratumOfRow) {
      let known = stratumOfUnit[Int(unit)]
      guard known < 0 || known == stratum else {
        throw .clusterInTwoStrata(
          clusters.names[Int(joined.parts[Int(unit)].second)], stage: stage)
      }
      stratumOfUnit[Int(unit)] = stratum
    }
    unitOfRow = joined.codes
    self.stratumOfUnit = stratumOfUnit
  }
}

/// What the strata of a stage contribute, with a policy for lonely ones.
private struct StratumFactors {
  var scale: [Double]
  var isUncentered: [Bool]
  var lonelyCount = 0

  /// n (1 − n/N) / (n − 1) for each stratum, times the shares drawn before (Särndal and others 1992,
  /// result 4.3.1).
  init(
    sampled: [Int], population: [Double], before: [Double], parents: [Int], names: [String],
    stage: Int, lonely: LonelyStratumPolicy
  ) throws(DesignError) {
    scale = Array(repeating: 0, count: sampled.count)
    isUncentered = Array(repeating: false, count: sampled.count)
    var lonelyOf: [Int: Int] = [:]
    for stratum in sampled.indices {
      let n = Double(sampled[stratum])
      let left = max(1 - n / population[stratum], 0)
      // Nothing is left to chance in a stratum drawn whole, nor within clusters of endless many.
      guard left > 1e-7, before[stratum] > 0 else { continue }
      guard sampled[stratum] == 1 else {
        scale[stratum] = before[stratum] * left * n / (n - 1)
        continue
      }
      lonelyCount += 1
      switch lonely {
      case .fail: throw .lonelyStratum(names[stratum], stage: stage)
      case .certainty: break
      case .adjust:
        scale[stratum] = before[stratum] * left
        isUncentered[stratum] = true
      case .average: lonelyOf[parents[stratum], default: 0] += 1
      }
    }
    guard !lonelyOf.isEmpty else { return }
    for stratum in sampled.indices where scale[stratum] > 0 {
      guard let missing = lonelyOf[parents[stratum]] else { continue }
      let all = parents.count { $0 == parents[stratum] }
      scale[stratum] *= Double(all) / Double(all - missing)
    }
  }
}

/// The positions of codes, code after code, and where each code's begin.
func sortedByCode(_ codes: [Int32], count: Int) -> (positions: [Int32], start: [Int]) {
  var start = [Int](repeating: 0, count: count + 1)
  for code in codes { start[Int(code) + 1] += 1 }
  for code in 0..<count { start[code + 1] += start[code] }
  var next = start
  var positions = [Int32](repeating: 0, count: codes.count)
  for (position, code) in codes.enumerated() {
    positions[next[Int(code)]] = Int32(position)
    next[Int(code)] += 1
  }
  return (positions, start)
}

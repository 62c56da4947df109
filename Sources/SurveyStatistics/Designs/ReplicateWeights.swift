import Distributions

/// How replicates of a sample are made.
package enum ReplicationMethod: Sendable, Hashable, Codable {
  /// Each cluster left out in turn, of a design without strata.
  case jackknife1
  /// Each cluster left out in turn, and its stratum's others weighted up.
  case jackknifeN
  /// Half of each stratum of two clusters, in balanced combinations.
  case balancedHalves
  /// Balanced halves that keep a share ρ of what is left out (Judkins 1990).
  case fay(rho: Double)
  /// n − 1 clusters of each stratum drawn with replacement (Rao & Wu 1988).
  case bootstrap(replicates: Int, seed: UInt64)
}

/// Why a design cannot be replicated by a method.
package enum ReplicationError: Error, Sendable, Hashable, Codable {
  /// The method is for designs without strata, or for those with.
  case strata(needed: Bool)
  /// Balanced halves need two clusters in each stratum.
  case notTwoClusters(found: Int)
  /// The weights of a calibrated design must be fitted again in each replicate.
  case calibrated
  /// The weights of a replicate, counted from 1, cannot be fitted to the population.
  case recalibration(replicate: Int, WeightingError)
  /// The factors of so many replicates of so many clusters would not fit into the memory given.
  case tooManyReplicates(Int, clusters: Int)
  /// Halves and bootstraps are of endless populations, so that a finite one would change nothing.
  case populationUnused
  /// A lonely stratum cannot vary between replicates, whatever it was to add.
  case lonelyStrata(Int)
}

extension ReplicationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .strata(true): "the method is for samples with strata; use the jackknife without them"
    case .strata(false): "the method is for samples without strata; use the one for strata"
    case .notTwoClusters(let found):
      "balanced halves need two clusters in each stratum; one has \(found)"
    case .calibrated: "calibrated weights cannot be replicated; replicate the design before"
    case .tooManyReplicates(let replicates, let clusters):
      "\(replicates) replicates of \(clusters) clusters take more than the 1 GB that replicates are "
        + "given; name the clusters that were drawn, or take fewer replicates with bootstrap:N"
    case .populationUnused:
      "balanced halves and bootstraps take no account of finite populations; leave the population "
        + "out, or take jk1 or jkn"
    case .lonelyStrata(let count):
      "\(count) lonely strata do not vary between replicates; the only policy that says so is certainty"
    case .recalibration(let replicate, let reason):
      "the weights of replicate \(replicate) cannot be fitted: \(reason)"
    }
  }
}

/// What each cluster's weight is multiplied by in each replicate, and how replicates make a variance.
///
/// Estimates are computed anew with each replicate's weights; their squared distances make the
/// variance (Wolter 2007, chs. 3–5). Only first-stage clusters are replicated. Weights fitted to a
/// population are fitted again in each replicate (Valliant 1993), else its margins would seem to vary.
package struct ReplicateWeights: Sendable {
  package let method: ReplicationMethod
  package let replicates: Int
  /// What squared distances are multiplied by: overall, and for each replicate.
  package let scale: Double
  package let scales: [Double]
  /// Clusters less strata of the design.
  package let degreesOfFreedom: Int
  /// Cluster by cluster, a factor for each replicate.
  let factors: [Double]
  /// The sample, with fitted weights where they are.
  let design: SurveyDesign
  /// The weights that factors apply to, before they are fitted.
  let startWeights: [Double]
  let calibration: ReplicateCalibration?

  /// Makes replicates of a sample whose weights are fitted to a population in each of them.
  ///
  /// - Parameters:
  ///   - design: with the weights to begin with.
  ///   - targets: of categories alone.
  /// - Throws: where the method does not suit the design, or a replicate misses a margin.
  package init(
    _ design: SurveyDesign, by method: ReplicationMethod, calibratedTo targets: CalibrationTargets,
    by fitting: CalibrationMethod = .raking
  ) throws(ReplicationError) {
    let plain = try ReplicateWeights(design, by: method)
    let fitted: CalibratedWeights
    do throws(WeightingError) {
      fitted = try CalibratedWeights(design.weights, to: targets, by: fitting)
      guard fitted.negative == 0 else { throw .negativeWeights(fitted.negative) }
    } catch {
      throw .recalibration(replicate: 0, error)
    }
    self.init(
      plain, design: design.calibrated(fitted, to: targets),
      calibration: try ReplicateCalibration(plain, targets, fitting))
  }

  private init(
    _ plain: ReplicateWeights, design: SurveyDesign, calibration: ReplicateCalibration
  ) {
    method = plain.method
    replicates = plain.replicates
    scale = plain.scale
    scales = plain.scales
    degreesOfFreedom = plain.degreesOfFreedom
    factors = plain.factors
    startWeights = plain.startWeights
    self.design = design
    self.calibration = calibration
  }

  /// Stops a method that would leave out of account what is said of a design.
  ///
  /// - Throws: `populationUnused` or `lonelyStrata`.
  package static func requireEffect(
    of design: SurveyDesign, on method: ReplicationMethod
  ) throws(ReplicationError) {
    switch method {
    case .balancedHalves, .fay, .bootstrap:
      guard !design.isFinite else { throw .populationUnused }
    case .jackknife1, .jackknifeN: break
    }
    switch design.lonelyStrata {
    case .adjust, .average:
      let lonely = design.stages[0].lonelyCount
      guard lonely == 0 else { throw .lonelyStrata(lonely) }
    case .fail, .certainty: break
    }
  }

  /// The most factors, one for each cluster and replicate: 1 GB.
  private static let factorLimit = 125_000_000

  /// - Throws: where the method does not suit the design, or replicates would not fit into memory.
  package init(_ design: SurveyDesign, by method: ReplicationMethod) throws(ReplicationError) {
    guard !design.isCalibrated else { throw .calibrated }
    let stage = design.stages[0]
    let due = Self.replicates(of: stage, by: method)
    guard !due.multipliedReportingOverflow(by: stage.unitCount).overflow,
      due * stage.unitCount <= Self.factorLimit
    else { throw .tooManyReplicates(due, clusters: stage.unitCount) }
    self.design = design
    startWeights = design.weights.values
    calibration = nil
    self.method = method
    degreesOfFreedom = design.degreesOfFreedom()
    switch method {
    case .jackknife1:
      guard design.strata == 1 else { throw .strata(needed: false) }
      (factors, scales) = Jackknife.factors(stage)
      scale = 1
    case .jackknifeN:
      guard design.strata > 1 else { throw .strata(needed: true) }
      (factors, scales) = Jackknife.factors(stage)
      scale = 1
    case .balancedHalves:
      factors = try BalancedHalves.factors(stage, rho: 0)
      scales = Array(repeating: 1, count: factors.count / stage.unitCount)
      scale = 1 / Double(scales.count)
    case .fay(let rho):
      precondition(0 <= rho && rho < 1, "Fay's ρ lies from 0 up to 1")
      factors = try BalancedHalves.factors(stage, rho: rho)
      scales = Array(repeating: 1, count: factors.count / stage.unitCount)
      scale = 1 / (Double(scales.count) * (1 - rho) * (1 - rho))
    case .bootstrap(let count, let seed):
      precondition(count >= 2, "a bootstrap draws at least two replicates")
      factors = ClusterBootstrap.factors(stage, replicates: count, seed: seed)
      scales = Array(repeating: 1, count: count)
      scale = 1 / Double(count - 1)
    }
    replicates = scales.count
  }

  /// How many replicates a method makes of a stage.
  private static func replicates(of stage: IndexedStage, by method: ReplicationMethod) -> Int {
    switch method {
    case .jackknife1, .jackknifeN: stage.unitCount
    case .balancedHalves, .fay: HadamardMatrix.order(above: stage.sampled.count)
    case .bootstrap(let count, _): count
    }
  }

  /// Estimates something from the sample and from each replicate.
  ///
  /// - Parameters:
  ///   - centeredAtEstimate: whether distances are from the sample's estimate and not from the
  ///     replicates' mean: R's `mse = TRUE`.
  ///   - statistic: of weights, one for each row; nil where it does not exist.
  /// - Throws: `indeterminate` where the statistic does not exist for the sample or any replicate.
  package func estimate(
    centeredAtEstimate: Bool = false, of statistic: ([Double]) -> Double?
  ) throws(StatisticsError) -> DesignEstimate {
    guard let value = statistic(design.weights.values) else { throw .indeterminate }
    var values: [Double] = []
    var used: [Double] = []
    for replicate in 0..<replicates {
      guard let value = statistic(weights(of: replicate)) else { continue }
      values.append(value)
      used.append(scales[replicate])
    }
    guard !values.isEmpty else { throw .indeterminate }
    let counted = zip(values, used).filter { $0.1 > 0 }
    let center =
      centeredAtEstimate
      ? value : counted.reduce(0) { $0 + $1.0 } / Double(max(counted.count, 1))
    let squares = zip(values, used).reduce(0) { $0 + $1.1 * ($1.0 - center) * ($1.0 - center) }
    return DesignEstimate(
      estimate: Estimate(value, standardError: (scale * squares).squareRoot()),
      degreesOfFreedom: degreesOfFreedom, observations: design.weights.respondents,
      designEffect: nil)
  }

  /// The covariance of several estimates from each replicate, about the replicates' means.
  ///
  /// - Parameter statistics: of weights, one for each row; nil where they do not exist.
  /// - Throws: `indeterminate` where they exist for no replicate.
  func covariance(of statistics: ([Double]) -> [Double]?) throws(StatisticsError)
    -> SymmetricMatrix
  {
    var values: [(estimates: [Double], scale: Double)] = []
    for replicate in 0..<replicates where scales[replicate] > 0 {
      guard let estimates = statistics(weights(of: replicate)) else { continue }
      values.append((estimates, scales[replicate]))
    }
    guard let size = values.first?.estimates.count else { throw .indeterminate }
    let means = (0..<size).map { place in
      values.reduce(0) { $0 + $1.estimates[place] } / Double(values.count)
    }
    var covariance = SymmetricMatrix(size: size)
    for (estimates, own) in values {
      covariance.addSquare(of: zip(estimates, means).map(-), times: scale * own)
    }
    return covariance
  }

  /// The weights of each row in a replicate.
  package func weights(of replicate: Int) -> [Double] {
    precondition(replicate < replicates, "a replicate is one of those made")
    let unitOfRow = design.stages[0].unitOfRow
    let weights = startWeights.indices.map { row in
      let unit = unitOfRow.map { Int($0[row]) } ?? row
      return startWeights[row] * factors[unit * replicates + replicate]
    }
    return calibration?.fitted(weights, replicate: replicate) ?? weights
  }
}

private enum Jackknife {
  /// n / (n − 1) for the stratum's other clusters; a variance scale of (1 − n/N)(n − 1)/n.
  static func factors(_ stage: IndexedStage) -> (factors: [Double], scales: [Double]) {
    let units = stage.unitCount
    let left = (0..<units).filter { stage.scale[Int(stage.stratumOfUnit[$0])] > 0 }
    var factors = [Double](repeating: 1, count: units * left.count)
    var scales: [Double] = []
    for (replicate, out) in left.enumerated() {
      let stratum = stage.stratumOfUnit[out]
      let n = Double(stage.sampled[Int(stratum)])
      for unit in 0..<units where stage.stratumOfUnit[unit] == stratum {
        factors[unit * left.count + replicate] = unit == out ? 0 : n / (n - 1)
      }
      scales.append((1 - n / stage.population[Int(stratum)]) * (n - 1) / n)
    }
    return (factors, scales)
  }
}

private enum BalancedHalves {
  /// 2 − ρ and ρ by the signs of a Hadamard matrix, one column for each stratum.
  static func factors(_ stage: IndexedStage, rho: Double) throws(ReplicationError) -> [Double] {
    if let other = stage.sampled.first(where: { $0 != 2 }) { throw .notTwoClusters(found: other) }
    let size = HadamardMatrix.order(above: stage.sampled.count)
    let matrix = HadamardMatrix(order: size)
    var seen = [Bool](repeating: false, count: stage.sampled.count)
    var factors: [Double] = []
    for unit in 0..<stage.unitCount {
      let stratum = Int(stage.stratumOfUnit[unit])
      let isFirst = !seen[stratum]
      seen[stratum] = true
      for replicate in 0..<size {
        // The first column is all ones and balances nothing.
        factors.append(matrix.isPositive(replicate, stratum + 1) == isFirst ? 2 - rho : rho)
      }
    }
    return factors
  }
}

private enum ClusterBootstrap {
  /// Each replicate draws from a stream of its own, so that threads do not change the draws.
  static func factors(_ stage: IndexedStage, replicates: Int, seed: UInt64) -> [Double] {
    var unitsOf = [[Int]](repeating: [], count: stage.sampled.count)
    for unit in 0..<stage.unitCount { unitsOf[Int(stage.stratumOfUnit[unit])].append(unit) }
    var factors = [Double](repeating: 0, count: stage.unitCount * replicates)
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, name: "survey bootstrap", index: replicate)
      for units in unitsOf {
        guard units.count > 1 else {
          for unit in units { factors[unit * replicates + replicate] = 1 }
          continue
        }
        let share = Double(units.count) / Double(units.count - 1)
        for _ in 1..<units.count {
          factors[units[stream.below(units.count)] * replicates + replicate] += share
        }
      }
    }
    return factors
  }
}

/// A square matrix of signs whose columns are orthogonal, of an order that doubles from 2, 12 or 20.
///
/// Sylvester's doubling, started from 1 or from Paley's matrix of a prime that leaves 3 on division
/// by 4 (Paley 1933). The first column is positive.
struct HadamardMatrix {
  let order: Int
  private let prime: Int?
  private let isResidue: [Bool]

  /// The least order, among those made, that is more than the number of strata.
  static func order(above strata: Int) -> Int {
    var best = Int.max
    for start in [1, 12, 20] {
      var order = start
      while order <= strata { order *= 2 }
      best = min(best, order)
    }
    return best
  }

  init(order: Int) {
    self.order = order
    var core = order
    while core % 8 == 0 || core == 4 || core == 2 { core /= 2 }
    prime = core == 1 ? nil : core - 1
    isResidue =
      prime.map { prime in
        let squares = Set((1..<prime).map { $0 * $0 % prime })
        return (0..<prime).map { squares.contains($0) }
      } ?? []
    precondition(core == 1 || core == 12 || core == 20, "an order doubles from 1, 12 or 20")
  }

  func isPositive(_ row: Int, _ column: Int) -> Bool {
    let core = (prime ?? 0) + 1
    let doublings = ((row / core) & (column / core)).nonzeroBitCount
    return isPositiveInCore(row % core, column % core) == (doublings % 2 == 0)
  }

  private func isPositiveInCore(_ row: Int, _ column: Int) -> Bool {
    guard let prime, column > 0 else { return true }
    guard row > 0 else { return false }
    // Paley's first construction, with rows normalized to a positive first column.
    return row == column || isResidue[((column - row) % prime + prime) % prime]
  }
}

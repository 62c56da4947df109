/// How weights are fitted to a population.
package enum CalibrationMethod: Sendable, Hashable, Codable {
  /// Factors that multiply margin by margin, always positive (Deming & Stephan 1940).
  case raking
  /// Factors that add up, g = 1 + u, which may be negative without bounds: regression estimation.
  case linear(bounds: ClosedRange<Double>?)
  /// Factors between bounds on the logistic curve (Deville & Särndal 1992, case 6).
  case logit(bounds: ClosedRange<Double>)
}

/// Weights fitted to a population, with how it went.
package struct CalibratedWeights: Sendable, Hashable {
  package let weights: SamplingWeights
  package let iterations: Int
  /// The largest distance of a margin from its total, as a share of it.
  package let largestGap: Double
  /// The least and the largest factor that a weight was multiplied by.
  package let factors: ClosedRange<Double>
  /// The rows whose weights were cut back to a limit.
  package let trimmed: Int

  /// Fits a sample's weights to totals.
  ///
  /// - Throws: where a category is empty, or no weights meet the totals within the bounds.
  package init(
    _ start: SamplingWeights, to targets: CalibrationTargets, by method: CalibrationMethod = .raking
  ) throws(WeightingError) {
    precondition(
      targets.margins[0].codes.count == start.values.count,
      "each row has a category of each margin")
    let sums = targets.keys.sums(start.values)
    try targets.check(sums: sums)
    guard targets.numbers.isEmpty else {
      let fit = try CalibrationEquations(
        targets.matrix, weights: start.values, targets, method: method
      ).solve()
      let used = zip(start.values, fit.factors).filter { $0.0 > 0 }.map(\.1)
      self.init(
        zip(start.values, fit.factors).map { max($0 * $1, 0) }, factors: used, fit: fit)
      return
    }
    let cells = JointCells(targets.keys, sums: sums)
    let fit = try cells.fit(to: targets, by: method)
    self.init(
      targets.keys.scaled(start.values, by: cells.factorOfKey(fit.factors)),
      factors: fit.factors, fit: fit)
  }

  /// - Parameter factors: those of weights that were positive.
  private init(_ values: [Double], factors: [Double], fit: CalibrationFit) {
    // Some weight is positive, since the totals are.
    guard let weights = try? SamplingWeights(values) else {
      preconditionFailure("calibrated weights are finite and sum to a positive total")
    }
    self.weights = weights
    iterations = fit.iterations
    largestGap = fit.gap
    trimmed = 0
    self.factors = (factors.min() ?? 1)...(factors.max() ?? 1)
  }

  /// Fits by raking and keeps weights within limits, cutting and raking again in turns.
  ///
  /// - Parameter limits: of the weights as multiples of their mean.
  /// - Throws: `boundsUnattainable` where cut weights do not meet the margins.
  package static func raked(
    _ start: SamplingWeights, to targets: CalibrationTargets, trimmedTo limits: ClosedRange<Double>
  ) throws(WeightingError) -> CalibratedWeights {
    let mean = targets.people / Double(start.respondents)
    let range = limits.lowerBound * mean...limits.upperBound * mean
    var current = try CalibratedWeights(start, to: targets)
    var iterations = current.iterations
    var touched = Set<Int>()
    for _ in 0..<200 {
      let outside = current.weights.values.indices.filter {
        let weight = current.weights.values[$0]
        return weight > 0
          && (weight > range.upperBound * (1 + 1e-9) || weight < range.lowerBound * (1 - 1e-9))
      }
      guard !outside.isEmpty else {
        return CalibratedWeights(
          current, from: start, iterations: iterations, trimmed: touched.count)
      }
      touched.formUnion(outside)
      let cut = current.weights.values.map {
        $0 > 0 ? min(max($0, range.lowerBound), range.upperBound) : 0
      }
      guard let weights = try? SamplingWeights(cut) else { break }
      current = try CalibratedWeights(weights, to: targets)
      iterations += current.iterations
    }
    let cut = current.weights.values.map {
      $0 > 0 ? min(max($0, range.lowerBound), range.upperBound) : 0
    }
    let worst = targets.worstMargin(cut)
    throw .boundsUnattainable(margin: worst.name, gap: worst.gap)
  }

  private init(
    _ fitted: CalibratedWeights, from start: SamplingWeights, iterations: Int, trimmed: Int
  ) {
    weights = fitted.weights
    self.iterations = iterations
    largestGap = fitted.largestGap
    self.trimmed = trimmed
    let used = zip(start.values, fitted.weights.values).filter { $0.0 > 0 }.map { $1 / $0 }
    factors = (used.min() ?? 1)...(used.max() ?? 1)
  }
}

extension SurveyDesign {
  /// The design with weights fitted to a population; its variances are those of residuals.
  ///
  /// - Throws: as `CalibratedWeights`.
  package func calibrated(
    to targets: CalibrationTargets, by method: CalibrationMethod = .raking
  ) throws(WeightingError) -> SurveyDesign {
    calibrated(try CalibratedWeights(weights, to: targets, by: method), to: targets)
  }

  /// The design with weights that were fitted to a population before.
  package func calibrated(
    _ fitted: CalibratedWeights, to targets: CalibrationTargets
  ) -> SurveyDesign {
    calibrated(
      fitted.weights,
      by: CalibrationResiduals(targets.matrix, startWeights: weights.values))
  }

  /// The design with the weights of each cell scaled to its people: post-stratification.
  ///
  /// - Throws: as `CalibratedWeights`.
  package func postStratified(by margin: CategoryMargin) throws(WeightingError) -> SurveyDesign {
    try calibrated(to: try CalibrationTargets([margin]))
  }
}

extension CalibrationTargets {
  /// The variables of each row.
  var matrix: CalibrationMatrix {
    CalibrationMatrix(
      categories: margins.map { ($0.codes, $0.totals.count) }, numbers: numbers.map(\.values))
  }

  /// The totals in the order of the matrix's variables, with the names of their margins.
  var variables: [(name: String, total: Double)] {
    margins.flatMap { margin in margin.totals.map { (margin.name, $0) } }
      + numbers.map { ($0.name, $0.total) }
  }

  /// The margin that weights are farthest from, and by what share of its total.
  func worstMargin(_ weights: [Double]) -> (name: String, gap: Double) {
    var sums = [Double](repeating: 0, count: variables.count)
    let matrix = matrix
    for row in weights.indices where weights[row] != 0 {
      matrix.add(row, times: weights[row], to: &sums)
    }
    return worstMargin(sums: sums)
  }

  func worstMargin(sums: [Double]) -> (name: String, gap: Double) {
    let gaps = zip(variables, sums).map { variable, sum in
      (variable.name, abs(sum - variable.total) / (variable.total == 0 ? 1 : abs(variable.total)))
    }
    return gaps.max { $0.1 < $1.1 } ?? (margins[0].name, 0)
  }
}

/// What an iteration ended with.
struct CalibrationFit {
  let factors: [Double]
  let iterations: Int
  let gap: Double
}

/// How weights are fitted to a population.
package enum CalibrationMethod: Sendable, Hashable, Codable {
  /// Factors that multiply margin by margin, always positive (Deming & Stephan 1940).
  case raking
  /// Factors that add up, g = 1 + u, which may be negative without bounds: regression estimation.
  case linear(bounds: ClosedRange<Double>?)
  /// Factors between bounds on the logistic curve (Deville & Särndal 1992, case 6).
  case logit(bounds: ClosedRange<Double>)
}

extension SurveyDesign {
  /// The design with weights fitted to a population; its variances are those of residuals.
  ///
  /// - Throws: as `CalibratedWeights`; `negativeWeights` where some are.
  package func calibrated(
    to targets: CalibrationTargets, by method: CalibrationMethod = .raking
  ) throws(WeightingError) -> SurveyDesign {
    let fitted = try CalibratedWeights(weights, to: targets, by: method)
    guard fitted.negative == 0 else { throw .negativeWeights(fitted.negative) }
    return calibrated(fitted, to: targets)
  }

  /// The design with weights that were fitted to a population before, none of them negative.
  package func calibrated(
    _ fitted: CalibratedWeights, to targets: CalibrationTargets
  ) -> SurveyDesign {
    let values = fitted.weights
    return calibrated(
      values,
      by: CalibrationResiduals(
        targets.matrix, startWeights: weights.values, weights: values.values))
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

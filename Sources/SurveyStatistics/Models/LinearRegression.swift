import Distributions

/// A linear regression by least squares, weighted where weights are given.
///
/// β = (XᵀWX)⁻¹XᵀWy, by orthogonal decomposition. Model errors are s²(XᵀWX)⁻¹ with Student's t of n − p degrees of freedom.
package struct LinearRegression: Sendable {
  package let coefficients: [Coefficient]
  package let covariance: SymmetricMatrix
  /// The root of the weighted residual sum of squares over n − p; nil where nothing is left.
  package let residualDeviation: Double?
  /// The share of the variance explained.
  package let rSquared: Double
  package let observations: Int
  /// Whether nothing but rounding is left of the outcome, so that there are no errors to speak of.
  package let isPerfect: Bool

  /// What weights mean to the fit.
  package enum Weights: Sendable {
    case none
    /// Each row stands for that many observations.
    case frequency(FrequencyWeights)
    /// Each row's variance is the residual variance over its weight.
    case precision(PrecisionWeights)

    fileprivate func values(_ count: Int) -> [Double] {
      switch self {
      case .none: Array(repeating: 1, count: count)
      case .frequency(let weights): weights.values.map(Double.init)
      case .precision(let weights): weights.values
      }
    }
  }

  /// - Parameters:
  ///   - errors: with a design, its weights are those of the fit, and rows of weight zero stay out.
  /// - Throws: `tooFewObservations`, `zeroVariance` where all outcomes are alike, or
  ///   `singularCovariance` where predictors depend on each other.
  package init(
    _ outcome: [Double], on predictors: ModelMatrix, weights: Weights = .none,
    errors: ErrorBasis = .model
  ) throws(StatisticsError) {
    precondition(outcome.count == predictors.observations, "each observation has an outcome")
    let size = predictors.columns.count
    let w =
      if case .design(let design) = errors { design.weights.values } else {
        weights.values(outcome.count)
      }
    let filled = w.count { $0 > 0 }
    let n = if case .frequency(let f) = weights { f.observations } else { filled }
    guard filled > size else { throw .tooFewObservations(needed: size + 1, found: filled) }
    guard outcome.differs(where: w) else { throw .zeroVariance }
    let roots = w.map { $0.squareRoot() }
    guard
      let (beta, inverse) = solveLeastSquares(
        predictors.columns.map { zip($0, roots).map(*) }, zip(outcome, roots).map(*))
    else { throw .singularCovariance }
    let bread = SymmetricMatrix(size: size, values: inverse)
    let residuals = zip(outcome, predictors.product(beta)).map(-)
    let weighted = zip(w, residuals).map(*)
    let squares = zip(weighted, residuals).reduce(0) { $0 + $1.0 * $1.1 }
    let left = n - size
    residualDeviation = left > 0 ? (squares / Double(left)).squareRoot() : nil
    let sum = w.reduce(0, +)
    let mean = zip(w, outcome).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let total = zip(w, outcome).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    rSquared = total > 0 ? 1 - squares / total : 0
    observations = n
    // Rounding leaves some 1e-16 of each outcome; R warns of residuals as small.
    isPerfect = squares <= 1e-26 * zip(w, outcome).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    if case .model = errors {
      let variance = squares / Double(max(left, 1))
      covariance = SymmetricMatrix(size: size, values: inverse.map { $0 * variance })
    } else {
      covariance = errors.covariance(
        scores: predictors.columns.map { zip($0, weighted).map(*) }, bread: bread)
    }
    var df = errors.degreesOfFreedom(coefficients: size, observed: nil)
    if case .model = errors { df = Double(left) }
    coefficients =
      isPerfect
      ? zip(predictors.names, beta).map {
        Coefficient(name: $0, estimate: Estimate($1), degreesOfFreedom: df)
      }
      : Coefficient.all(predictors.names, beta, covariance: covariance, degreesOfFreedom: df)
  }
}

extension [Double] {
  /// Whether values differ among those whose weight is positive.
  fileprivate func differs(where weights: [Double]) -> Bool {
    var first: Double?
    for (value, weight) in zip(self, weights) where weight > 0 {
      guard let known = first else {
        first = value
        continue
      }
      if value != known { return true }
    }
    return false
  }
}

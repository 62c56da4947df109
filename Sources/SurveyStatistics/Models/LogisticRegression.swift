import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A logistic regression by maximum likelihood, or with Firth's penalty against separation.
///
/// logit P(y = 1) = xᵀβ, by Newton's method (Agresti 2013, §5.5). Firth (1993) maximizes the
/// likelihood times √|I(β)|, which keeps estimates finite where predictors separate the outcomes.
package struct LogisticRegression: Sendable {
  package let coefficients: [Coefficient]
  package let covariance: SymmetricMatrix
  /// The logarithm of the likelihood, penalized with Firth's method; of weights with a design.
  package let logLikelihood: Double
  package let observations: Int
  package let isPenalized: Bool
  /// The probability of each observation's outcome being 1.
  package let fitted: [Double]

  /// - Parameters:
  ///   - outcome: 0 or 1 for each observation.
  ///   - frequencies: how often each observation occurs; nil for once.
  ///   - errors: with a design, its weights are those of the fit.
  /// - Throws: `tooFewGroups` where all outcomes are alike, `singularCovariance` where predictors
  ///   depend on each other, and `noConvergence` where they separate the outcomes.
  package init(
    _ outcome: [Double], on predictors: ModelMatrix, frequencies: FrequencyWeights? = nil,
    errors: ErrorBasis = .model, penalized: Bool = false
  ) throws(StatisticsError) {
    precondition(outcome.count == predictors.observations, "each observation has an outcome")
    precondition(outcome.allSatisfy { $0 == 0 || $0 == 1 }, "an outcome is 0 or 1")
    var weights = frequencies?.values.map(Double.init) ?? outcome.map { _ in 1 }
    if case .design(let design) = errors {
      let mean = design.weights.sum / Double(design.weights.respondents)
      weights = design.weights.values.map { $0 / mean }
    }
    let present = Set(zip(outcome, weights).filter { $0.1 > 0 }.map(\.0))
    guard present.count == 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let fit = try LogisticFit(outcome, predictors, weights, penalized: penalized)
    covariance = errors.covariance(
      scores: predictors.columns.map { column in
        column.indices.map { column[$0] * weights[$0] * (outcome[$0] - fit.probabilities[$0]) }
      }, bread: fit.inverse)
    coefficients = Coefficient.all(
      predictors.names, fit.beta, covariance: covariance,
      degreesOfFreedom: errors.degreesOfFreedom(
        coefficients: predictors.columns.count, observed: nil))
    logLikelihood = fit.logLikelihood
    observations = frequencies?.observations ?? weights.count { $0 > 0 }
    isPenalized = penalized
    fitted = fit.probabilities
  }

  /// Nagelkerke's share of the deviance that predictors explain, against a model without them.
  package static func nagelkerke(
    logLikelihood: Double, null: Double, observations: Int
  ) -> Double {
    let n = Double(observations)
    return (1 - exp(2 * (null - logLikelihood) / n)) / (1 - exp(2 * null / n))
  }
}

/// Newton's iteration for a logistic regression.
private struct LogisticFit {
  var beta: [Double]
  var probabilities: [Double] = []
  var logLikelihood = 0.0
  var inverse: SymmetricMatrix

  init(
    _ outcome: [Double], _ predictors: ModelMatrix, _ weights: [Double], penalized: Bool
  ) throws(StatisticsError) {
    let size = predictors.columns.count
    beta = Array(repeating: 0, count: size)
    inverse = SymmetricMatrix(size: size)
    var state = try LogisticState(beta, outcome, predictors, weights, penalized: penalized)
    for _ in 0..<200 {
      var step = state.inverse.multiplied(by: state.score(outcome, predictors, weights))
      let longest = step.map(abs).max() ?? 0
      if longest > 5 { step = step.map { $0 * 5 / longest } }
      var scale = 1.0
      var next = state
      while true {
        let candidate = zip(beta, step).map { $0 + scale * $1 }
        next = try LogisticState(candidate, outcome, predictors, weights, penalized: penalized)
        if next.logLikelihood >= state.logLikelihood - 1e-10 * abs(state.logLikelihood)
          || scale < 1e-4
        {
          beta = candidate
          break
        }
        scale /= 2
      }
      state = next
      let size = beta.map(abs).max() ?? 0
      // Estimates that run away separate the outcomes.
      guard size < 1e3 || longest * scale < 1e-10 * size else { throw .noConvergence }
      if longest * scale <= 1e-11 * max(size, 1) {
        let extremes = state.probabilities.indices.allSatisfy {
          weights[$0] == 0 || abs(outcome[$0] - state.probabilities[$0]) < 1e-6
        }
        if extremes && !penalized { throw .noConvergence }
        probabilities = state.probabilities
        logLikelihood = state.logLikelihood
        inverse = state.inverse
        return
      }
    }
    throw .noConvergence
  }
}

/// The likelihood of a logistic regression at some coefficients.
private struct LogisticState {
  let probabilities: [Double]
  let logLikelihood: Double
  let inverse: SymmetricMatrix
  private let isPenalized: Bool

  init(
    _ beta: [Double], _ outcome: [Double], _ predictors: ModelMatrix, _ weights: [Double],
    penalized: Bool
  ) throws(StatisticsError) {
    let linear = predictors.product(beta)
    probabilities = linear.map { 1 / (1 + exp(-$0)) }
    var sum = 0.0
    for row in outcome.indices where weights[row] > 0 {
      let signed = outcome[row] == 1 ? linear[row] : -linear[row]
      // ln(1 / (1 + e^(−s))), without overflow.
      sum -= weights[row] * (signed > 0 ? log1p(exp(-signed)) : -signed + log1p(exp(signed)))
    }
    let information = predictors.gram(
      zip(weights, probabilities).map { $0 * $1 * (1 - $1) })
    let size = beta.count
    guard let inverse = invertPositiveDefinite(information.values, size: size) else {
      // A flat likelihood far out is separation; at the start, predictors depend on each other.
      throw beta.contains { abs($0) > 1 } ? .noConvergence : .singularCovariance
    }
    self.inverse = SymmetricMatrix(size: size, values: inverse)
    isPenalized = penalized
    if penalized {
      let determinant = symmetricEigensystem(information.values, size: size)
        .reduce(0) { $0 + log(max($1.value, .leastNormalMagnitude)) }
      sum += determinant / 2
    }
    logLikelihood = sum
  }

  /// Xᵀ W (y − π), with h (½ − π) more under the penalty, h the leverage (Heinze & Schemper 2002).
  func score(_ outcome: [Double], _ predictors: ModelMatrix, _ weights: [Double]) -> [Double] {
    var residuals = outcome.indices.map { weights[$0] * (outcome[$0] - probabilities[$0]) }
    if isPenalized {
      for row in residuals.indices where weights[row] > 0 {
        let x = predictors.columns.map { $0[row] }
        let p = probabilities[row]
        residuals[row] += weights[row] * p * (1 - p) * inverse.quadraticForm(x) * (0.5 - p)
      }
    }
    return predictors.transposed(residuals)
  }
}

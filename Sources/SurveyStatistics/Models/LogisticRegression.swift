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
  private let problem: LogisticProblem

  /// - Parameters:
  ///   - outcome: 0 or 1 for each observation.
  ///   - frequencies: how often each observation occurs; nil for once.
  ///   - errors: with a design, its weights are those of the fit.
  /// - Throws: `tooFewGroups` where all outcomes are alike, `tooFewObservations`,
  ///   `singularCovariance` where predictors depend on each other, `separation` where they separate
  ///   the outcomes, and `noConvergence`.
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
    let (filled, size) = (weights.count { $0 > 0 }, predictors.columns.count)
    guard filled > size else { throw .tooFewObservations(needed: size + 1, found: filled) }
    let problem = LogisticProblem(
      outcome: outcome, predictors: predictors, weights: weights, isPenalized: penalized)
    let fit = try problem.solve()
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
    self.problem = problem
  }

  /// Gives the coefficients with the p-values and intervals of their profiles.
  ///
  /// Nil where finding them would take more steps than allowed.
  package func profiled(level: Double = 0.95) -> [Coefficient]? {
    requireLevel(level)
    guard
      let profile = LikelihoodProfile(
        problem, at: coefficients.map(\.estimate.value), logLikelihood: logLikelihood)
    else { return nil }
    return coefficients.enumerated().map { place, coefficient in
      Coefficient(
        name: coefficient.name, estimate: coefficient.estimate,
        degreesOfFreedom: coefficient.degreesOfFreedom,
        profile: profile.inference(
          of: place, error: covariance[place, place].squareRoot(), level: level))
    }
  }

  /// Nagelkerke's share of the deviance that predictors explain, against a model without them.
  package static func nagelkerke(
    logLikelihood: Double, null: Double, observations: Int
  ) -> Double {
    let n = Double(observations)
    return (1 - exp(2 * (null - logLikelihood) / n)) / (1 - exp(2 * null / n))
  }
}

import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An ordinal regression by cumulative logits with the same slopes at each threshold.
///
/// logit P(y ≤ k) = ζ_k − xᵀβ (McCullagh 1980), so that a positive slope goes with higher answers: the
/// sign of R's `polr` and `clm`; SAS has the opposite. By Newton's method.
package struct ProportionalOdds: Sendable {
  /// The slopes, then the thresholds, named by their places.
  package let coefficients: [Coefficient]
  package let covariance: SymmetricMatrix
  package let slopes: Int
  package let logLikelihood: Double
  package let observations: Int
  private let errorFreedom: Double?

  /// - Parameters:
  ///   - outcome: the place of each observation's answer in the order, from 0 up.
  ///   - predictors: without an intercept, which the thresholds take the place of.
  ///   - frequencies: how often each observation occurs; nil for once.
  ///   - errors: with a design, its weights are those of the fit.
  /// - Throws: `tooFewGroups` for fewer than two answers that occur, `tooFewObservations`,
  ///   `singularCovariance`, `separation` or `noConvergence`.
  package init(
    _ outcome: [Int], on predictors: ModelMatrix?, frequencies: FrequencyWeights? = nil,
    errors: ErrorBasis = .model
  ) throws(StatisticsError) {
    var weights = frequencies?.values.map(Double.init) ?? outcome.map { _ in 1 }
    if case .design(let design) = errors {
      let mean = design.weights.sum / Double(design.weights.respondents)
      weights = design.weights.values.map { $0 / mean }
    }
    let present = Set(zip(outcome, weights).filter { $0.1 > 0 }.map(\.0)).sorted()
    guard present.count >= 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let (filled, size) = (
      frequencies?.observations ?? weights.count { $0 > 0 },
      (predictors?.columns.count ?? 0) + present.count
    )
    guard filled >= size else { throw .tooFewObservations(needed: size, found: filled) }
    let placeOf = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
    // Answers that only rows of weight zero give do not enter the likelihood.
    let places = outcome.map { placeOf[$0] ?? 0 }
    let columns = predictors?.columns ?? []
    let fit = try CumulativeFit(
      places, columns, weights, nominal: [], levels: present.count,
      names: predictors?.names ?? [])
    slopes = columns.count
    logLikelihood = fit.logLikelihood
    observations = frequencies?.observations ?? weights.count { $0 > 0 }
    covariance = errors.covariance(scores: fit.scores, bread: fit.inverse)
    switch errors {
    case .model: errorFreedom = nil
    case .robust:
      errorFreedom = errors.degreesOfFreedom(coefficients: columns.count, observed: nil)
    case .design(let design):
      errorFreedom = max(Double(design.degreesOfFreedom() - columns.count), 0)
    }
    coefficients = Coefficient.all(
      (predictors?.names ?? []) + (1..<present.count).map { "threshold \($0)" }, fit.values,
      covariance: covariance, degreesOfFreedom: errorFreedom)
  }

  /// −2 times the logarithm of the likelihood.
  package var deviance: Double { -2 * logLikelihood }

  /// The Wald test of all slopes.
  ///
  /// - Throws: `tooFewGroups` without slopes, or `singularCovariance`.
  package func slopeTest() throws(StatisticsError) -> CoefficientTest {
    guard slopes > 0 else { throw .tooFewGroups(needed: 1, found: 0) }
    return try CoefficientTest(
      coefficients.prefix(slopes).map(\.estimate.value),
      covariance: covariance.keeping(Array(0..<slopes)), denominator: errorFreedom)
  }
}

/// A likelihood-ratio test of whether some predictors have the same slope at each threshold.
///
/// Against slopes of their own at each; R's `ordinal::nominal_test`. It is of models without a design.
package struct NominalEffectTest: HypothesisTest {
  package static let name = "Test of proportional odds"

  package let statistic: Statistic
  package let pValue: PValue
  /// The logarithm of the likelihood with slopes that differ between thresholds.
  package let logLikelihood: Double
  /// Whether some differing slopes are infinite, because an answer never occurs with a predictor.
  package let isAtBoundary: Bool

  /// - Parameter tested: the predictors, by position, that belong to one variable.
  /// - Throws: as `ProportionalOdds`; `noConvergence` where differing slopes do not fit the data.
  package init(
    of tested: [Int], _ outcome: [Int], on predictors: ModelMatrix,
    frequencies: FrequencyWeights? = nil
  ) throws(StatisticsError) {
    precondition(
      !tested.isEmpty && tested.allSatisfy { predictors.columns.indices.contains($0) },
      "the predictors tested are among those of the model")
    let weights = frequencies?.values.map(Double.init) ?? outcome.map { _ in 1 }
    let present = Set(zip(outcome, weights).filter { $0.1 > 0 }.map(\.0)).sorted()
    guard present.count >= 3 else { throw .tooFewGroups(needed: 3, found: present.count) }
    let placeOf = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
    let places = outcome.map { placeOf[$0] ?? 0 }
    let same = try CumulativeFit(
      places, predictors.columns, weights, nominal: [], levels: present.count,
      names: predictors.names)
    let other = predictors.columns.indices.filter { !tested.contains($0) }
    let differing = try CumulativeFit(
      places, other.map { predictors.columns[$0] }, weights,
      nominal: tested.map { predictors.columns[$0] }, levels: present.count)
    let ratio = max(2 * (differing.logLikelihood - same.logLikelihood), 0)
    let df = Double(tested.count * (present.count - 2))
    statistic = Statistic("X²", ratio, degreesOfFreedom: [df])
    pValue = PValue(ChiSquareDistribution(degreesOfFreedom: df).upperTail(ratio), .asymptotic)
    logLikelihood = differing.logLikelihood
    isAtBoundary = differing.isAtBoundary
  }
}

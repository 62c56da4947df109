import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a logistic regression is fitted to.
struct LogisticProblem: Sendable {
  /// 0 or 1 for each row.
  let outcome: [Double]
  let predictors: ModelMatrix
  let weights: [Double]
  let isPenalized: Bool

  /// The likelihood at some coefficients.
  struct State {
    let beta: [Double]
    let probabilities: [Double]
    /// The largest linear predictor of a row that has weight.
    let reach: Double
    let logLikelihood: Double
    /// Of the information.
    let inverse: SymmetricMatrix
  }

  /// Finds the coefficients of the greatest likelihood by Newton's method.
  ///
  /// - Parameters:
  ///   - start: where to begin; zero where nil.
  ///   - held: a coefficient that keeps its value.
  /// - Throws: `singularCovariance`, `separation` or `noConvergence`.
  func solve(from start: [Double]? = nil, holding held: Int? = nil) throws(StatisticsError) -> State
  {
    let start = start ?? [Double](repeating: 0, count: predictors.columns.count)
    guard var state = state(at: start) else {
      throw held == nil ? .singularCovariance : .noConvergence
    }
    if held != nil && predictors.columns.count == 1 { return state }
    var direction: [Double] = []
    for iteration in 0..<200 {
      direction = step(from: state, holding: held)
      let length = reach(predictors.product(direction))
      guard length.isFinite else { throw .noConvergence }
      // The path may lead to where nothing is left to learn; it does where outcomes are separated.
      if iteration >= 8, length > 0.3, let names = separating(direction) {
        throw .separation(names)
      }
      guard let (next, scale) = better(than: state, by: direction, length: length) else { break }
      state = next
      guard state.reach < 1e3 else { break }
      guard length * scale <= 1e-11 * max(state.reach, 1) else { continue }
      let isExact = state.probabilities.indices.allSatisfy {
        weights[$0] == 0 || abs(outcome[$0] - state.probabilities[$0]) < 1e-6
      }
      if isExact && !isPenalized { break }
      return state
    }
    if let names = separating(direction) { throw .separation(names) }
    throw .noConvergence
  }

  /// Goes as far along a direction as the likelihood does not fall.
  private func better(
    than state: State, by direction: [Double], length: Double
  ) -> (State, scale: Double)? {
    // Five logits at once are far enough.
    var scale = length > 5 ? 5 / length : 1
    let least = scale * 1e-4
    while true {
      let next = self.state(at: zip(state.beta, direction).map { $0 + scale * $1 })
      if let next,
        next.logLikelihood >= state.logLikelihood - 1e-10 * abs(state.logLikelihood)
          || scale < least
      {
        return (next, scale)
      }
      if scale < least { return nil }
      scale /= 2
    }
  }

  /// Nil where the information has no inverse.
  func state(at beta: [Double]) -> State? {
    let linear = predictors.product(beta)
    let probabilities = linear.map { 1 / (1 + exp(-$0)) }
    var sum = 0.0
    for row in outcome.indices where weights[row] > 0 {
      let signed = outcome[row] == 1 ? linear[row] : -linear[row]
      // ln(1 / (1 + e^(−s))), without overflow.
      sum -= weights[row] * (signed > 0 ? log1p(exp(-signed)) : -signed + log1p(exp(signed)))
    }
    let information = predictors.gram(
      zip(weights, probabilities).map { $0 * $1 * (1 - $1) })
    guard let inverse = invertPositiveDefinite(information.values, size: beta.count) else {
      return nil
    }
    if isPenalized {
      let determinant = symmetricEigensystem(information.values, size: beta.count)
        .reduce(0) { $0 + log(max($1.value, .leastNormalMagnitude)) }
      sum += determinant / 2
    }
    return State(
      beta: beta, probabilities: probabilities, reach: reach(linear), logLikelihood: sum,
      inverse: SymmetricMatrix(size: beta.count, values: inverse))
  }

  /// Xᵀ W (y − π), with h (½ − π) more under the penalty, h the leverage (Heinze & Schemper 2002).
  func score(_ state: State) -> [Double] {
    var residuals = outcome.indices.map { weights[$0] * (outcome[$0] - state.probabilities[$0]) }
    if isPenalized {
      for row in residuals.indices where weights[row] > 0 {
        let x = predictors.columns.map { $0[row] }
        let p = state.probabilities[row]
        residuals[row] +=
          weights[row] * p * (1 - p) * state.inverse.quadraticForm(x) * (0.5 - p)
      }
    }
    return predictors.transposed(residuals)
  }

  /// The inverse of the information of what is free, times its score.
  private func step(from state: State, holding held: Int?) -> [Double] {
    var score = score(state)
    guard let held else { return state.inverse.multiplied(by: score) }
    score[held] = 0
    let inverse = state.inverse
    let step = inverse.multiplied(by: score)
    // C_ff − C_fh C_hf / C_hh inverts the part of the information that is free.
    let shift = step[held] / inverse[held, held]
    return step.indices.map {
      $0 == held ? 0 : step[$0] - inverse[min($0, held), max($0, held)] * shift
    }
  }

  private func reach(_ linear: [Double]) -> Double {
    var reach = 0.0
    for (value, weight) in zip(linear, weights) where weight > 0 {
      guard value.isFinite else { return .infinity }
      reach = max(reach, abs(value))
    }
    return reach
  }

  /// The predictors that tell outcomes apart along a direction; nil where some row contradicts it.
  private func separating(_ direction: [Double]) -> [String]? {
    guard !isPenalized, !direction.isEmpty else { return nil }
    let change = predictors.product(direction)
    let length = reach(change)
    guard length > 0, length.isFinite else { return nil }
    let isSeparating = outcome.indices.allSatisfy { row in
      weights[row] == 0
        || (outcome[row] == 1 ? change[row] : -change[row]) >= -1e-6 * length
    }
    guard isSeparating else { return nil }
    let involved = predictors.columns.indices.filter { place in
      let values = zip(predictors.columns[place], weights).filter { $0.1 > 0 }.map(\.0)
      guard let low = values.min(), let high = values.max() else { return false }
      return abs(direction[place]) * (high - low) > 1e-3 * length
    }
    return involved.isEmpty ? nil : involved.map { predictors.names[$0] }
  }
}

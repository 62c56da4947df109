import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Newton's iteration for cumulative logits.
///
/// The linear predictor of P(y ≤ k) is ζ_k − xᵀβ − uᵀγ_k, where u are predictors with a slope at each
/// threshold. Parameters stand in the order β, ζ, γ_1, γ_2 and so on, by threshold within predictor.
struct CumulativeFit {
  private(set) var values: [Double]
  private(set) var logLikelihood = 0.0
  private(set) var inverse: SymmetricMatrix
  /// The derivative of the likelihood by each parameter, for each observation, weights included.
  private(set) var scores: [[Double]] = []
  /// Whether some slopes run away while the likelihood stays bounded.
  private(set) var isAtBoundary = false

  /// - Parameter names: of the predictors, for those that separate the outcomes.
  /// - Throws: `singularCovariance`, `separation` or `noConvergence`.
  init(
    _ outcome: [Int], _ predictors: [[Double]], _ weights: [Double], nominal: [[Double]],
    levels: Int, names: [String] = []
  ) throws(StatisticsError) {
    let model = CumulativeModel(
      outcome: outcome, predictors: predictors, weights: weights, nominal: nominal, levels: levels)
    values = model.start
    inverse = SymmetricMatrix(size: values.count)
    guard var state = model.evaluate(values) else { throw .noConvergence }
    var direction: [Double] = []
    func failure(_ error: StatisticsError) -> StatisticsError {
      let separating = nominal.isEmpty ? model.separating(direction) : nil
      return separating.map { places in .separation(places.map { names[$0] }) } ?? error
    }
    for iteration in 0..<500 {
      var inverse = invertPositiveDefinite(state.information.values, size: values.count)
      if inverse == nil, !nominal.isEmpty {
        // Of slopes that run away the likelihood is all that exists; a ridge keeps steps finite.
        isAtBoundary = true
        inverse = invertPositiveDefinite(
          state.information.ridged(by: 1e-6).values, size: values.count)
      }
      guard let inverse else { throw failure(.singularCovariance) }
      self.inverse = SymmetricMatrix(size: values.count, values: inverse)
      let step = self.inverse.multiplied(by: state.gradient)
      direction = step
      // The path may lead to where nothing is left to learn; it does where outcomes are separated.
      if iteration >= 8, nominal.isEmpty, step.contains(where: { abs($0) > 0.3 }),
        model.separating(step) != nil
      {
        throw failure(.noConvergence)
      }
      var scale = 1.0
      var isStuck = false
      let before = state.logLikelihood
      while true {
        let candidate = zip(values, step).map { $0 + scale * $1 }
        if let next = model.evaluate(candidate),
          next.logLikelihood >= state.logLikelihood - 1e-11 * abs(state.logLikelihood)
        {
          values = candidate
          state = next
          break
        }
        scale /= 2
        if scale < 1e-8 {
          isStuck = true
          break
        }
      }
      let size = max(values.map(abs).max() ?? 0, 1)
      guard size < 1e3 else { throw failure(.noConvergence) }
      if isAtBoundary, state.logLikelihood - before <= 1e-11 * abs(before) { isStuck = true }
      if isStuck || (step.map { abs($0) * scale }.max() ?? 0) <= 1e-11 * size {
        logLikelihood = state.logLikelihood
        scores = model.scores(values)
        return
      }
    }
    throw failure(.noConvergence)
  }
}

/// The likelihood of cumulative logits with its derivatives.
private struct CumulativeModel {
  let outcome: [Int]
  let predictors: [[Double]]
  let weights: [Double]
  let nominal: [[Double]]
  let levels: Int

  struct State {
    let logLikelihood: Double
    let gradient: [Double]
    /// The negative second derivatives.
    let information: SymmetricMatrix
  }

  var thresholds: Int { levels - 1 }
  var size: Int { predictors.count + thresholds * (1 + nominal.count) }

  /// The logits of the shares at or below each threshold, and no slopes.
  var start: [Double] {
    var counts = [Double](repeating: 0, count: levels)
    for (place, weight) in zip(outcome, weights) { counts[place] += weight }
    let total = counts.reduce(0, +)
    var start = [Double](repeating: 0, count: size)
    var below = 0.0
    for threshold in 0..<thresholds {
      below += counts[threshold]
      start[predictors.count + threshold] = log(below / (total - below))
    }
    return start
  }

  /// The derivative of the linear predictor of a threshold by each parameter that it depends on.
  private func design(_ row: Int, _ threshold: Int) -> [(Int, Double)] {
    // Of the indicators of a category most are zero and change nothing.
    var parts: [(Int, Double)] = predictors.indices.compactMap { place in
      predictors[place][row] == 0 ? nil : (place, -predictors[place][row])
    }
    parts.append((predictors.count + threshold, 1))
    for place in nominal.indices where nominal[place][row] != 0 {
      parts.append(
        (predictors.count + thresholds * (1 + place) + threshold, -nominal[place][row]))
    }
    return parts
  }

  /// The two ends of an answer's interval: F, its density, and how it depends on parameters.
  private func ends(
    _ row: Int, _ values: [Double]
  ) -> [(sign: Double, f: Double, density: Double, parts: [(Int, Double)])] {
    [(outcome[row], 1.0), (outcome[row] - 1, -1.0)].compactMap { threshold, sign in
      guard 0 <= threshold, threshold < thresholds else { return nil }
      let parts = design(row, threshold)
      let f = 1 / (1 + exp(-parts.reduce(0) { $0 + values[$1.0] * $1.1 }))
      return (sign, f, f * (1 - f), parts)
    }
  }

  /// The predictors that tell outcomes apart along a direction, so that the likelihood rises without
  /// end; nil where some row contradicts it.
  func separating(_ direction: [Double]) -> [Int]? {
    guard !direction.isEmpty, direction.allSatisfy(\.isFinite) else { return nil }
    var changes: [Double] = []
    for row in outcome.indices where weights[row] > 0 {
      for (threshold, sign) in [(outcome[row], 1.0), (outcome[row] - 1, -1.0)]
      where 0 <= threshold && threshold < thresholds {
        changes.append(
          sign * design(row, threshold).reduce(0) { $0 + direction[$1.0] * $1.1 })
      }
    }
    let reach = changes.reduce(0) { max($0, abs($1)) }
    guard reach > 0, changes.allSatisfy({ $0 >= -1e-6 * reach }) else { return nil }
    let involved = predictors.indices.filter { place in
      let values = zip(predictors[place], weights).filter { $0.1 > 0 }.map(\.0)
      guard let low = values.min(), let high = values.max() else { return false }
      return abs(direction[place]) * (high - low) > 1e-3 * reach
    }
    return involved.isEmpty ? nil : involved
  }

  private func probability(
    _ row: Int, _ ends: [(sign: Double, f: Double, density: Double, parts: [(Int, Double)])]
  ) -> Double {
    let upper = ends.first { $0.sign > 0 }?.f ?? 1
    let lower = ends.first { $0.sign < 0 }?.f ?? 0
    return upper - lower
  }

  /// Nil where thresholds are out of order, so that an answer has no probability.
  func evaluate(_ values: [Double]) -> State? {
    var sum = 0.0
    var gradient = [Double](repeating: 0, count: size)
    var cells = [Double](repeating: 0, count: size * size)
    var slope = [Double](repeating: 0, count: size)
    for row in outcome.indices where weights[row] > 0 {
      let ends = ends(row, values)
      let p = probability(row, ends)
      guard p > 0 else { return nil }
      let weight = weights[row]
      sum += weight * log(p)
      var touched: [Int] = []
      for end in ends {
        for (place, factor) in end.parts {
          if slope[place] == 0 { touched.append(place) }
          slope[place] += end.sign * end.density * factor / p
        }
        // F″ = f (1 − 2F).
        let curvature = weight * end.sign * end.density * (1 - 2 * end.f) / p
        for (a, left) in end.parts {
          for (b, right) in end.parts { cells[a * size + b] -= curvature * left * right }
        }
      }
      for a in touched {
        gradient[a] += weight * slope[a]
        for b in touched { cells[a * size + b] += weight * slope[a] * slope[b] }
      }
      for place in touched { slope[place] = 0 }
    }
    return State(
      logLikelihood: sum, gradient: gradient,
      information: SymmetricMatrix(size: size, values: cells))
  }

  func scores(_ values: [Double]) -> [[Double]] {
    var scores = [[Double]](
      repeating: [Double](repeating: 0, count: outcome.count), count: size)
    for row in outcome.indices where weights[row] > 0 {
      let ends = ends(row, values)
      let p = probability(row, ends)
      for end in ends {
        for (place, factor) in end.parts {
          scores[place][row] += weights[row] * end.sign * end.density * factor / p
        }
      }
    }
    return scores
  }
}

extension SymmetricMatrix {
  /// Adds a number to each cell of the diagonal.
  fileprivate func ridged(by number: Double) -> SymmetricMatrix {
    SymmetricMatrix(
      size: size,
      values: values.enumerated().map { $0 / size == $0 % size ? $1 + number : $1 })
  }
}

import Distributions

/// What a profile of the likelihood says of a coefficient.
package struct ProfileInference: Sendable, Hashable, Codable {
  /// Of the likelihood ratio to the coefficient being zero.
  package let pValue: PValue
  /// The values whose likelihood ratio is not significant; nil where they have no end.
  package let interval: ConfidenceInterval?
}

/// The likelihood of a logistic regression as a function of one coefficient, the others adapting.
///
/// With Firth's penalty the information is that of all coefficients wherever one is held, as in R's
/// `logistf` (Heinze & Schemper 2002): twice the fall of the logarithm is a χ² of one degree of freedom.
struct LikelihoodProfile {
  private let problem: LogisticProblem
  private let maximum: [Double]
  private let logLikelihood: Double

  /// The most rows that differ times the cube of the coefficients.
  static let workLimit = 1_000_000

  /// Nil where profiles of these data would take more steps than allowed.
  init?(_ problem: LogisticProblem, at maximum: [Double], logLikelihood: Double) {
    let joined = problem.joined()
    let size = Double(maximum.count)
    guard Double(joined.outcome.count) * size * size * size <= Double(Self.workLimit) else {
      return nil
    }
    self.problem = joined
    self.maximum = maximum
    self.logLikelihood = logLikelihood
  }

  /// - Parameter error: the coefficient's, which tells how far to look.
  func inference(of place: Int, error: Double, level: Double) -> ProfileInference? {
    let critical = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    let target = logLikelihood - critical * critical / 2
    guard error > 0, let null = value(of: place, at: 0, from: maximum) else { return nil }
    let fall = max(2 * (logLikelihood - null.logLikelihood), 0)
    let ends = [-1.0, 1].map { side in
      end(of: place, target: target, step: side * critical * error)
    }
    return ProfileInference(
      pValue: PValue(
        ChiSquareDistribution(degreesOfFreedom: 1).upperTail(fall), .asymptotic),
      interval: ends[0].flatMap { lower in
        ends[1].map { ConfidenceInterval(lower: lower, upper: $0, level: level) }
      })
  }

  /// The greatest likelihood with a coefficient at a value; nil where there is none.
  private func value(
    of place: Int, at value: Double, from start: [Double]
  ) -> LogisticProblem.State? {
    var start = start
    start[place] = value
    // It fails far out alone, where the likelihood is below any that is looked for.
    return try? problem.solve(from: start, holding: place)
  }

  /// Where the profile falls to a likelihood, on the side that a step leads to.
  private func end(of place: Int, target: Double, step: Double) -> Double? {
    var inside = maximum[place]
    var others = maximum
    var outside = inside + step
    var reach = step
    var state = value(of: place, at: outside, from: others)
    for _ in 0..<40 {
      guard let reached = state, reached.logLikelihood > target else { break }
      (inside, others) = (outside, reached.beta)
      reach *= 1.6
      outside += reach
      state = value(of: place, at: outside, from: others)
    }
    guard state.map({ $0.logLikelihood <= target }) ?? true else { return nil }
    // Newton's method between the two, or half way where it would leave them.
    var current = outside
    for _ in 0..<200 {
      let tolerance = 1e-12 * max(abs(current), abs(step))
      var next = (inside + outside) / 2
      if let state {
        let slope = problem.score(state)[place]
        let guess = current - (state.logLikelihood - target) / slope
        if abs(guess - current) <= tolerance { return guess }
        if guess > min(inside, outside), guess < max(inside, outside) { next = guess }
      }
      guard abs(outside - inside) > tolerance else { return state == nil ? nil : current }
      current = next
      state = value(of: place, at: current, from: others)
      if let state, state.logLikelihood > target {
        (inside, others) = (current, state.beta)
      } else {
        outside = current
      }
    }
    return nil
  }
}

extension LogisticProblem {
  /// The same likelihood with rows that do not differ counted together.
  fileprivate func joined() -> LogisticProblem {
    var placeOf: [[Double]: Int] = [:]
    var rows: [Int] = []
    var sums: [Double] = []
    for row in outcome.indices where weights[row] > 0 {
      let key = predictors.columns.map { $0[row] } + [outcome[row]]
      if let place = placeOf[key] {
        sums[place] += weights[row]
      } else {
        placeOf[key] = rows.count
        rows.append(row)
        sums.append(weights[row])
      }
    }
    return LogisticProblem(
      outcome: rows.map { outcome[$0] },
      predictors: ModelMatrix(
        names: predictors.names,
        columns: predictors.columns.map { column in rows.map { column[$0] } }),
      weights: sums, isPenalized: isPenalized)
  }
}

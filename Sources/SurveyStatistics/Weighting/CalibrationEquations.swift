#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The equations Σ d F(xᵀλ) x = totals, solved for λ by Newton's method (Deville & Särndal 1992).
struct CalibrationEquations {
  private let matrix: CalibrationMatrix
  private let weights: [Double]
  private let targets: CalibrationTargets
  private let method: CalibrationMethod

  init(
    _ matrix: CalibrationMatrix, weights: [Double], _ targets: CalibrationTargets,
    method: CalibrationMethod
  ) {
    if case .logit(let bounds) = method {
      precondition(
        bounds.lowerBound < 1 && 1 < bounds.upperBound, "bounds of factors lie on both sides of 1")
    }
    self.matrix = matrix
    self.weights = weights
    self.targets = targets
    self.method = method
  }

  /// - Throws: `boundsUnattainable` or `noConvergence` with the margin that is farthest off.
  func solve(iterations limit: Int = 200) throws(WeightingError) -> CalibrationFit {
    let totals = targets.variables.map(\.total)
    var lambda = [Double](repeating: 0, count: totals.count)
    var (sums, slopes) = evaluate(lambda)
    var gap = targets.worstMargin(sums: sums)
    var iteration = 0
    while gap.gap > 1e-10, iteration < limit {
      iteration += 1
      let (kept, inverse) = matrix.gram(slopes).inverseOfIndependentPart()
      let step = inverse.multiplied(by: kept.map { totals[$0] - sums[$0] })
      var scale = 1.0
      // Half steps where a whole one leads away: bounded factors level off.
      while true {
        var next = lambda
        for (place, variable) in kept.enumerated() { next[variable] += scale * step[place] }
        let (nextSums, nextSlopes) = evaluate(next)
        let nextGap = targets.worstMargin(sums: nextSums)
        if nextGap.gap < gap.gap || scale < 1e-3 {
          (lambda, sums, slopes, gap) = (next, nextSums, nextSlopes, nextGap)
          break
        }
        scale /= 2
      }
      guard gap.gap.isFinite else { break }
    }
    guard gap.gap <= 1e-10 else {
      throw isBounded
        ? .boundsUnattainable(margin: gap.name, gap: gap.gap)
        : .noConvergence(margin: gap.name, gap: gap.gap, iterations: iteration)
    }
    return CalibrationFit(
      factors: weights.indices.map { factor(matrix.product($0, lambda)).value },
      iterations: iteration, gap: gap.gap)
  }

  private var isBounded: Bool {
    switch method {
    case .raking, .linear(bounds: nil): false
    case .linear, .logit: true
    }
  }

  private func evaluate(_ lambda: [Double]) -> (sums: [Double], slopes: [Double]) {
    var sums = [Double](repeating: 0, count: lambda.count)
    var slopes = [Double](repeating: 0, count: weights.count)
    for row in weights.indices where weights[row] > 0 {
      let (value, slope) = factor(matrix.product(row, lambda))
      matrix.add(row, times: weights[row] * value, to: &sums)
      slopes[row] = weights[row] * slope
    }
    return (sums, slopes)
  }

  /// F(u) and F′(u), with F(0) = F′(0) = 1.
  private func factor(_ u: Double) -> (value: Double, slope: Double) {
    switch method {
    case .raking:
      let value = exp(u)
      return (value, value)
    case .linear(nil): return (1 + u, 1)
    case .linear(let bounds?):
      let value = min(max(1 + u, bounds.lowerBound), bounds.upperBound)
      return (value, value == 1 + u ? 1 : 0)
    case .logit(let bounds):
      let (low, high) = (bounds.lowerBound, bounds.upperBound)
      let a = (high - low) / ((1 - low) * (high - 1))
      // Through e^(−Au) where u is large, so that nothing overflows.
      let share = (1 - low) / ((1 - low) + (high - 1) * exp(-a * u))
      let value = low + (high - low) * share
      return (value, a * (value - low) * (high - value) / (high - low))
    }
  }
}

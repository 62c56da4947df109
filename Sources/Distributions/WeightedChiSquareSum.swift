#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A sum of independent chi-square variables, each times a positive weight.
///
/// It is the null distribution of chi-square statistics whose terms are correlated: from clustered
/// samples, or from respondents counted repeatedly.
package struct WeightedChiSquareSum: Sendable, Hashable, Codable {
  package let weights: [Double]
  /// The degrees of freedom of each term.
  package let degreesOfFreedom: [Double]

  /// - Parameter degreesOfFreedom: one for each weight; all 1 where not given.
  package init(weights: [Double], degreesOfFreedom: [Double]? = nil) {
    precondition(!weights.isEmpty, "a sum has at least one term")
    precondition(weights.allSatisfy { $0 > 0 && $0.isFinite }, "a weight is positive and finite")
    let df = degreesOfFreedom ?? weights.map { _ in 1 }
    precondition(
      df.count == weights.count && df.allSatisfy { $0 > 0 && $0.isFinite },
      "each term has positive degrees of freedom")
    self.weights = weights
    self.degreesOfFreedom = df
  }

  package var mean: Double { zip(weights, degreesOfFreedom).reduce(0) { $0 + $1.0 * $1.1 } }

  package var variance: Double {
    2 * zip(weights, degreesOfFreedom).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  }
}

// MARK: - The exact tail

extension WeightedChiSquareSum {
  /// Gives P(Q > x); nil where the weights differ so much that the series has not converged.
  ///
  /// A mixture of chi-square tails with positive coefficients; Ruben 1962, Farebrother 1984
  /// (AS 204). The error is under 1e-14 of the tail; steps grow with largest / smallest weight.
  package func upperTail(_ x: Double, steps: Int = 1_000_000) -> Double? {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite, let smallest = weights.min(), let largest = weights.max() else { return 0 }
    let ratios = weights.map { 1 - smallest / $0 }
    let halves = degreesOfFreedom.map { $0 / 2 }
    let shape = halves.reduce(0, +)
    let y = x / (2 * smallest)
    // Coefficients are kept times a power of e, since the first can lie below the least double.
    var logScale = zip(weights, halves).reduce(0) { $0 + $1.1 * log(smallest / $1.0) }
    var coefficient = 1.0
    var memories = [Double](repeating: 0, count: weights.count)
    var (sum, tailSum) = (1.0, 0.0)
    var tail = ChiSquareDistribution(degreesOfFreedom: 2 * shape).upperTail(2 * y)
    tailSum = tail
    for k in 1...steps {
      tail = min(tail + poissonProbability(shape + Double(k - 1), mean: y), 1)
      var next = 0.0
      for index in memories.indices {
        memories[index] = ratios[index] * (memories[index] + coefficient)
        next += halves[index] * memories[index]
      }
      coefficient = next / Double(k)
      sum += coefficient
      tailSum += coefficient * tail
      if sum > 1e200 {
        coefficient *= 1e-200
        sum *= 1e-200
        tailSum *= 1e-200
        for index in memories.indices { memories[index] *= 1e-200 }
        logScale += 200 * log(10)
      }
      // Coefficients end up falling as fast as the powers of the largest ratio, and each counts in
      // full at most.
      let isFalling = Double(k) > shape && sum * exp(logScale) > 0.999_999
      if coefficient == 0 || (isFalling && coefficient * largest / smallest < 1e-16 * tailSum) {
        return min(tailSum * exp(logScale), 1)
      }
    }
    return nil
  }

  /// Gives P(Q / (χ²/df) > x) for an independent chi-square estimate of scale; nil as above.
  ///
  /// The tail of a weighted sum over an estimated variance, as of a survey with few clusters.
  package func upperTail(_ x: Double, denominatorDegreesOfFreedom df: Double) -> Double? {
    precondition(df > 0 && df.isFinite, "degrees of freedom are positive")
    var isComplete = true
    let value = averageOverScale(degreesOfFreedom: df, width: 1) { scale in
      guard let tail = upperTail(x * scale * scale) else {
        isComplete = false
        return 0
      }
      return tail
    }
    return isComplete ? value : nil
  }
}

// MARK: - Approximations

extension WeightedChiSquareSum {
  /// Gives P(Q > x) by the saddlepoint approximation of Barndorff-Nielsen's form; Kuonen 1999.
  ///
  /// Its relative error stays bounded far into the tail.
  package func saddlepointUpperTail(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite, let largest = weights.max() else { return 0 }
    func sum(_ term: (Double, Double) -> Double) -> Double {
      zip(weights, degreesOfFreedom).reduce(0) { $0 + term($1.0, $1.1) }
    }
    let n = degreesOfFreedom.reduce(0, +)
    // K′(ζ) = Σ ν λ / (1 − 2 ζ λ) rises from 0 to ∞ below 1 / (2 max λ).
    let high = (1 / (2 * largest)) * (1 - 1e-14)
    let low = -n / (2 * x) - 1 / largest
    let root = findRoot(in: low...high) { zeta in
      sum { $1 * $0 / (1 - 2 * zeta * $0) } - x
    }
    let generating = -0.5 * sum { $1 * log1p(-2 * root * $0) }
    let curvature = 2 * sum { $1 * $0 * $0 / ((1 - 2 * root * $0) * (1 - 2 * root * $0)) }
    let square = 2 * (root * x - generating)
    let standard = NormalDistribution.standard
    guard square > 1e-9 else {
      // At the mean the correction tends to a sixth of the skewness.
      let third = 8 * sum { $1 * $0 * $0 * $0 }
      let w = root * curvature.squareRoot()
      return standard.upperTail(w + third / (6 * curvature * curvature.squareRoot()))
    }
    let w = root < 0 ? -square.squareRoot() : square.squareRoot()
    let v = root * curvature.squareRoot()
    return standard.upperTail(w + log(v / w) / w)
  }

  /// Gives P(Q / (χ²/df) > x) by the saddlepoint approximation, for an estimated scale.
  ///
  /// The tail at 0 of Q less x times the scale's chi-square over df, whose generating function is
  /// known too (Kuonen 1999; R's `pFsum`, which cuts fractional degrees of freedom to whole ones).
  package func saddlepointUpperTail(_ x: Double, denominatorDegreesOfFreedom df: Double) -> Double {
    requireNumber(x)
    precondition(df > 0 && df.isFinite, "degrees of freedom are positive")
    guard x > 0 else { return 1 }
    guard x.isFinite, let largest = weights.max() else { return 0 }
    let terms = zip(weights + [-x / df], degreesOfFreedom + [df])
    func sum(_ term: (Double, Double) -> Double) -> Double {
      terms.reduce(0) { $0 + term($1.0, $1.1) }
    }
    let low = -df / (2 * x) * (1 - 1e-13)
    let high = (1 / (2 * largest)) * (1 - 1e-13)
    let root = findRoot(in: low...high) { zeta in sum { $1 * $0 / (1 - 2 * zeta * $0) } }
    let generating = -0.5 * sum { $1 * log1p(-2 * root * $0) }
    let curvature = 2 * sum { $1 * $0 * $0 / ((1 - 2 * root * $0) * (1 - 2 * root * $0)) }
    let standard = NormalDistribution.standard
    guard -2 * generating > 1e-9 else {
      let third = 8 * sum { $1 * $0 * $0 * $0 }
      let w = root * curvature.squareRoot()
      return standard.upperTail(w + third / (6 * curvature * curvature.squareRoot()))
    }
    let w = root < 0 ? -(-2 * generating).squareRoot() : (-2 * generating).squareRoot()
    let v = root * curvature.squareRoot()
    return standard.upperTail(w + log(v / w) / w)
  }

  /// Gives P(Q > x) from the scaled chi-square with the same mean and variance (Satterthwaite 1946).
  package func satterthwaiteUpperTail(_ x: Double) -> Double {
    let scale = variance / (2 * mean)
    return ChiSquareDistribution(degreesOfFreedom: mean / scale).upperTail(x / scale)
  }
}

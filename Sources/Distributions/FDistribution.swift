import CGSL

/// The distribution of the ratio of two mean squares; degrees of freedom may be fractional.
package struct FDistribution: ContinuousDistribution, Codable {
  package let numerator: Double
  package let denominator: Double

  /// Makes the F distribution from the degrees of freedom of both mean squares.
  package init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && numerator.isFinite, "degrees of freedom must be positive")
    precondition(denominator > 0 && denominator.isFinite, "degrees of freedom must be positive")
    self.numerator = numerator
    self.denominator = denominator
  }

  package var support: ClosedRange<Double> { 0...Double.infinity }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0, x.isFinite else { return 0 }
    return GSL.value { gsl_ran_fdist_pdf(x, numerator, denominator) }
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    return largeTails(x)?.lower ?? GSL.value { gsl_cdf_fdist_P(x, numerator, denominator) }
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    return largeTails(x)?.upper ?? GSL.value { gsl_cdf_fdist_Q(x, numerator, denominator) }
  }

  /// Both tails where degrees of freedom are so many that GSL's lose digits; nil for fewer.
  private func largeTails(_ x: Double) -> (lower: Double, upper: Double)? {
    guard max(numerator, denominator) > 10_000 else { return nil }
    let sum = numerator * x + denominator
    // What the denominator has of the sum is far from half its degrees of freedom as x is from one.
    let tails = LargeBeta(a: denominator / 2, b: numerator / 2).tails(
      denominator / sum, numerator * x / sum, below: -numerator * (x - 1) / sum,
      above: denominator * (x - 1) / sum)
    return tails.map { ($0.upper, $0.lower) }
  }

  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let guess = GSL.attempt { gsl_cdf_fdist_Pinv(probability, numerator, denominator) }
    return invert(probability, tail: cumulative, slope: 1, guess: guess)
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return .infinity }
    if probability == 1 { return 0 }
    let guess = GSL.attempt { gsl_cdf_fdist_Qinv(probability, numerator, denominator) }
    return invert(probability, tail: upperTail, slope: -1, guess: guess)
  }
}

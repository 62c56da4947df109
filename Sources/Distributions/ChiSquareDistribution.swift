import CGSL

/// The chi-square distribution; degrees of freedom may be fractional.
package struct ChiSquareDistribution: ContinuousDistribution, Codable {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  package var support: ClosedRange<Double> { 0...Double.infinity }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0, x.isFinite else { return 0 }
    let shape = degreesOfFreedom / 2
    // x^(a−1) e^−x / Γ(a) = a/x times the Poisson term, which keeps its digits for large a.
    return 0.5 * poissonProbability(shape, mean: x / 2) * shape / (x / 2)
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    return GSL.value { gsl_cdf_chisq_P(x, degreesOfFreedom) }
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    return GSL.value { gsl_cdf_chisq_Q(x, degreesOfFreedom) }
  }

  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let guess = GSL.attempt { gsl_cdf_chisq_Pinv(probability, degreesOfFreedom) }
    return invert(probability, tail: cumulative, slope: 1, guess: guess)
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return .infinity }
    if probability == 1 { return 0 }
    let guess = GSL.attempt { gsl_cdf_chisq_Qinv(probability, degreesOfFreedom) }
    return invert(probability, tail: upperTail, slope: -1, guess: guess)
  }
}

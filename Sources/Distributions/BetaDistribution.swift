import CGSL

/// The beta distribution on 0…1.
package struct BetaDistribution: ContinuousDistribution, Codable {
  package let alpha: Double
  package let beta: Double

  package init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && alpha.isFinite, "the shapes of a beta distribution are positive")
    precondition(beta > 0 && beta.isFinite, "the shapes of a beta distribution are positive")
    self.alpha = alpha
    self.beta = beta
  }

  package var support: ClosedRange<Double> { 0...1 }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0, x < 1 else { return 0 }
    return GSL.value { gsl_ran_beta_pdf(x, alpha, beta) }
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    return GSL.value { gsl_cdf_beta_P(x, alpha, beta) }
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    if x <= 0 { return 1 }
    if x >= 1 { return 0 }
    return GSL.value { gsl_cdf_beta_Q(x, alpha, beta) }
  }

  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    let guess = GSL.attempt { gsl_cdf_beta_Pinv(probability, alpha, beta) }
    return invert(probability, tail: cumulative, slope: 1, guess: guess)
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return 1 }
    if probability == 1 { return 0 }
    let guess = GSL.attempt { gsl_cdf_beta_Qinv(probability, alpha, beta) }
    return invert(probability, tail: upperTail, slope: -1, guess: guess)
  }
}

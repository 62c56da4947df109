import CGSL

/// Student's t distribution; degrees of freedom may be fractional.
package struct StudentTDistribution: ContinuousDistribution, Codable {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  package var support: ClosedRange<Double> { -Double.infinity...Double.infinity }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    guard x.isFinite else { return 0 }
    return GSL.value { gsl_ran_tdist_pdf(x, degreesOfFreedom) }
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    return x < 0 ? outerTail(-x) : 1 - outerTail(x)
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    return x > 0 ? outerTail(x) : 1 - outerTail(-x)
  }

  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    return probability < 0.5
      ? -upperQuantile(probability) : upperQuantile(1 - probability)
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return .infinity }
    if probability == 0.5 { return 0 }
    if probability > 0.5 { return -upperQuantile(1 - probability) }
    let guess = GSL.attempt { gsl_cdf_tdist_Qinv(probability, degreesOfFreedom) }
    return invert(probability, tail: upperTail, slope: -1, guess: guess)
  }

  /// P(T > x) for x ≥ 0, through the beta distribution.
  ///
  /// `gsl_cdf_tdist_Q` switches to a Cornish–Fisher series above 30 degrees of freedom, which is
  /// right to eight digits only; the incomplete beta function is right to twelve.
  private func outerTail(_ x: Double) -> Double {
    guard x.isFinite else { return 0 }
    let square = x * x
    let n = degreesOfFreedom
    return square < n
      ? 0.5 * GSL.value { gsl_cdf_beta_Q(square / (n + square), 0.5, n / 2) }
      : 0.5 * GSL.value { gsl_cdf_beta_P(n / (n + square), n / 2, 0.5) }
  }
}

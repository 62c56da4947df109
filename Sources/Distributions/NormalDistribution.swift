import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The normal distribution.
package struct NormalDistribution: ContinuousDistribution, Codable {
  package let mean: Double
  package let standardDeviation: Double

  /// The normal distribution with mean 0 and standard deviation 1.
  package static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  package init(mean: Double, standardDeviation: Double) {
    precondition(mean.isFinite, "a mean must be finite")
    precondition(
      standardDeviation > 0 && standardDeviation.isFinite, "a standard deviation must be positive")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  package var support: ClosedRange<Double> { -Double.infinity...Double.infinity }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    let z = (x - mean) / standardDeviation
    return exp(-0.5 * z * z) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    return GSL.value { gsl_cdf_ugaussian_P((x - mean) / standardDeviation) }
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    return GSL.value { gsl_cdf_ugaussian_Q((x - mean) / standardDeviation) }
  }

  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    let guess = GSL.value { gsl_cdf_ugaussian_Pinv(probability) }
    return mean + standardDeviation * guess
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return .infinity }
    if probability == 1 { return -.infinity }
    let guess = GSL.value { gsl_cdf_ugaussian_Qinv(probability) }
    return mean + standardDeviation * guess
  }
}

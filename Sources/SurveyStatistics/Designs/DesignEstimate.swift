import Distributions

/// An estimate of the population with its design-based standard error.
package struct DesignEstimate: Sendable, Hashable, Codable {
  package let estimate: Estimate
  /// Those of the design in the domain, for intervals by Student's t.
  package let degreesOfFreedom: Int
  /// The respondents it rests on.
  package let observations: Int
  /// The variance over that of a simple random sample; nil where that does not exist.
  package let designEffect: DesignEffect?

  package var value: Double { estimate.value }

  package var standardError: Double { estimate.standardError ?? 0 }

  /// The standard error; nil without degrees of freedom, where the sample tells nothing of it.
  package var knownError: Double? { degreesOfFreedom > 0 ? standardError : nil }

  /// Gives the value ± t · SE; nil without degrees of freedom.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard let t = criticalT(level: level, degreesOfFreedom: degreesOfFreedom) else { return nil }
    let reach = t * standardError
    return ConfidenceInterval(lower: value - reach, upper: value + reach, level: level)
  }
}

/// The two-sided critical value of Student's t; nil without degrees of freedom.
func criticalT(level: Double, degreesOfFreedom: Int) -> Double? {
  degreesOfFreedom > 0
    ? StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperQuantile((1 - level) / 2)
    : nil
}

/// How much more an estimate varies than that of a simple random sample of the same size.
package struct DesignEffect: Sendable, Hashable, Codable {
  /// Against a sample drawn with replacement: R's `deff = "replace"`, Stata's deft squared.
  package let withReplacement: Double
  /// Against one drawn without: R's `deff = TRUE`; nil where the weights sum to less than n.
  package let withoutReplacement: Double?

  /// The size of a simple random sample, drawn with replacement, of the same precision.
  package func effectiveSampleSize(observations: Int) -> Double {
    Double(observations) / withReplacement
  }

  /// - Parameters:
  ///   - simpleVariance: of the estimator in a sample with replacement; nil or 0 where unknown.
  init?(variance: Double, simpleVariance: Double?, observations: Int, population: Double) {
    guard let simpleVariance, simpleVariance > 0 else { return nil }
    withReplacement = variance / simpleVariance
    let left = (population - Double(observations)) / population
    withoutReplacement = left > 0 ? withReplacement / left : nil
  }
}

extension DesignEstimate {
  /// The two-sided probability, by Student's t, of a value this far from zero; 1 where it cannot vary.
  package var pValue: Double {
    guard standardError > 0, degreesOfFreedom > 0 else { return 1 }
    let t = StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
    return min(1, 2 * t.upperTail(abs(value / standardError)))
  }
}

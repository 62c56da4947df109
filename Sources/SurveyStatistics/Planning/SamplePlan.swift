import Distributions

/// What a sample loses against a simple random one of full response, and what is invited for it.
package struct SamplePlan: Sendable, Hashable, Codable {
  /// How many times more respondents are needed than in a simple random sample.
  package let designEffect: Double
  /// The share of those invited that answer.
  package let responseRate: Double

  package init(designEffect: Double = 1, responseRate: Double = 1) {
    precondition(designEffect > 0 && designEffect.isFinite, "a design effect is positive")
    precondition(0 < responseRate && responseRate <= 1, "a response rate lies from 0 to 1")
    self.designEffect = designEffect
    self.responseRate = responseRate
  }

  /// Gives 1 + (m − 1) ρ for clusters of m respondents with intraclass correlation ρ (Kish 1965).
  package static func designEffect(clusterSize: Double, intraclassCorrelation: Double) -> Double {
    precondition(clusterSize >= 1, "a cluster has at least one respondent")
    precondition(
      0 <= intraclassCorrelation && intraclassCorrelation <= 1,
      "an intraclass correlation lies from 0 to 1")
    return 1 + (clusterSize - 1) * intraclassCorrelation
  }

  /// The respondents needed where a simple random sample needs so many, rounded up.
  package func respondents(simple: Double) -> Int { Self.roundedUp(simple * designEffect) }

  /// The people to invite for them, rounded up.
  package func invited(simple: Double) -> Int {
    Self.roundedUp(Double(respondents(simple: simple)) / responseRate)
  }

  /// The size of a simple random sample that so many respondents are worth.
  package func simpleSize(respondents: Double) -> Double { respondents / designEffect }

  /// The whole number from there up; the greatest that there is where it is none.
  ///
  /// What rounding error lifts by less than 1e-12 of itself stays.
  private static func roundedUp(_ value: Double) -> Int {
    Int(exactly: (value * (1 - 1e-12)).rounded(.up)) ?? .max
  }
}

/// The size of a sample that estimates a proportion with an interval of a wanted reach.
package enum ProportionPrecision {
  /// Gives z² p (1 − p) / e², less for a finite population: n / (1 + (n − 1) / N) (Cochran 1977, §4.4).
  package static func size(
    proportion: Double, reach: Double, level: Double = 0.95, population: Double? = nil
  ) -> Double {
    requireLevel(level)
    precondition(0 < proportion && proportion < 1, "a proportion lies strictly between 0 and 1")
    precondition(0 < reach && reach < 1, "an interval's reach lies between 0 and 1")
    let z = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    let size = z * z * proportion * (1 - proportion) / (reach * reach)
    return population.map { size / (1 + (size - 1) / $0) } ?? size
  }
}

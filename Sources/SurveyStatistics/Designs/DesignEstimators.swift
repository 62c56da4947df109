/// Estimators of a population from a sample with a design, with linearized variances.
///
/// Domains are rows marked true; the others weigh zero and stay in the design. Rows of the domain
/// must hold finite numbers; what the others hold is not looked at.
extension SurveyDesign {
  /// Estimates the mean Σwy / Σw of a domain; its contributions are w (y − ȳ) / Σw (Wolter 2007).
  ///
  /// - Throws: `tooFewObservations` where nobody in the domain weighs anything.
  package func mean(
    of values: [Double], in domain: [Bool]? = nil
  ) throws(StatisticsError) -> DesignEstimate {
    let inside = try DomainWeights(self, domain)
    let mean = inside.weightedSum(values) / inside.sum
    let variance = variance(of: inside.contributions { ($1 * (values[$0] - mean)) / inside.sum })
    let simple = inside.sampleVariance(values, mean: mean).map { $0 / Double(inside.observations) }
    return inside.estimate(mean, variance: variance, simpleVariance: simple, self)
  }

  /// Estimates the total Σwy of a domain.
  ///
  /// - Throws: as `mean`.
  package func total(
    of values: [Double], in domain: [Bool]? = nil
  ) throws(StatisticsError) -> DesignEstimate {
    let inside = try DomainWeights(self, domain)
    let total = inside.weightedSum(values)
    let variance = variance(of: inside.contributions { $1 * values[$0] })
    let simple = inside.sampleVariance(values, mean: total / inside.sum).map {
      $0 * inside.sum * inside.sum / Double(inside.observations)
    }
    return inside.estimate(total, variance: variance, simpleVariance: simple, self)
  }

  /// Estimates the ratio Σwy / Σwx of a domain; contributions are w (y − R x) / Σwx.
  ///
  /// - Throws: as `mean`, and `indeterminate` where the denominator is zero.
  package func ratio(
    of numerator: [Double], to denominator: [Double], in domain: [Bool]? = nil
  ) throws(StatisticsError) -> DesignEstimate {
    let inside = try DomainWeights(self, domain)
    let below = inside.weightedSum(denominator)
    guard below != 0 else { throw .indeterminate }
    let ratio = inside.weightedSum(numerator) / below
    let variance = variance(
      of: inside.contributions { $1 * (numerator[$0] - ratio * denominator[$0]) / below })
    return inside.estimate(ratio, variance: variance, simpleVariance: nil, self)
  }

  /// Estimates the share of a domain for which something is true.
  ///
  /// - Throws: as `mean`.
  package func proportion(
    of isTrue: [Bool], in domain: [Bool]? = nil
  ) throws(StatisticsError) -> DesignProportion {
    let estimate = try mean(of: isTrue.map { $0 ? 1 : 0 }, in: domain)
    return DesignProportion(estimate)
  }

  /// Estimates the difference of two domains' means, as a contrast within one design.
  ///
  /// It has one degree of freedom fewer than the design in both domains, as `DesignMeansTest` and R's
  /// `svyttest`: it is the slope of a regression on who is in the first.
  ///
  /// - Throws: as `mean`, for either domain.
  package func meanDifference(
    of values: [Double], between first: [Bool], and second: [Bool]
  ) throws(StatisticsError) -> DesignEstimate {
    let one = try DomainWeights(self, first)
    let other = try DomainWeights(self, second)
    let firstMean = one.weightedSum(values) / one.sum
    let secondMean = other.weightedSum(values) / other.sum
    let left = one.contributions { $1 * (values[$0] - firstMean) / one.sum }
    let right = other.contributions { $1 * (values[$0] - secondMean) / other.sum }
    let both = zip(first, second).map { $0 || $1 }
    return DesignEstimate(
      estimate: Estimate(
        firstMean - secondMean,
        standardError: variance(of: zip(left, right).map(-)).squareRoot()),
      degreesOfFreedom: degreesOfFreedom(in: both) - 1,
      observations: both.indices.count { both[$0] && weights.values[$0] > 0 }, designEffect: nil)
  }
}

/// The weights of a design with zero outside a domain.
struct DomainWeights {
  let weights: [Double]
  let sum: Double
  /// The rows of the domain that weigh anything.
  let observations: Int
  private let domain: [Bool]?

  init(_ design: SurveyDesign, _ domain: [Bool]?) throws(StatisticsError) {
    precondition(
      domain.map { $0.count == design.rowCount } ?? true, "a domain tells of each row")
    weights =
      domain.map { zip(design.weights.values, $0).map { $1 ? $0 : 0 } } ?? design.weights.values
    sum = weights.reduce(0, +)
    observations = weights.count { $0 > 0 }
    self.domain = domain
    guard observations > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
  }

  func weightedSum(_ values: [Double]) -> Double {
    precondition(values.count == weights.count, "each row has a value")
    var total = 0.0
    for row in weights.indices where weights[row] > 0 { total += weights[row] * values[row] }
    precondition(total.isFinite, "the values of a domain are finite numbers")
    return total
  }

  /// What each row contributes: a function of the row and its weight, zero outside.
  func contributions(_ contribution: (Int, Double) -> Double) -> [Double] {
    weights.indices.map { weights[$0] > 0 ? contribution($0, weights[$0]) : 0 }
  }

  /// The estimated variance of the values in the population, with n − 1; nil for one observation.
  func sampleVariance(_ values: [Double], mean: Double) -> Double? {
    guard observations > 1 else { return nil }
    var squares = 0.0
    for row in weights.indices where weights[row] > 0 {
      squares += weights[row] * (values[row] - mean) * (values[row] - mean)
    }
    return squares / sum * Double(observations) / Double(observations - 1)
  }

  func estimate(
    _ value: Double, variance: Double, simpleVariance: Double?, _ design: SurveyDesign
  ) -> DesignEstimate {
    DesignEstimate(
      estimate: Estimate(value, standardError: variance.squareRoot()),
      degreesOfFreedom: design.degreesOfFreedom(in: domain), observations: observations,
      designEffect: DesignEffect(
        variance: variance, simpleVariance: simpleVariance, observations: observations,
        population: sum))
  }
}

/// A quantile of the population with Woodruff's interval.
///
/// The quantile of `WeightedDistribution`. The interval turns that of the distribution function at the
/// quantile, p ± t · SE, back into values (Woodruff 1952; R's `qrule = "school"`,
/// `interval.type = "mean"`).
package struct DesignQuantile: Sendable, Hashable, Codable {
  package let probability: Double
  package let value: Double
  package let degreesOfFreedom: Int
  package let observations: Int
  /// The share of the population at or below the value.
  private let share: Estimate
  private let distribution: WeightedDistribution

  /// - Throws: `tooFewObservations` where nobody in the domain weighs anything.
  init(
    _ probability: Double, of values: [Double], in domain: [Bool]?, _ design: SurveyDesign
  ) throws(StatisticsError) {
    precondition(0 < probability && probability < 1, "a quantile's probability is inside 0 to 1")
    let inside = try DomainWeights(design, domain)
    distribution = WeightedDistribution(values, weights: inside.weights)
    let quantile = distribution.quantile(probability)
    let below = values.map { $0 <= quantile ? 1.0 : 0 }
    share = try design.mean(of: below, in: domain).estimate
    value = quantile
    self.probability = probability
    degreesOfFreedom = design.degreesOfFreedom(in: domain)
    observations = inside.observations
  }

  /// Gives Woodruff's interval, infinite on a side where the sample sets no bound.
  ///
  /// Nil without degrees of freedom.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard let t = criticalT(level: level, degreesOfFreedom: degreesOfFreedom) else { return nil }
    let reach = t * (share.standardError ?? 0)
    let lower = share.value - reach
    let upper = share.value + reach
    return ConfidenceInterval(
      lower: lower < 0 ? -.infinity : distribution.quantile(lower),
      upper: upper > 1 ? .infinity : distribution.quantile(upper), level: level)
  }

  /// The length of the interval over 2 t; nil where a side is not bounded.
  package func standardError(level: Double = 0.95) -> Double? {
    guard let interval = confidenceInterval(level: level), interval.isBounded,
      let t = criticalT(level: level, degreesOfFreedom: degreesOfFreedom)
    else { return nil }
    return (interval.upper - interval.lower) / (2 * t)
  }
}

extension SurveyDesign {
  /// Estimates a quantile of a domain.
  ///
  /// - Throws: as `mean`.
  package func quantile(
    _ probability: Double, of values: [Double], in domain: [Bool]? = nil
  ) throws(StatisticsError) -> DesignQuantile {
    try DesignQuantile(probability, of: values, in: domain, self)
  }
}

/// Distinct values in rising order with the share of weight at or below each.
///
/// Its quantiles are the one definition of weighted quantiles and medians: the smallest value whose
/// share reaches the probability or, where the share is the probability itself, the middle of it and
/// the next value (Hyndman & Fan 1996, type 2; R's `svyquantile(qrule = "school")`). Where all weigh
/// the same, the median is the usual one.
package struct WeightedDistribution: Sendable, Hashable, Codable {
  private(set) var values: [Double] = []
  private(set) var shares: [Double] = []

  /// What sums of weights may differ from a share by rounding.
  private static let tolerance = 1e-9

  /// - Parameter weights: those of zero are left out; one at least is positive.
  package init(_ values: [Double], weights: [Double]) {
    precondition(values.count == weights.count, "each value has a weight")
    let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
    precondition(!order.isEmpty, "a distribution has a value that weighs something")
    var sum = 0.0
    for row in order {
      sum += weights[row]
      if self.values.last == values[row] {
        shares[shares.count - 1] = sum
      } else {
        self.values.append(values[row])
        shares.append(sum)
      }
    }
    shares = shares.map { $0 / sum }
  }

  package func quantile(_ probability: Double) -> Double {
    let place =
      shares.firstIndex { $0 >= probability - Self.tolerance } ?? values.count - 1
    guard shares[place] <= probability + Self.tolerance, place + 1 < values.count else {
      return values[place]
    }
    return (values[place] + values[place + 1]) / 2
  }

  package var median: Double { quantile(0.5) }
}

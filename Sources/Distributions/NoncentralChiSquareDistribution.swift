/// The distribution of a sum of squared normal variables whose means are not all zero.
///
/// A mixture of central chi-squares with Poisson weights (Johnson, Kotz & Balakrishnan 1995,
/// ch. 29). The lower tail is summed from many degrees of freedom to few and the upper tail
/// from few to many, the directions in which the recurrence adds and never cancels, so both keep
/// their relative accuracy. Time grows with the noncentrality.
package struct NoncentralChiSquareDistribution: ContinuousDistribution, Codable {
  package let degreesOfFreedom: Double
  package let noncentrality: Double

  package init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom must be positive")
    precondition(
      noncentrality >= 0 && noncentrality.isFinite, "a noncentrality must not be negative")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  package var support: ClosedRange<Double> { 0...Double.infinity }

  package func density(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0, x.isFinite else { return 0 }
    let mode = Int(noncentrality / 2)
    var sum = 0.0
    for j in mode... {
      let term = densityTerm(j, x)
      sum += term
      if term <= 1e-18 * sum, Double(j) > x / 2 || term == 0 { break }
    }
    for j in stride(from: mode - 1, through: 0, by: -1) {
      let term = densityTerm(j, x)
      sum += term
      if term <= 1e-18 * sum { break }
    }
    return sum
  }

  package func cumulative(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    guard noncentrality > 0 else { return central(0).cumulative(x) }
    let mean = noncentrality / 2
    let peak = peak(min(x / 2, mean + degreesOfFreedom / 2))
    var last = Int(peak + 10 * peak.squareRoot() + 20)
    // Beyond the peak the terms fall so fast for a tiny x that the first would underflow. Far below
    // a large x the step underflows too, but there the tail is 1 and needs no steps.
    while last > 0, degreesOfFreedom / 2 + Double(last) > x / 2,
      poissonProbability(degreesOfFreedom / 2 + Double(last), mean: x / 2) < 1e-290
    {
      last /= 2
    }
    var weight = poissonProbability(Double(last), mean: mean)
    var tail = central(last).cumulative(x)
    // The step of the recurrence: F(x; ν + 2j) − F(x; ν + 2j + 2).
    var step = poissonProbability(degreesOfFreedom / 2 + Double(last), mean: x / 2)
    var sum = weight * tail
    for j in stride(from: last - 1, through: 0, by: -1) {
      weight *= Double(j + 1) / mean
      step *= (degreesOfFreedom / 2 + Double(j) + 1) / (x / 2)
      tail += step
      sum += weight * tail
      if Double(j) < mean, weight * tail < 1e-18 * sum { break }
    }
    return min(sum, 1)
  }

  package func upperTail(_ x: Double) -> Double {
    requireNumber(x)
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    guard noncentrality > 0 else { return central(0).upperTail(x) }
    let mean = noncentrality / 2
    let peak = peak(max(x / 2, mean + degreesOfFreedom / 2))
    let first = max(0, Int(peak - 10 * peak.squareRoot() - 40))
    var weight = poissonProbability(Double(first), mean: mean)
    var tail = central(first).upperTail(x)
    var step = poissonProbability(degreesOfFreedom / 2 + Double(first), mean: x / 2)
    var sum = weight * tail
    for j in (first + 1)... {
      weight *= mean / Double(j)
      tail += step
      step *= (x / 2) / (degreesOfFreedom / 2 + Double(j))
      sum += weight * tail
      if Double(j) > mean, weight < 1e-18 * sum || weight == 0 { break }
    }
    return min(sum, 1)
  }

  /// Finds the noncentrality at which P(X ≤ x) falls to `probability`; 0 where it is below already.
  ///
  /// This is the end of a confidence interval for the noncentrality (Smithson 2003).
  package static func noncentrality(
    degreesOfFreedom: Double, at x: Double, cumulativeProbability probability: Double
  ) -> Double {
    precondition(0 < probability && probability < 1, "an interval's end needs 0 < p < 1")
    precondition(x >= 0 && x.isFinite, "a chi-square statistic is not negative")
    guard x <= largestSummed else {
      return largeNoncentrality(degreesOfFreedom, at: x, probability)
    }
    func excess(_ noncentrality: Double) -> Double {
      let distribution = NoncentralChiSquareDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      return probability < 0.5
        ? distribution.cumulative(x) - probability
        : 1 - probability - distribution.upperTail(x)
    }
    guard excess(0) > 0 else { return 0 }
    // The normal approximation is off by a term of the order of 1, so the root is close by; each
    // step of the search costs a sum.
    let near = largeNoncentrality(degreesOfFreedom, at: x, probability)
    if near > 1000, excess(near - 100) > 0, excess(near + 100) < 0 {
      return findRoot(in: (near - 100)...(near + 100), of: excess)
    }
    var high = max(x, 1)
    while excess(high) > 0 { high *= 2 }
    return findRoot(in: 0...high, of: excess)
  }

  /// The statistic beyond which the mixture would take too many terms.
  private static let largestSummed = 1e8

  /// Finds the noncentrality where the distribution is all but normal.
  ///
  /// Its mean is ν + λ and its variance 2(ν + 2λ). What the skewness adds is of the order of 1, so
  /// the error is of the order of 10 and the relative error under 1e-6 beyond 1e8.
  private static func largeNoncentrality(
    _ degreesOfFreedom: Double, at x: Double, _ probability: Double
  ) -> Double {
    let z = NormalDistribution.standard.quantile(probability)
    // x − ν − λ = z √(2ν + 4λ), solved for √(2ν + 4λ).
    let root = -2 * z + (4 * z * z + 4 * x - 2 * degreesOfFreedom).squareRoot()
    return max(0, (root * root - 2 * degreesOfFreedom) / 4)
  }

  private func central(_ j: Int) -> ChiSquareDistribution {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom + 2 * Double(j))
  }

  /// The term at which the mixture is largest, where the tail acts like its own first term `y`.
  private func peak(_ y: Double) -> Double {
    let shape = degreesOfFreedom / 2
    return ((shape * shape + 2 * noncentrality * y).squareRoot() - shape) / 2
  }

  private func densityTerm(_ j: Int, _ x: Double) -> Double {
    poissonProbability(Double(j), mean: noncentrality / 2) * central(j).density(x)
  }
}

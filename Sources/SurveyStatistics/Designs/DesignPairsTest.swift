import Distributions

/// The test of whether paired answers differ in their mean, under the design of a sample.
///
/// t = d̄ / SE(d̄) for the weighted mean d̄ of the differences in a domain, its error linearized or
/// from replicates (Binder 1983; Lohr 2022, §9.1), with the design's degrees of freedom in the domain as
/// for every other mean. R's `svyttest(d ~ 0)` has the same t and, in survey 4.1, one degree fewer.
package struct DesignPairsTest: HypothesisTest {
  package static let name = "Design-based comparison of pairs"

  package let statistic: Statistic
  package let pValue: PValue
  package let meanDifference: DesignEstimate

  /// - Parameters:
  ///   - differences: of each row; those outside the domain are not looked at.
  ///   - replicates: of the same design, for errors that are not linearized.
  /// - Throws: `tooFewObservations` without degrees of freedom, and `zeroVariance`.
  package init(
    _ design: SurveyDesign, of differences: [Double], in domain: [Bool],
    replicates: ReplicateWeights? = nil
  ) throws(StatisticsError) {
    var mean = try design.mean(of: differences, in: domain)
    if let replicates {
      let covariance = try replicates.covariance { weights in
        var (sum, total) = (0.0, 0.0)
        for row in weights.indices where domain[row] && weights[row] > 0 {
          sum += weights[row]
          total += weights[row] * differences[row]
        }
        return sum > 0 ? [total / sum] : nil
      }
      mean = DesignEstimate(
        estimate: Estimate(mean.value, standardError: max(covariance[0, 0], 0).squareRoot()),
        degreesOfFreedom: mean.degreesOfFreedom, observations: mean.observations,
        designEffect: nil)
    }
    guard mean.degreesOfFreedom > 0 else {
      throw .tooFewObservations(needed: 1, found: mean.degreesOfFreedom)
    }
    guard mean.standardError > 0 else { throw .zeroVariance }
    meanDifference = mean
    statistic = Statistic(
      "t", mean.value / mean.standardError, degreesOfFreedom: [Double(mean.degreesOfFreedom)])
    pValue = PValue(mean.pValue, .asymptotic)
  }
}

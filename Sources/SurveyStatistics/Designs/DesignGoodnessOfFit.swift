import Distributions

/// A test of whether a population has given shares, from a survey.
///
/// Pearson's X² of estimated totals, referred to the sum of chi-squares that the design makes of it
/// (Rao & Scott 1981; R's `svygofchisq`). The totals are taken as they are, so their scale matters.
package struct DesignGoodnessOfFit: HypothesisTest {
  package static let name = "Design-based goodness of fit"

  /// Pearson's X² on the scale of the totals, with Satterthwaite's degrees of freedom.
  package let statistic: Statistic
  package let pValue: PValue
  /// What X² is divided by for those degrees of freedom.
  package let scale: Double
  package let eigenvalues: [Double]

  /// - Parameters:
  ///   - table: of one row or one column.
  ///   - shares: positive; they are divided by their sum.
  /// - Throws: `zeroVariance` where the totals do not vary.
  package init(_ table: DesignTable, shares: [Double]) throws(StatisticsError) {
    precondition(table.rows == 1 || table.columns == 1, "one item is compared with shares")
    precondition(
      shares.count == table.totals.count && shares.allSatisfy { $0 > 0 && $0.isFinite },
      "each category has a positive share")
    let sum = shares.reduce(0, +)
    let total = table.total
    let expected = shares.map { $0 / sum * total }
    // The gradient of (O_i − E_i) / √E_i, where E_i = p_i ΣO.
    let gradients = expected.indices.map { i in
      let root = expected[i].squareRoot()
      let slope =
        -(shares[i] / sum) * (1 / root + (table.totals[i] - expected[i]) / (2 * expected[i] * root))
      return expected.indices.map { ($0 == i ? 1 / root : 0) + slope }
    }
    let covariance = table.covariance.transformed(by: gradients)
    let values = symmetricEigensystem(covariance.values, size: covariance.size).map(\.value)
    let largest = values[0]
    guard largest > 0 else { throw .zeroVariance }
    let statisticValue = zip(table.totals, expected).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1
    }
    eigenvalues = values.map { max($0, 0) }
    let mean = eigenvalues.reduce(0, +) / Double(values.count)
    let squares =
      eigenvalues.reduce(0) { $0 + $1 * $1 } / Double(values.count) / (mean * mean)
    scale = mean * squares
    statistic = Statistic(
      "X²", statisticValue, degreesOfFreedom: [Double(values.count) / squares])
    let terms = WeightedChiSquareSum(weights: eigenvalues.filter { $0 > 1e-9 * largest })
    pValue = PValue(
      terms.upperTail(statisticValue) ?? terms.saddlepointUpperTail(statisticValue), .asymptotic)
  }
}

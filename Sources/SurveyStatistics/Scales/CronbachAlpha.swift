import Distributions

/// Cronbach's α, the internal consistency of a scale's sum.
///
/// α = k / (k − 1) · (1 − Σ item variances / variance of the sum); Cronbach 1951. Of items scored 0
/// and 1 it is Kuder and Richardson's formula 20. It is negative where items work against each other,
/// most often because one was not reversed.
package struct CronbachAlpha: AssociationMeasure {
  package static let name = "Cronbach's α"

  /// An item's part in the scale.
  package struct ItemStatistics: Sendable, Hashable, Codable {
    package let item: Int
    /// The correlation of the item with the sum of the others; nil where that sum does not vary.
    package let itemRest: Double?
    /// α of the others; nil where fewer than two are left or their sum does not vary.
    package let alphaIfDropped: Double?
  }

  package let estimate: Estimate
  /// α of the items brought to one variance, from the mean correlation.
  package let standardizedAlpha: Double
  package let itemStatistics: [ItemStatistics]
  package let respondents: Int
  package let items: Int

  package var sampleSize: Double { Double(respondents) }

  /// - Throws: `constantSum` where the sum does not vary, as given or of the items brought to one variance.
  package init(_ covariance: ItemCovariance) throws(StatisticsError) {
    let k = covariance.items
    let all = Array(0..<k)
    guard let alpha = CronbachAlpha.alpha(covariance.covariance(of: all), items: k) else {
      throw .constantSum
    }
    let meanCorrelation =
      (covariance.correlations.reduce(0, +) - Double(k)) / Double(k * (k - 1))
    let scale = 1 + Double(k - 1) * meanCorrelation
    // What rounding leaves of nothing would make any number.
    guard scale > 1e-12 else { throw .constantSum }
    estimate = Estimate(alpha)
    standardizedAlpha = Double(k) * meanCorrelation / scale
    respondents = covariance.respondents
    items = k
    itemStatistics = all.map { item in
      let others = all.filter { $0 != item }
      let rest = covariance.covariance(of: others)
      let restVariance = rest.reduce(0, +)
      let shared = others.reduce(0) { $0 + covariance.covariances[item * k + $1] }
      let deviation = (restVariance * covariance.variance(of: item)).squareRoot()
      return ItemStatistics(
        item: item, itemRest: restVariance > 0 ? shared / deviation : nil,
        alphaIfDropped: k > 2 ? CronbachAlpha.alpha(rest, items: k - 1) : nil)
    }
  }

  /// α from covariances; nil where the sum does not vary.
  private static func alpha(_ covariances: [Double], items k: Int) -> Double? {
    let total = covariances.reduce(0, +)
    guard total > 0 else { return nil }
    let own = (0..<k).reduce(0) { $0 + covariances[$1 * k + $1] }
    return Double(k) / Double(k - 1) * (1 - own / total)
  }

  /// Gives Feldt's interval, from the F distribution of (1 − α) / (1 − α̂) (Feldt 1965).
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let n = Double(respondents - 1)
    let f = FDistribution(numerator: n, denominator: n * Double(items - 1))
    let tail = (1 - level) / 2
    let error = 1 - estimate.value
    return ConfidenceInterval(
      lower: 1 - error * f.upperQuantile(tail), upper: 1 - error * f.quantile(tail), level: level)
  }
}

/// The agreement of two halves of a scale, stepped up to its full length.
package struct SplitHalfReliability: Sendable, Hashable, Codable {
  /// The correlation of the two half sums.
  package let correlation: Double
  /// The reliability of the whole if the halves are parallel: 2r / (1 + r); Spearman, Brown 1910.
  package let spearmanBrown: Double
  /// The same without equal variances: 2 (1 − (V₁ + V₂) / V); Guttman 1945.
  package let guttman: Double

  /// Makes the split of items into those named and the others; by default every second.
  ///
  /// - Throws: `zeroVariance` where a half does not vary.
  package init(
    _ covariance: ItemCovariance, firstHalf: [Int]? = nil
  ) throws(StatisticsError) {
    let first = firstHalf ?? Array(stride(from: 0, to: covariance.items, by: 2))
    let second = (0..<covariance.items).filter { !first.contains($0) }
    precondition(
      !first.isEmpty && !second.isEmpty
        && first.allSatisfy { (0..<covariance.items).contains($0) }
        && Set(first).count == first.count, "each half holds some of the items")
    let firstVariance = covariance.covariance(of: first).reduce(0, +)
    let secondVariance = covariance.covariance(of: second).reduce(0, +)
    let total = covariance.totalVariance
    guard firstVariance > 0, secondVariance > 0, total > 0 else { throw .zeroVariance }
    let shared = (total - firstVariance - secondVariance) / 2
    correlation = shared / (firstVariance * secondVariance).squareRoot()
    guard 1 + correlation > 0 else { throw .zeroVariance }
    spearmanBrown = 2 * correlation / (1 + correlation)
    guttman = 2 * (1 - (firstVariance + secondVariance) / total)
  }
}

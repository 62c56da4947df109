import Distributions

/// Fisher's exact test of a 2 by 2 table.
///
/// Null hypothesis: the odds ratio is 1, given both margins. Two-sided: the sum of the probabilities
/// of all tables no more probable than the one seen, up to a relative 1e-7 (as R does); `.greater`
/// means an odds ratio above 1. Time grows with the square root of the smallest margin; the interval's
/// time and memory with the margin itself.
package struct FisherExact2x2: DirectionalTest {
  package static let name = "Fisher's exact test"

  private let firstCell: Int
  private let margins: ConditionalCellDistribution.Margins

  /// - Throws: `notTwoByTwo`, `fractionalCounts`, `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    guard table.isWhole else { throw .fractionalCounts }
    _ = try table.reducedForIndependence()
    firstCell = Int(table[0, 0])
    margins = ConditionalCellDistribution.Margins(table)
  }

  package var sampleSize: Double { Double(margins.firstRow + margins.secondRow) }

  /// The count of the first cell, from which the margins determine the rest.
  package var statistic: Statistic { Statistic("n₁₁", Double(firstCell)) }

  package func pValue(_ alternative: Alternative) -> PValue {
    let null = HypergeometricDistribution(
      successes: margins.firstRow, failures: margins.secondRow, draws: margins.firstColumn)
    switch alternative {
    case .less: return PValue(null.cumulative(firstCell), .exact)
    case .greater: return PValue(null.atLeast(firstCell), .exact)
    case .twoSided:
      return PValue(Self.noMoreProbable(than: firstCell, null), .exact)
    }
  }

  /// The first cells from which tails are summed by ratios.
  private static let largeSupport = 1_000_000

  /// Sums the probabilities of all counts that are no more probable than one.
  ///
  /// The probabilities rise to the mode and fall after it, so those that count are the two tails;
  /// each is summed from the middle out until its terms no longer matter.
  private static func noMoreProbable(
    than cell: Int, _ null: HypergeometricDistribution
  ) -> Double {
    let limit = null.probability(cell) * (1 + 1e-7)
    let mode = mode(of: null)
    func bound(_ low: Int, _ high: Int, isFirst: (Int) -> Bool) -> Int {
      var (low, high) = (low, high)
      while low < high {
        let middle = low + (high - low) / 2
        if isFirst(middle) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let upperStart = bound(mode, null.support.upperBound + 1) {
      $0 > null.support.upperBound || null.probability($0) <= limit
    }
    let lowerEnd =
      bound(null.support.lowerBound, mode + 1) { $0 > mode || null.probability($0) > limit } - 1
    // In very large tables the tails have millions of terms, each a ratio of the one before.
    guard null.support.count < largeSupport else {
      return min(null.upperTail(upperStart - 1) + null.cumulative(min(lowerEnd, upperStart - 1)), 1)
    }
    var sum = 0.0
    for count in stride(from: upperStart, through: null.support.upperBound, by: 1) {
      let probability = null.probability(count)
      sum += probability
      if probability <= 1e-18 * sum { break }
    }
    for count in stride(
      from: min(lowerEnd, upperStart - 1), through: null.support.lowerBound, by: -1)
    {
      let probability = null.probability(count)
      sum += probability
      if probability <= 1e-18 * sum { break }
    }
    return min(sum, 1)
  }

  /// The most probable count; the closed form is rounded, so the last steps are climbed.
  private static func mode(of null: HypergeometricDistribution) -> Int {
    let total = Double(null.successes) + Double(null.failures)
    let estimate = (Double(null.draws) + 1) * (Double(null.successes) + 1) / (total + 2)
    var mode = min(max(Int(estimate), null.support.lowerBound), null.support.upperBound)
    while null.probability(mode + 1) > null.probability(mode) { mode += 1 }
    while null.probability(mode - 1) > null.probability(mode) { mode -= 1 }
    return mode
  }

  /// The odds ratio that maximizes the conditional likelihood; 0 or ∞ at an end of the range.
  ///
  /// It is not ad / bc: given the margins, the data speak through the first cell alone.
  package var conditionalOddsRatio: Estimate {
    Estimate(conditional.maximumLikelihoodOddsRatio(firstCell))
  }

  /// Gives the exact interval for the odds ratio given the margins, with equal tails.
  package func oddsRatioInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    return conditional.interval(firstCell, level: level)
  }

  private var conditional: ConditionalCellDistribution {
    ConditionalCellDistribution([margins])
  }
}

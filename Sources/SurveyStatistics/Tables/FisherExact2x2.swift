import Distributions

/// Fisher's exact test of a 2 by 2 table.
///
/// Null hypothesis: the odds ratio is 1, given both margins. Two-sided: the sum of the probabilities
/// of all tables no more probable than the one seen, up to a relative 1e-7 (as R does); `.greater`
/// means an odds ratio above 1. Time and memory grow with the smallest margin.
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
      let limit = null.probability(firstCell) * (1 + 1e-7)
      let sum = null.support.reduce(0.0) { sum, k in
        let probability = null.probability(k)
        return probability <= limit ? sum + probability : sum
      }
      return PValue(sum, .exact)
    }
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

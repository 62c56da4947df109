import Distributions

/// Fisher's exact test of a 2 by 2 table.
///
/// Null hypothesis: the odds ratio is 1, given both margins. Two-sided: the sum of the probabilities
/// of all tables no more probable than the one seen, up to a relative 1e-7 (as R does); `.greater`
/// means an odds ratio above 1. Time and memory grow with the smallest margin.
package struct FisherExact2x2: DirectionalTest {
  package static let name = "Fisher's exact test"

  private let firstCell: Int
  private let firstRow: Int
  private let secondRow: Int
  private let firstColumn: Int

  /// - Throws: `notTwoByTwo`, `fractionalCounts`, `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    guard table.isWhole else { throw .fractionalCounts }
    _ = try table.reducedForIndependence()
    firstCell = Int(table[0, 0])
    firstRow = Int(table[0, 0] + table[0, 1])
    secondRow = Int(table[1, 0] + table[1, 1])
    firstColumn = Int(table[0, 0] + table[1, 0])
  }

  package var sampleSize: Double { Double(firstRow + secondRow) }

  /// The count of the first cell, from which the margins determine the rest.
  package var statistic: Statistic { Statistic("n₁₁", Double(firstCell)) }

  package func pValue(_ alternative: Alternative) -> PValue {
    let null = HypergeometricDistribution(
      successes: firstRow, failures: secondRow, draws: firstColumn)
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
    ConditionalCellDistribution(
      firstRow: firstRow, secondRow: secondRow, firstColumn: firstColumn)
  }
}

import Distributions

/// The exact test of a table of any size by the probability of the table (Fisher–Freeman–Halton).
///
/// Null hypothesis: independence, given both margins. p is the probability of all tables no more
/// probable than the one seen, up to a relative 1e-7; Freeman & Halton 1951. Tables are not listed:
/// columns are filled one by one, and fillings that leave the same margins are carried on together
/// (Mehta & Patel 1983). The steps grow steeply with n and with the number of categories, but for
/// tables of which few are more probable: those are summed instead.
package struct FisherFreemanHaltonTest: HypothesisTest {
  package static let name = "Fisher–Freeman–Halton exact test"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double

  /// - Parameter workLimit: the steps after which the test gives up; about 2·10⁸ take a second.
  /// - Throws: `fractionalCounts`, `tooFewObservations`, `degenerateTable`, or `workLimitExceeded`,
  ///   when a Monte Carlo test is the answer.
  package init(
    _ table: ContingencyTable, workLimit: Int = 2_000_000_000
  ) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    guard reduced.isWhole else { throw .fractionalCounts }
    let table = reduced.rows <= reduced.columns ? reduced : reduced.transposed
    sampleSize = reduced.total
    if reduced.total >= Self.largeSample, table.counts.count <= Self.mostCells,
      var tables = try? ProbableTables(table, steps: workLimit / 20),
      // Otherwise too many digits of p would be lost.
      let others = tables.probability(), others < 0.99
    {
      pValue = PValue(1 - others, .exact)
      statistic = Statistic("ln P", tables.logProbability)
      return
    }
    var network = try TableNetwork(table, workLimit: workLimit)
    pValue = PValue(try network.tailProbability(), .exact)
    statistic = Statistic("ln P", network.logProbability)
  }

  /// The observations from which the more probable tables are tried first, before the network.
  private static let largeSample = 300.0
  /// The cells of tables that are so tried: the search goes as deep as there are cells.
  private static let mostCells = 100
}

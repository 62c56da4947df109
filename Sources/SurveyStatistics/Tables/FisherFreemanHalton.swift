/// The exact test of a table of any size by the probability of the table (Fisher–Freeman–Halton).
///
/// Null hypothesis: independence, given both margins. p is the probability of all tables no more
/// probable than the one seen, up to a relative 1e-7; Freeman & Halton 1951. Tables are not listed:
/// columns are filled one by one, and fillings that leave the same margins are carried on together
/// (Mehta & Patel 1983). The steps grow steeply with n and with the number of categories, but for
/// tables of which few are more probable, or whose small columns have few different scores.
package struct FisherFreemanHaltonTest: HypothesisTest {
  package static let name = "Fisher–Freeman–Halton exact test"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double

  /// The steps within which tests come along that nobody named: about a tenth of a second.
  package static let usualWorkLimit = 20_000_000

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
    // No way is the shortest for every table, so each is given few steps, and then more.
    var left = workLimit
    var share = Self.firstShare
    while left > 0 {
      for way in Self.ways(of: table) where left > 0 {
        guard let found = try way.result(table, steps: min(share, left)) else {
          left -= share
          continue
        }
        (statistic, pValue) = (Statistic("ln P", found.logProbability), PValue(found.p, .exact))
        return
      }
      share *= 8
    }
    throw .workLimitExceeded(limit: workLimit)
  }

  /// The steps that each way is given at first.
  private static let firstShare = 200_000
  /// The observations from which the more probable tables are tried before the network.
  private static let largeSample = 300.0
  /// The cells of tables that are so tried: the search goes as deep as there are cells.
  private static let mostCells = 100

  private static func ways(of table: ContingencyTable) -> [Way] {
    let sums = table.total >= largeSample && table.counts.count <= mostCells
    return (sums ? [.probableTables] : [])
      + TableNetwork.splits(of: table.columns).map(Way.network)
  }

  /// How the probability is summed.
  private enum Way {
    /// One less that of the more probable tables.
    case probableTables
    /// Over the network, cut between the columns of its two halves.
    case network(split: [Bool])

    /// Nil where it takes more steps, or loses too many digits.
    func result(
      _ table: ContingencyTable, steps: Int
    ) throws(StatisticsError) -> (p: Double, logProbability: Double)? {
      do throws(StatisticsError) {
        switch self {
        case .probableTables:
          var tables = try ProbableTables(table, steps: steps)
          return tables.probability().flatMap { others in
            others < 0.99 ? (1 - others, tables.logProbability) : nil
          }
        case .network(let split):
          var network = try TableNetwork(table, split: split, workLimit: steps)
          return (try network.tailProbability(), network.logProbability)
        }
      } catch {
        if case .workLimitExceeded = error { return nil }
        throw error
      }
    }
  }
}

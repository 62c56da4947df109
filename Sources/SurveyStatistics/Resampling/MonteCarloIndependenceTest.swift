import Distributions
import Threads

/// A test of independence by random tables with the margins seen.
///
/// Null hypothesis: independence, given both margins. p = (1 + number at least as extreme) / (1 +
/// replicates), with the error of the estimate beside it; Davison & Hinkley 1997, §4.2. Replicates are
/// drawn in blocks with a random stream each, so one seed gives one p on any number of threads.
///
/// Drawing may stop as soon as a stated number h of extreme tables was met, at the l-th table say; p is
/// then h / l, which is valid as it stands, and few tables are drawn where p is large (Besag &
/// Clifford 1991). Its relative error is at most about 1 / √h.
package struct MonteCarloIndependenceTest: HypothesisTest {
  package static let name = "Monte Carlo test of independence"

  /// What makes a table extreme.
  package enum Criterion: String, Sendable, Hashable, Codable {
    /// A large Pearson chi-square.
    case pearson
    /// A small probability of the table itself: Fisher, Freeman and Halton.
    case tableProbability
  }

  package let criterion: Criterion
  /// The number of random tables drawn.
  package let replicates: Int
  package let seed: UInt64
  /// The number of random tables at least as extreme as the one seen.
  package let extremeTables: Int
  /// Whether drawing stopped because enough extreme tables were met.
  package let stoppedEarly: Bool
  package let statistic: Statistic
  package let sampleSize: Double

  /// - Parameter extremeTablesToStop: the extreme tables after which drawing stops; nil to draw all.
  /// - Throws: `fractionalCounts`, `tooFewObservations`, `tooManyObservations` or `degenerateTable`.
  package init(
    _ table: ContingencyTable, criterion: Criterion = .pearson, replicates: Int = 100_000,
    extremeTablesToStop limit: Int? = nil, seed: UInt64
  ) throws(StatisticsError) {
    precondition(limit.map { $0 >= 2 } ?? true, "drawing stops after at least two extreme tables")
    let work = try MonteCarloTables(table, criterion)
    var (drawn, extreme) = (0, 0)
    for (block, size) in MonteCarloTables.blocks(replicates).enumerated() {
      let count = work.draw(
        replicates: size, block: block, seed: seed, stopAt: limit.map { $0 - extreme })
      drawn += count.drawn
      extreme += count.extreme
      if extreme == limit { break }
    }
    self.init(
      work, replicates: drawn, seed: seed, extremeTables: extreme, stoppedEarly: extreme == limit)
  }

  /// Runs the test on as many threads as the machine has cores, with the same result.
  ///
  /// - Throws: as the initializer.
  package static func concurrently(
    _ table: ContingencyTable, criterion: Criterion = .pearson, replicates: Int = 100_000,
    seed: UInt64
  ) throws(StatisticsError) -> MonteCarloIndependenceTest {
    let work = try MonteCarloTables(table, criterion)
    let blocks = MonteCarloTables.blocks(replicates)
    let extreme = inParallel(blocks.count) { block in
      work.draw(replicates: blocks[block], block: block, seed: seed, stopAt: nil).extreme
    }.reduce(0, +)
    return MonteCarloIndependenceTest(
      work, replicates: replicates, seed: seed, extremeTables: extreme, stoppedEarly: false)
  }

  private init(
    _ work: MonteCarloTables, replicates: Int, seed: UInt64, extremeTables: Int,
    stoppedEarly: Bool
  ) {
    criterion = work.criterion
    self.replicates = replicates
    self.seed = seed
    self.extremeTables = extremeTables
    self.stoppedEarly = stoppedEarly
    statistic = work.statistic
    sampleSize = work.sampleSize
  }

  package var pValue: PValue {
    let (extreme, drawn) = (Double(extremeTables), Double(replicates))
    let p = stoppedEarly ? extreme / drawn : (1 + extreme) / (1 + drawn)
    // After h extreme tables the number drawn varies, with variance h (1 − p) / p².
    let error =
      stoppedEarly ? p * ((1 - p) / extreme).squareRoot() : (p * (1 - p) / drawn).squareRoot()
    return PValue(p, .monteCarlo(replicates: replicates, standardError: error))
  }

  /// Gives the interval for the p that endless drawing would give.
  ///
  /// By the beta distribution, for a fixed number of tables (Clopper & Pearson 1934) or of extreme ones
  /// (the same with one extreme table less at the upper end); it covers with at least its level.
  package func errorInterval(level: Double = 0.99) -> ConfidenceInterval {
    requireLevel(level)
    let tail = (1 - level) / 2
    let (extreme, others) = (Double(extremeTables), Double(replicates - extremeTables))
    let lower =
      extreme > 0 ? BetaDistribution(alpha: extreme, beta: others + 1).quantile(tail) : 0
    let first = stoppedEarly ? extreme : extreme + 1
    let upper =
      others > 0 ? BetaDistribution(alpha: first, beta: others).upperQuantile(tail) : 1
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }
}

/// The work of a Monte Carlo test, block by block.
private struct MonteCarloTables: Sendable {
  let criterion: MonteCarloIndependenceTest.Criterion
  let statistic: Statistic
  let sampleSize: Double
  private let sampler: RandomTableSampler
  /// For each cell, what its squared count is divided by.
  private let expected: [Double]
  /// The score from which on a table is as extreme as the one seen, ties within 1e-7 included.
  private let threshold: Double

  /// The most observations, of whose number logarithms of factorials are kept.
  private static let largestSample = 10_000_000

  init(
    _ table: ContingencyTable, _ criterion: MonteCarloIndependenceTest.Criterion
  ) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    guard reduced.isWhole else { throw .fractionalCounts }
    guard reduced.total <= Double(Self.largestSample) else {
      throw .tooManyObservations(limit: Self.largestSample)
    }
    self.criterion = criterion
    sampleSize = reduced.total
    expected = reduced.expected ?? []
    sampler = RandomTableSampler(
      rowTotals: reduced.rowTotals.map { Int($0) },
      columnTotals: reduced.columnTotals.map { Int($0) })
    let counts = reduced.counts.map { Int($0) }
    let logs = sampler.logFactorials
    switch criterion {
    case .pearson:
      let test = try PearsonChiSquare(reduced)
      statistic = test.statistic
      // Σ O² / E is X² + n: tables are compared by it.
      threshold = (test.statistic.value + sampleSize) * (1 - 1e-9)
    case .tableProbability:
      let score = counts.reduce(0) { $0 + logs[$1] }
      let margins = (sampler.rowTotals + sampler.columnTotals).reduce(0) {
        $0 + logs[$1]
      }
      statistic = Statistic(
        "ln P", margins - logs[Int(sampleSize)] - score)
      threshold = score - 1e-7
    }
  }

  /// Sizes of the blocks that replicates are drawn in.
  static func blocks(_ replicates: Int) -> [Int] {
    precondition(replicates > 0, "a Monte Carlo test draws at least one table")
    let full = [Int](repeating: 2000, count: replicates / 2000)
    return replicates.isMultiple(of: 2000) ? full : full + [replicates % 2000]
  }

  /// Draws the tables of a block, or as many of them as it takes to meet so many extreme ones.
  func draw(
    replicates: Int, block: Int, seed: UInt64, stopAt limit: Int?
  ) -> (drawn: Int, extreme: Int) {
    var stream = RandomStream(seed: seed, name: "independence", index: block)
    var cells = [Int](repeating: 0, count: expected.count)
    var columnsLeft = [Int](repeating: 0, count: sampler.columnTotals.count)
    let inverse = expected.map { 1 / $0 }
    var extreme = 0
    for replicate in 0..<replicates {
      sampler.draw(into: &cells, columnsLeft: &columnsLeft, using: &stream)
      var score = 0.0
      switch criterion {
      case .pearson:
        for index in cells.indices {
          let count = Double(cells[index])
          score += count * count * inverse[index]
        }
      case .tableProbability:
        for count in cells { score += sampler.logFactorials[count] }
      }
      if score >= threshold { extreme += 1 }
      if extreme == limit { return (replicate + 1, extreme) }
    }
    return (replicates, extreme)
  }
}

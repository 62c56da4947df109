import Distributions

/// A test of independence by random tables with the margins seen.
///
/// Null hypothesis: independence, given both margins. p = (1 + number at least as extreme) / (1 +
/// replicates), with the error of the estimate beside it; Davison & Hinkley 1997, §4.2. Replicates are
/// drawn in blocks with a random stream each, so one seed gives one p on any number of threads.
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
  package let replicates: Int
  package let seed: UInt64
  /// The number of random tables at least as extreme as the one seen.
  package let extremeTables: Int
  package let statistic: Statistic
  package let sampleSize: Double

  /// - Throws: `fractionalCounts`, `tooFewObservations` or `degenerateTable`.
  package init(
    _ table: ContingencyTable, criterion: Criterion = .pearson, replicates: Int = 100_000,
    seed: UInt64
  ) throws(StatisticsError) {
    let work = try MonteCarloTables(table, criterion)
    let blocks = MonteCarloTables.blocks(replicates)
    let extreme = blocks.indices.reduce(0) {
      $0 + work.extremeTables(replicates: blocks[$1], block: $1, seed: seed)
    }
    self.init(work, replicates: replicates, seed: seed, extremeTables: extreme)
  }

  /// Runs the test on as many threads as the system gives, with the same result.
  ///
  /// - Throws: as the initializer.
  package static func concurrently(
    _ table: ContingencyTable, criterion: Criterion = .pearson, replicates: Int = 100_000,
    seed: UInt64
  ) async throws(StatisticsError) -> MonteCarloIndependenceTest {
    let work = try MonteCarloTables(table, criterion)
    let blocks = MonteCarloTables.blocks(replicates)
    let extreme = await withTaskGroup(of: Int.self) { group in
      for (block, size) in blocks.enumerated() {
        group.addTask { work.extremeTables(replicates: size, block: block, seed: seed) }
      }
      return await group.reduce(0, +)
    }
    return MonteCarloIndependenceTest(
      work, replicates: replicates, seed: seed, extremeTables: extreme)
  }

  private init(_ work: MonteCarloTables, replicates: Int, seed: UInt64, extremeTables: Int) {
    criterion = work.criterion
    self.replicates = replicates
    self.seed = seed
    self.extremeTables = extremeTables
    statistic = work.statistic
    sampleSize = work.sampleSize
  }

  package var pValue: PValue {
    let p = Double(1 + extremeTables) / Double(1 + replicates)
    let standardError = (p * (1 - p) / Double(replicates)).squareRoot()
    return PValue(p, .monteCarlo(replicates: replicates, standardError: standardError))
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

  init(
    _ table: ContingencyTable, _ criterion: MonteCarloIndependenceTest.Criterion
  ) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    guard reduced.isWhole else { throw .fractionalCounts }
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

  func extremeTables(replicates: Int, block: Int, seed: UInt64) -> Int {
    var stream = RandomStream(seed: seed, name: "independence", index: block)
    var cells = [Int](repeating: 0, count: expected.count)
    var columnsLeft = [Int](repeating: 0, count: sampler.columnTotals.count)
    let inverse = expected.map { 1 / $0 }
    var extreme = 0
    for _ in 0..<replicates {
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
    }
    return extreme
  }
}

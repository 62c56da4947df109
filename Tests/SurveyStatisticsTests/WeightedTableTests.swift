import Distributions
import Testing

@testable import SurveyStatistics

@Suite("Tables of unequal weights")
struct WeightedTableTests {
  /// A table of random people, and the same as sums of its cells.
  private struct Made {
    let design: DesignTable
    let sums: WeightedTable

    init(rows: Int, columns: Int, people: Int, seed: UInt64, empty: Set<Int> = []) throws {
      var state = seed
      func draw(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      var cells: [Int32] = []
      var weights: [Double] = []
      for _ in 0..<people {
        let cell = draw(rows * columns + 1) - 1
        cells.append(empty.contains(cell) ? -1 : Int32(cell))
        weights.append(Double(draw(900) + 100) / 317)
      }
      let surveyDesign = try SurveyDesign(weights: SamplingWeights(weights))
      design = try DesignTable(surveyDesign, cells: cells, rows: rows, columns: columns)
      var observations = [Int](repeating: 0, count: rows * columns)
      var totals = [Double](repeating: 0, count: rows * columns)
      var squares = totals
      for (cell, weight) in zip(cells, weights) where cell >= 0 {
        observations[Int(cell)] += 1
        totals[Int(cell)] += weight
        squares[Int(cell)] += weight * weight
      }
      sums = WeightedTable(
        rows: rows, columns: columns, observations: observations, totals: totals,
        squares: squares, sampled: people)
    }
  }

  @Test(arguments: [(2, 2), (2, 5), (5, 3), (6, 8), (7, 42)])
  func `the closed form is the test of the rows`(rows: Int, columns: Int) throws {
    let made = try Made(rows: rows, columns: columns, people: rows * columns * 25, seed: 11)
    let fromRows = try RaoScottTest(made.design)
    let fromSums = try WeightedRaoScottTest(made.sums)
    #expect(isClose(fromSums.statistic.value, fromRows.statistic.value, 1e-9))
    #expect(
      isClose(fromSums.statistic.degreesOfFreedom[0], fromRows.statistic.degreesOfFreedom[0], 1e-9))
    #expect(isClose(fromSums.pValue.value, fromRows.pValue.value, 1e-8))
    #expect(isClose(fromSums.meanDesignEffect, fromRows.meanDesignEffect, 1e-9))
  }

  @Test(arguments: [[0], [1, 6], [0, 5, 10], [3, 7, 11]] as [Set<Int>])
  func `empty cells leave the closed form right`(empty: Set<Int>) throws {
    let made = try Made(rows: 4, columns: 4, people: 300, seed: 5, empty: empty)
    let fromRows = try RaoScottTest(made.design)
    let fromSums = try WeightedRaoScottTest(made.sums)
    #expect(isClose(fromSums.statistic.value, fromRows.statistic.value, 1e-9))
    #expect(isClose(fromSums.pValue.value, fromRows.pValue.value, 1e-8))
  }

  @Test(arguments: [(7, 30), (30, 7)])
  func `sparse tables leave the closed form right`(rows: Int, columns: Int) throws {
    let made = try Made(rows: rows, columns: columns, people: rows * columns * 4, seed: 23)
    #expect(made.sums.observations.contains(0))
    let fromRows = try RaoScottTest(made.design)
    let fromSums = try WeightedRaoScottTest(made.sums)
    #expect(isClose(fromSums.statistic.value, fromRows.statistic.value, 1e-9))
    #expect(
      isClose(fromSums.statistic.degreesOfFreedom[0], fromRows.statistic.degreesOfFreedom[0], 1e-9))
    #expect(isClose(fromSums.pValue.value, fromRows.pValue.value, 1e-8))
  }

  @Test
  func `the traces are those of the eigenvalues`() throws {
    // Rows that outnumber columns and the other way round, with empty cells and without.
    let shapes =
      [(6, 4, []), (6, 4, [3, 7, 14]), (3, 9, [1, 13]), (2, 12, [])] as [(Int, Int, Set)]
    for (rows, columns, empty) in shapes {
      let table =
        try Made(rows: rows, columns: columns, people: 500, seed: 2, empty: empty).design
      let effects = try GeneralizedDesignEffects(table)
      let weights = try GeneralizedDesignEffects.terms(table).weights
      #expect(isClose(effects.sum, weights.reduce(0, +), 1e-10))
      #expect(isClose(effects.squares, weights.reduce(0) { $0 + $1 * $1 }, 1e-10))
    }
  }

  @Test
  func `empty cells in a square leave the test undefined, as in the rows`() throws {
    let made = try Made(rows: 3, columns: 3, people: 300, seed: 5, empty: [0, 1, 3, 4])
    #expect(throws: StatisticsError.singularCovariance) { try RaoScottTest(made.design) }
    #expect(throws: StatisticsError.singularCovariance) { try WeightedRaoScottTest(made.sums) }
  }

  @Test
  func `a share and its error are those of the rows`() throws {
    let made = try Made(rows: 5, columns: 3, people: 400, seed: 3)
    for column in 0..<3 {
      for chosen in [[0], [1, 3], [0, 1, 2, 3, 4]] {
        let fromRows = try #require(made.design.columnShare(of: chosen, column: column))
        let fromSums = try #require(made.sums.columnShare(of: chosen, column: column))
        #expect(isClose(fromSums.estimate.value, fromRows.estimate.value, 1e-12))
        #expect(
          abs(fromSums.estimate.standardError - fromRows.estimate.standardError) < 1e-9)
        #expect(fromSums.estimate.degreesOfFreedom == fromRows.estimate.degreesOfFreedom)
      }
    }
  }

  @Test
  func `weights times a constant change nothing`() throws {
    let made = try Made(rows: 3, columns: 4, people: 300, seed: 9).sums
    let scaled = WeightedTable(
      rows: 3, columns: 4, observations: made.observations, totals: made.totals.map { $0 * 1_000 },
      squares: made.squares.map { $0 * 1_000_000 }, sampled: made.sampled)
    let (one, other) = (try WeightedRaoScottTest(made), try WeightedRaoScottTest(scaled))
    #expect(isClose(one.statistic.value, other.statistic.value, 1e-12))
    #expect(isClose(one.pValue.value, other.pValue.value, 1e-10))
  }

  @Test
  func `the difference of two columns is that of two domains`() throws {
    let weights = (0..<60).map { Double($0 % 7 + 1) }
    let rows = (0..<60).map { ($0 * 7 + $0 / 11) % 3 }
    let columns = (0..<60).map { ($0 * 5 + $0 / 7) % 2 }
    let clusters = DesignLabels((0..<60).map { $0 / 4 })
    let design = try SurveyDesign(
      weights: SamplingWeights(weights), stages: [SamplingStage(clusters: clusters)])
    let table = try DesignTable(
      design, cells: zip(rows, columns).map { Int32($0 * 2 + $1) }, rows: 3, columns: 2)
    let difference = try #require(table.columnShareDifference(of: [0, 2], between: 0, and: 1))
    let reference = try design.meanDifference(
      of: rows.map { $0 == 1 ? 0 : 1 }, between: columns.map { $0 == 0 },
      and: columns.map { $0 == 1 })
    #expect(isClose(difference.value, reference.value, 1e-12))
    #expect(isClose(difference.standardError, reference.standardError, 1e-10))
  }

  private func isClose(_ value: Double, _ reference: Double, _ tolerance: Double) -> Bool {
    abs(value - reference) <= tolerance * max(abs(reference), 1e-290)
  }
}

import SurveyStatistics
import Testing

/// Shares of columns from replicates: the percentage itself is found anew in each of them.
///
/// Values: R 4.2.2, survey 4.1-1, `svyby(~y, ~g, as.svrepdesign(...), svymean)`.
@Suite struct ReplicatedShareTests {
  private let strata: SchoolSample

  init() throws {
    strata = try SchoolSample("apistrat")
  }

  private func schools(stratified: Bool) throws -> DesignTable {
    let design = try SurveyDesign(
      weights: try strata.weights(),
      stages: [SamplingStage(strata: stratified ? strata.labels("stype") : nil)])
    return try ReplicateWeights(design, by: stratified ? .jackknifeN : .jackknife1).table(
      cells: strata.cells("sch.wide", "comp.imp", columnCount: 2), rows: 2, columns: 2)
  }

  @Test(arguments: [
    (false, 0.06042312074341646, 0.01575877024954979),
    (true, 0.05922509781755576, 0.01574954977852754),
  ])
  func `a jackknife of a column's share is R's`(
    stratified: Bool, first: Double, second: Double
  ) throws {
    let table = try schools(stratified: stratified)
    for (column, error) in [first, second].enumerated() {
      let share = try #require(table.columnShare(1, column))
      #expect(isClose(share.estimate.standardError, error))
      // The other row's share varies as much.
      #expect(isClose(try #require(table.columnShare(0, column)).estimate.standardError, error))
    }
  }

  @Test func `a jackknife of a difference of shares is R's`() throws {
    let difference = try #require(
      try schools(stratified: true).columnShareDifference(of: [1], between: 0, and: 1))
    #expect(isClose(difference.value, -0.42561601488322, relative: 1e-12))
    #expect(isClose(difference.standardError, 0.06128, relative: 1e-3))
  }

  @Test func `five respondents have the leave-one-out of their percentages`() throws {
    // yes, no, no in the first column, yes and no in the second.
    let design = try SurveyDesign(weights: try SamplingWeights([1, 2, 3, 4, 5]))
    let table = try ReplicateWeights(design, by: .jackknife1)
      .table(cells: [0, 2, 2, 1, 3], rows: 2, columns: 2)
    let errors = try (0..<2).map {
      try #require(table.columnShare(0, $0)).estimate.standardError
    }
    #expect(isClose(errors[0], 0.2211083193570267))
    #expect(isClose(errors[1], 0.6347936380926978))
  }

  @Test func `any share is replicated as an estimate of its own`() throws {
    var state: UInt64 = 7
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for method in [ReplicationMethod.jackknife1, .bootstrap(replicates: 40, seed: 3)] {
      let weights = (0..<60).map { _ in Double(draw(9) + 1) }
      let cells = (0..<60).map { _ in Int32(draw(7) - 1) }
      let design = try SurveyDesign(
        weights: try SamplingWeights(weights),
        stages: [SamplingStage(clusters: DesignLabels((0..<60).map { $0 / 5 }))])
      let replicates = try ReplicateWeights(design, by: method)
      let table = try replicates.table(cells: cells, rows: 3, columns: 2)
      for column in 0..<2 {
        let direct = try replicates.estimate { weights in
          var (part, all) = (0.0, 0.0)
          for (row, cell) in cells.enumerated() where cell >= 0 && Int(cell) % 2 == column {
            all += weights[row]
            if [0, 2].contains(Int(cell) / 2) { part += weights[row] }
          }
          return all > 0 ? part / all : nil
        }
        let share = try #require(table.columnShare(of: [0, 2], column: column))
        #expect(isClose(share.estimate.value, direct.value))
        #expect(isClose(share.estimate.standardError, direct.standardError))
      }
    }
  }

  @Test func `more replicates than memory holds are refused`() throws {
    let design = try SurveyDesign(weights: SamplingWeights(equal: 20_000))
    #expect(throws: ReplicationError.tooManyReplicates(20_000, clusters: 20_000)) {
      try ReplicateWeights(design, by: .jackknife1)
    }
  }

  @Test func `a covariance that memory does not hold is refused and a table at the limit made`()
    throws
  {
    let design = try SurveyDesign(weights: SamplingWeights(equal: 10))
    let cells = (0..<10).map { Int32($0) }
    #expect(throws: StatisticsError.tooManyCells(found: 60_000)) {
      try DesignTable(design, cells: cells, rows: 200, columns: 300)
    }
    #expect(throws: StatisticsError.tooManyCells(found: 60_000)) {
      try ReplicateWeights(design, by: .jackknife1).table(cells: cells, rows: 200, columns: 300)
    }
    #expect(try DesignTable(design, cells: cells, rows: 50, columns: 100).totals.count == 5_000)
  }
}

@testable import SurveyStatistics
import Testing

/// Fisher's test by the tables that are more probable than the one seen.
@Suite struct ProbableTablesTests {
  @Test func `a table of 700 that is nearly the likeliest has R's p at once`() throws {
    // R 4.2.2: fisher.test(table(type, treatment)).
    let table = ContingencyTable([
      [1, 77, 160, 80, 82], [0, 20, 39, 20, 21], [1, 39, 81, 40, 39],
    ])
    let test = try FisherFreemanHaltonTest(table)
    #expect(isClose(test.pValue.value, 0.9999439661149498))
    #expect(test.pValue.origin == .exact)
    #expect(test.sampleSize == 700)
  }

  @Test func `one less the more probable tables is what the network sums`() throws {
    var state: UInt64 = 11
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var compared = 0
    for _ in 0..<200 {
      let (rows, columns) = (2 + draw(3), 2 + draw(3))
      let most = [3, 6, 9][draw(3)]
      let counts = (0..<rows * columns).map { _ in Double(draw(most)) }
      let table = ContingencyTable(counts: counts, rows: rows, columns: columns)
      guard
        let reduced = try? table.reducedForIndependence(),
        let network = try? FisherFreemanHaltonTest(reduced)
      else { continue }
      var tables = try ProbableTables(reduced, steps: 1_000_000)
      let found = tables.probability()
      // A table that is among the least probable has too many more probable ones.
      guard let others = found else { continue }
      compared += 1
      #expect(abs(1 - others - network.pValue.value) < 1e-9)
      #expect(isClose(tables.logProbability, network.statistic.value, relative: 1e-10))
    }
    #expect(compared > 50)
  }

  @Test func `a large table does not exhaust the stack`() {
    let counts = (0..<120 * 200).map { Double($0 % 3 == 0 ? 1 : 0) }
    #expect(throws: StatisticsError.workLimitExceeded(limit: 2_000_000)) {
      try FisherFreemanHaltonTest(
        ContingencyTable(counts: counts, rows: 120, columns: 200), workLimit: 2_000_000)
    }
  }

  @Test func `too many more probable tables end the search`() throws {
    let table = ContingencyTable([[90, 10, 30], [20, 80, 40], [30, 40, 90]])
    var tables = try ProbableTables(table, steps: 1000)
    let found = tables.probability()
    #expect(found == nil)
  }
}

import Testing

@testable import SurveyStatistics

@Suite struct NumberSummaryTests {
  /// R 4.2: x <- c(2, 4, 4, 5, 7, 9); mean(x); sd(x); quantile(x) gives 2, 4, 4.5, 6.5, 9.
  @Test func `numbers are summed up as R does`() throws {
    let summary = try #require(NumberSummary([9, 4, 2, 7, 5, 4]))
    #expect(abs(summary.mean - 31.0 / 6) < 1e-12)
    #expect(abs((summary.standardDeviation ?? 0) - 2.48327740429189) < 1e-12)
    #expect(summary.lowerQuartile == 4 && summary.median == 4.5 && summary.upperQuartile == 6.5)
    #expect(summary.minimum == 2 && summary.maximum == 9 && summary.count == 6)
  }

  @Test func `counted numbers are summed up as the same numbers one by one`() throws {
    var state: UInt64 = 7
    for _ in 0..<200 {
      var points: [(value: Double, count: Int)] = []
      var plain: [Double] = []
      for value in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let count = Int(state >> 61)
        points.append((Double(value) * 1.5 + 1e9, count))
        plain += Array(repeating: Double(value) * 1.5 + 1e9, count: count)
      }
      let (counted, alone) = (NumberSummary(points: points), NumberSummary(plain))
      #expect(counted?.quartiles == alone?.quartiles && counted?.count == alone?.count)
      if let counted, let alone {
        #expect(abs(counted.mean - alone.mean) <= 1e-6)
        let (first, second) = (counted.standardDeviation ?? 0, alone.standardDeviation ?? 0)
        #expect(abs(first - second) <= 1e-9 * max(1, first))
      }
    }
  }

  @Test func `no numbers have no summary, and one has no deviation`() {
    #expect(NumberSummary([]) == nil)
    #expect(NumberSummary(points: [(3, 0)]) == nil)
    #expect(NumberSummary([3])?.standardDeviation == nil)
    #expect(NumberSummary([3])?.quartiles == [3, 3, 3])
  }
}

extension NumberSummary {
  fileprivate var quartiles: [Double] { [lowerQuartile, median, upperQuartile] }
}

import SurveyStatistics
import Testing

@Suite struct KendallCorrelationTests {
  @Test func `the tuna agree with R`() throws {
    // R 4.2.2 ?cor.test: T = 26, p = 0.0597194664903, tau = 0.444.
    let tau = try KendallCorrelation(
      PublishedSamples.tunaLightness, PublishedSamples.tunaScore)
    #expect(isClose(tau.value, 4.0 / 9))
    #expect(tau.statistic.value == 26)
    #expect(isClose(tau.pValue(.greater).value, 0.0597194664903, relative: 1e-11))
    #expect(tau.isExact)
  }

  @Test func `tied values agree with R's normal approximation`() throws {
    // R 4.2.2 cor.test(method = "kendall", exact = FALSE): tau, p and z.
    let tau = try KendallCorrelation([1, 2, 2, 3, 5, 5, 6, 8], [2, 1, 4, 4, 3, 7, 6, 9])
    #expect(isClose(tau.value, 0.6416236526819377))
    #expect(isClose(tau.statistic.value, 2.151989044705176))
    #expect(isClose(tau.pValue.value, 0.03139821721926073))
    #expect(tau.notes == [.ties])
  }

  @Test func `of a table's observations it is tau-b`() throws {
    let rows: [Double] = [1, 1, 2, 2, 3, 3, 3]
    let columns: [Double] = [1, 2, 1, 2, 2, 3, 3]
    let table = ContingencyTable(
      rowIndices: rows.map { Int($0) - 1 }, columnIndices: columns.map { Int($0) - 1 },
      rows: 3, columns: 3)
    let tau = try KendallCorrelation(rows, columns).value
    #expect(isClose(tau, try KendallTauB(table).estimate.value))
  }

  @Test func `a constant variable has no correlation`() {
    #expect(throws: StatisticsError.zeroVariance) { try KendallCorrelation([1, 1], [2, 3]) }
  }
}

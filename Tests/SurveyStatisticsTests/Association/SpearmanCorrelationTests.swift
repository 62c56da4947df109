import SurveyStatistics
import Testing

@Suite struct SpearmanCorrelationTests {
  @Test(
    arguments: [
      (PublishedTables.jobSatisfaction, 0.17689171071944317, 0.095516553959096555),
      (PublishedTables.hairByEye, 0.26623771866230275, 0.036405030321020518),
      (PublishedTables.partyByGender, 0.10164254925122397, 0.018988393267581077),
    ])
  func `the correlation of midranks has the delta method's error`(
    table: ContingencyTable, value: Double, standardError: Double
  ) throws {
    // mpmath 1.3.0 at 50 digits, with numerical derivatives.
    let correlation = try SpearmanCorrelation(table)
    #expect(isClose(correlation.estimate.value, value))
    #expect(isClose(try #require(correlation.estimate.standardError), standardError))
  }

  @Test func `the test is R's t`() throws {
    // R 4.2.2 cor.test(method = "spearman", exact = FALSE) on the 96 expanded observations.
    let test = try #require(
      try SpearmanCorrelation(PublishedTables.jobSatisfaction).independenceTest)
    #expect(test.statistic.degreesOfFreedom == [94])
    #expect(isClose(test.pValue.value, 0.0846901486903857))
  }

  @Test func `of a 2 by 2 table it is phi`() throws {
    let table = PublishedTables.dollHillWomen
    let phi = try Phi(table).estimate.value
    #expect(isClose(try SpearmanCorrelation(table).estimate.value, phi, relative: 1e-12))
  }

  @Test func `a perfect order has no test`() throws {
    let perfect = try SpearmanCorrelation(ContingencyTable([[4, 0], [0, 3]]))
    #expect(isClose(perfect.estimate.value, 1, relative: 1e-15))
    #expect(perfect.independenceTest == nil)
  }
}

import Distributions
import SurveyStatistics
import Testing

@Suite struct PolychoricCorrelationTests {
  /// The example of R's polycor, usually credited to Drasgow.
  private let table = ContingencyTable([[58, 52, 1], [26, 58, 3], [8, 12, 9]])

  @Test func `maximum likelihood finds the maximum that polycor comes near`() throws {
    // mpmath 1.3.0, 22 digits: Fisher scoring on the five parameters. R's polycor 0.8-1 stops at
    // .4191046 with G² = 11.535268, a lower likelihood; its standard error is .0761575.
    let correlation = try PolychoricCorrelation(table)
    #expect(isClose(correlation.estimate.value, 0.41915692902918275))
    let error = try #require(correlation.estimate.standardError)
    #expect(isClose(error, 0.076157584255870701))
    let fit = try #require(correlation.fit)
    #expect(isClose(fit.statistic.value, 11.535244628336439))
    #expect(fit.statistic.degreesOfFreedom == [3])
    let cuts = correlation.rowThresholds + correlation.columnThresholds
    let expected = [
      -0.029740896050113819, 1.133093201205338, -0.24208575315818154, 1.593839773761589,
    ]
    for (cut, value) in zip(cuts, expected) { #expect(isClose(cut, value)) }
  }

  @Test func `the two-step estimate is another number`() throws {
    // mpmath 1.3.0, 25 digits: the root of the score with the thresholds of the margins, and the
    // expected information there. polycor stops at .41988 or .41996.
    let twoStep = try PolychoricCorrelation(table, method: .twoStep)
    #expect(isClose(twoStep.estimate.value, 0.41989902599502928))
    #expect(isClose(try #require(twoStep.estimate.standardError), 0.074463629916374512))
    #expect(isClose(try #require(twoStep.fit).statistic.value, 11.554080777037974))
    let full = try PolychoricCorrelation(table).estimate.value
    #expect(twoStep.estimate.value - full > 7e-4)
    let below = NormalDistribution.standard.cumulative(twoStep.rowThresholds[0])
    #expect(isClose(below, 111.0 / 227))
  }

  @Test func `of two by two at even margins it has a closed form`() throws {
    // Sheppard 1899: the concordant quadrant holds ¼ + arcsin ρ / 2π.
    let even = ContingencyTable([[40, 20], [20, 40]])
    let correlation = try PolychoricCorrelation(even)
    #expect(isClose(correlation.estimate.value, 0.5))
    #expect(correlation.fit == nil)
  }

  @Test func `thresholds are free of the order of the table's sides`() throws {
    let one = try PolychoricCorrelation(table)
    let other = try PolychoricCorrelation(table.transposed)
    #expect(isClose(one.estimate.value, other.estimate.value))
    for (a, b) in zip(one.rowThresholds, other.columnThresholds) { #expect(isClose(a, b)) }
    let reversed = ContingencyTable([[1, 52, 58], [3, 58, 26], [9, 12, 8]])
    #expect(isClose(try PolychoricCorrelation(reversed).estimate.value, -one.estimate.value))
  }

  @Test func `a table without a maximum has no estimate`() {
    #expect(throws: StatisticsError.noConvergence) {
      try PolychoricCorrelation(ContingencyTable([[20, 0], [0, 30]]))
    }
  }
}

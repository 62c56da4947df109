import SurveyStatistics
import Testing

@Suite struct PairedProportionDifferenceTests {
  @Test func `Tango's interval agrees with the airways example`() throws {
    // mpmath 1.3.0 at 40 digits, maximizing the restricted likelihood by bisection; Fagerland,
    // Lydersen & Laake 2017, chapter 8 print −.0621 [−.1240, −.0054].
    let difference = try PairedProportionDifference(PairedTables.airways)
    let interval = try #require(difference.confidenceInterval())
    #expect(isClose(difference.estimate.value, -0.062111801242236025))
    #expect(isClose(interval.lower, -0.12402343246406816))
    #expect(isClose(interval.upper, -0.0054333957316770823))
  }

  @Test func `swapping the occasions mirrors the interval`() throws {
    let there = try #require(
      try PairedProportionDifference(PairedTables.airways).confidenceInterval())
    let back = try #require(
      try PairedProportionDifference(PairedTables.airways.transposed).confidenceInterval())
    #expect(isClose(there.lower, -back.upper))
    #expect(isClose(there.upper, -back.lower))
  }

  @Test func `without changes the interval still has a width`() throws {
    let interval = try #require(
      try PairedProportionDifference(ContingencyTable([[10, 0], [0, 10]])).confidenceInterval())
    #expect(interval.lower < -0.1)
    #expect(isClose(interval.upper, -interval.lower))
  }

  @Test func `if all change one way the interval ends at one`() throws {
    let interval = try #require(
      try PairedProportionDifference(ContingencyTable([[0, 10], [0, 0]])).confidenceInterval())
    #expect(interval.upper == 1)
    #expect(interval.lower > 0)
  }
}

import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits; score intervals by maximizing the restricted likelihood
// and inverting the test, both by bisection.

@Suite struct RiskComparisonTests {
  private let newcombe = ContingencyTable([[56, 14], [48, 32]])

  @Test func `the difference's intervals agree with Newcombe's example`() throws {
    // Newcombe 1998b, example (a): 0.0524 to 0.3339 (method 10) and 0.0528 to 0.3382 (method 6).
    let difference = try RiskDifference(newcombe)
    let hybrid = try difference.newcombeInterval()
    #expect(isClose(hybrid.lower, 0.052431472402364878))
    #expect(isClose(hybrid.upper, 0.33387265403690598))
    let score = difference.scoreInterval()
    #expect(isClose(score.lower, 0.052829713245844602))
    #expect(isClose(score.upper, 0.33817294001586835))
  }

  @Test func `the difference's intervals agree with Perondi's trial`() throws {
    let difference = try RiskDifference(PublishedTables.perondi)
    let hybrid = try difference.newcombeInterval()
    #expect(isClose(difference.estimate.value, 0.17647058823529412))
    // Fagerland, Lydersen & Laake 2017, chapter 4: .1765 [.0189, .3404].
    #expect(isClose(hybrid.lower, 0.018921443885772981))
    #expect(isClose(hybrid.upper, 0.34036868703270741))
    #expect(isClose(difference.scoreInterval().lower, 0.027041626583446764))
    #expect(isClose(difference.scoreInterval().upper, 0.34529121696622378))
  }

  @Test func `groups without or with only events keep their intervals`() throws {
    let none = try RiskDifference(ContingencyTable([[0, 10], [0, 20]])).scoreInterval()
    #expect(isClose(none.lower, -0.16576022754217165))
    #expect(isClose(none.upper, 0.28438133953437734))
    let all = try RiskDifference(ContingencyTable([[10, 0], [3, 17]])).scoreInterval()
    #expect(isClose(all.lower, 0.53047400424888665))
    #expect(isClose(all.upper, 0.94850961955495321))
  }

  @Test func `swapping the groups mirrors the difference`() throws {
    let there = try RiskDifference(newcombe).scoreInterval()
    let back = try RiskDifference(ContingencyTable([[48, 32], [56, 14]])).scoreInterval()
    #expect(isClose(there.lower, -back.upper))
    #expect(isClose(there.upper, -back.lower))
  }

  @Test func `the risk ratio's intervals agree with Perondi's trial`() throws {
    let ratio = try RiskRatio(PublishedTables.perondi)
    #expect(isClose(ratio.estimate.value, 7))
    // Fagerland, Lydersen & Laake 2017: 1.2086 to 43.0330, with n / (n − 1) in the variance.
    let corrected = ratio.scoreInterval(varianceCorrected: true)
    #expect(isClose(corrected.lower, 1.2085679750900285))
    #expect(isClose(corrected.upper, 43.032972238694699))
    let koopman = ratio.scoreInterval()
    #expect(isClose(koopman.lower, 1.2208528535148116))
    #expect(isClose(koopman.upper, 42.575717609760395))
  }

  @Test func `the aspirin study agrees with Agresti`() throws {
    let ratio = try RiskRatio(PublishedTables.aspirin)
    let interval = try #require(ratio.confidenceInterval())
    #expect(isClose(ratio.estimate.value, 1.8178017944535073))
    #expect(isClose(interval.lower, 1.4330309030505628))
    #expect(isClose(interval.upper, 2.3058842324224458))
    #expect(isClose(ratio.scoreInterval().lower, 1.4339038158932372))
    #expect(isClose(ratio.scoreInterval().upper, 2.3047128550098511))
    let difference = try RiskDifference(PublishedTables.aspirin).estimate.value
    #expect(isClose(difference, 0.0077060239760047806))
  }

  @Test func `a group without events leaves the ratio open and the Wald interval out`() throws {
    let zero = try RiskRatio(ContingencyTable([[0, 10], [4, 6]]))
    #expect(zero.estimate.value == 0)
    #expect(zero.confidenceInterval() == nil)
    #expect(zero.scoreInterval().lower == 0)
    #expect(zero.scoreInterval().upper < 1)
    let infinite = try RiskRatio(ContingencyTable([[4, 6], [0, 10]]))
    #expect(infinite.estimate.value == .infinity)
    #expect(isClose(infinite.scoreInterval().lower, 1 / zero.scoreInterval().upper))
    #expect(infinite.scoreInterval().upper == .infinity)
  }

  @Test func `no events at all leave the ratio undefined`() {
    #expect(throws: StatisticsError.indeterminate) {
      try RiskRatio(ContingencyTable([[0, 10], [0, 6]]))
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try RiskDifference(ContingencyTable([[3, 10], [0, 0]]))
    }
  }

  @Test func `the odds ratio's score interval agrees with direct inversion`() throws {
    let women = try OddsRatio(PublishedTables.dollHillWomen).scoreInterval()
    #expect(isClose(women.lower, 1.1740137499894581))
    #expect(isClose(women.upper, 5.179380414911115))
    let trial = try OddsRatio(PublishedTables.perondi).scoreInterval()
    #expect(isClose(trial.lower, 1.2466223602451682))
    #expect(isClose(trial.upper, 56.461575545386683))
  }
}

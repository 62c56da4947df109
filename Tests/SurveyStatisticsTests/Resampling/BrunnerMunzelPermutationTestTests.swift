import SurveyStatistics
import Testing

@Suite struct BrunnerMunzelPermutationTestTests {
  @Test func `groups that do not overlap have the smallest p there is`() throws {
    let test = try BrunnerMunzelPermutationTest([1, 2, 3], [4, 5, 6, 7], seed: 1)
    // One of the 35 assignments, or with its mirror image two.
    #expect(isClose(test.pValue(.greater).value, 1.0 / 35))
    #expect(isClose(test.pValue.value, 2.0 / 35))
    #expect(test.pValue.origin == .exact)
    #expect(test.relativeEffect == 1)
  }

  @Test func `all assignments are taken where they are few, whatever the seed`() throws {
    let one = try BrunnerMunzelPermutationTest([1, 3, 3, 5], [2, 4, 6], seed: 1)
    let other = try BrunnerMunzelPermutationTest([1, 3, 3, 5], [2, 4, 6], seed: 2)
    #expect(one.replicates == nil)
    #expect(one.pValue == other.pValue)
  }

  @Test func `random assignments approach the asymptotic p and state their error`() throws {
    let test = try BrunnerMunzelPermutationTest(
      PublishedSamples.painFirst, PublishedSamples.painSecond, replicates: 500, seed: 7)
    let asymptotic = try BrunnerMunzelTest(
      PublishedSamples.painFirst, PublishedSamples.painSecond
    ).pValue.value
    #expect(test.replicates == 500)
    #expect(abs(test.pValue.value - asymptotic) < 0.02)
    #expect(test.pValue.origin != .exact)
  }

  @Test func `swapping the groups swaps the tails`() throws {
    let there = try BrunnerMunzelPermutationTest([1, 3, 4, 6], [2, 5, 7], seed: 1)
    let back = try BrunnerMunzelPermutationTest([2, 5, 7], [1, 3, 4, 6], seed: 1)
    #expect(there.pValue(.less) == back.pValue(.greater))
    #expect(there.pValue == back.pValue)
  }

  @Test func `equal values leave nothing to test`() {
    #expect(throws: StatisticsError.zeroVariance) {
      try BrunnerMunzelPermutationTest([2, 2], [2, 2], seed: 1)
    }
  }
}

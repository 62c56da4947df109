import SurveyStatistics
import Testing

@Suite struct MonteCarloIndependenceTestTests {
  private let table = ContingencyTable([[2, 5, 1, 0], [3, 0, 4, 2], [1, 1, 2, 6]])

  @Test func `the estimate lies within its error of the exact p`() throws {
    let exact = 0.782684938965675  // FisherFreemanHaltonTests
    let test = try MonteCarloIndependenceTest(
      PublishedTables.jobSatisfaction, criterion: .tableProbability, replicates: 2500, seed: 1)
    guard case .monteCarlo(let replicates, let standardError) = test.pValue.origin else {
      Issue.record("the p-value does not say that it was simulated")
      return
    }
    #expect(replicates == 2500)
    #expect(abs(test.pValue.value - exact) < 4 * standardError)
  }

  @Test func `one thread and many give the same p`() async throws {
    let one = try MonteCarloIndependenceTest(table, replicates: 2500, seed: 42)
    let many = try await MonteCarloIndependenceTest.concurrently(
      table, replicates: 2500, seed: 42)
    #expect(one == many)
  }

  @Test func `the seed decides the draw for good`() throws {
    // Recorded when the generator and the sampler were first written; a change breaks studies.
    func extreme(_ seed: UInt64) throws -> Int {
      try MonteCarloIndependenceTest(
        PublishedTables.jobSatisfaction, replicates: 1000, seed: seed
      ).extremeTables
    }
    let found = try [extreme(42), extreme(43), extreme(44)]
    #expect(found == [762, 784, 756])
  }

  @Test func `the table seen counts as one of the replicates`() throws {
    let extreme = ContingencyTable([[12, 0, 0], [0, 12, 0], [0, 0, 12]])
    let test = try MonteCarloIndependenceTest(extreme, replicates: 999, seed: 3)
    #expect(test.extremeTables == 0)
    #expect(isClose(test.pValue.value, 0.001))
  }

  @Test func `tables exactly as extreme count as extreme`() throws {
    // Every table with these margins has one of two mirrored forms, equally extreme: p is 1.
    let tied = ContingencyTable([[1, 0], [0, 1]])
    #expect(try MonteCarloIndependenceTest(tied, replicates: 100, seed: 9).pValue.value == 1)
  }

  @Test func `fractions of observations are refused`() {
    #expect(throws: StatisticsError.fractionalCounts) {
      try MonteCarloIndependenceTest(ContingencyTable([[1.5, 2], [3, 4]]), seed: 1)
    }
  }
}

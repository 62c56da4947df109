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

  @Test func `one thread and many give the same p`() throws {
    let one = try MonteCarloIndependenceTest(table, replicates: 2500, seed: 42)
    let many = try MonteCarloIndependenceTest.concurrently(
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

  @Test func `drawing stops at the table that makes enough extreme ones`() throws {
    let stopped = try MonteCarloIndependenceTest(
      PublishedTables.jobSatisfaction, replicates: 50_000, extremeTablesToStop: 50, seed: 42)
    #expect(stopped.stoppedEarly && stopped.extremeTables == 50)
    // Besag & Clifford 1991: p = h / l, and the l-th table is extreme.
    let p = 50 / Double(stopped.replicates)
    #expect(stopped.pValue.value == p)
    let all = try MonteCarloIndependenceTest(
      PublishedTables.jobSatisfaction, replicates: stopped.replicates, seed: 42)
    #expect(all.extremeTables == 50 && !all.stoppedEarly)
    let before = try MonteCarloIndependenceTest(
      PublishedTables.jobSatisfaction, replicates: stopped.replicates - 1, seed: 42)
    #expect(before.extremeTables == 49)
    guard case .monteCarlo(let replicates, let error) = stopped.pValue.origin else {
      Issue.record("the p-value does not say that it was simulated")
      return
    }
    #expect(replicates == stopped.replicates)
    #expect(isClose(error, p * ((1 - p) / 50).squareRoot()))
  }

  @Test func `where extreme tables are rare all are drawn`() throws {
    let extreme = ContingencyTable([[12, 0, 0], [0, 12, 0], [0, 0, 12]])
    let test = try MonteCarloIndependenceTest(
      extreme, replicates: 999, extremeTablesToStop: 10, seed: 3)
    #expect(!test.stoppedEarly && test.replicates == 999)
    #expect(isClose(test.pValue.value, 0.001))
    // With none among n the upper end is 1 − (α/2)^(1/n).
    #expect(test.errorInterval().lower == 0)
    #expect(isClose(test.errorInterval().upper, 0.005289581620538719))
  }

  @Test(arguments: [nil, 200])
  func `the interval of the error holds the exact p`(stop: Int?) throws {
    let test = try MonteCarloIndependenceTest(
      PublishedTables.jobSatisfaction, criterion: .tableProbability, replicates: 2_500,
      extremeTablesToStop: stop, seed: 6)
    let interval = test.errorInterval(level: 0.999)
    #expect(interval.contains(0.782684938965675))
    #expect(interval.contains(test.pValue.value))
    #expect(interval.upper - interval.lower < 0.2)
  }
}

import Distributions
import Testing

@Suite struct LinearAlgebraTests {
  @Test func `a positive definite system is solved`() throws {
    let solution = try #require(solvePositiveDefinite([4, 2, 2, 3], [10, 9]))
    #expect(isClose(solution[0], 1.5, relative: 1e-14))
    #expect(isClose(solution[1], 2, relative: 1e-14))
    #expect(isClose(try #require(inverseQuadraticForm([4, 2, 2, 3], [10, 9])), 33))
  }

  @Test func `units do not make a matrix singular`() throws {
    let solution = try #require(solvePositiveDefinite([4e-20, 2e-8, 2e-8, 3e4], [10e-20, 9e-8]))
    #expect(solution.allSatisfy { $0.isFinite })
  }

  @Test func `a singular matrix has no solution`() {
    #expect(solvePositiveDefinite([1, 1, 1, 1], [1, 2]) == nil)
    #expect(solvePositiveDefinite([0, 0, 0, 1], [1, 2]) == nil)
    #expect(solvePositiveDefinite([1, 2, 2, 1], [1, 2]) == nil)
  }
}

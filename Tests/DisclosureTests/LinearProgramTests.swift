import Testing

@testable import Disclosure

@Suite struct LinearProgramTests {
  /// 2x + 2y ≤ 3 with x, y in 0…5: the relaxed sum is 1.5 and the whole one is 1.
  @Test func `whole numbers have narrower bounds than others`() throws {
    var program = LinearProgram(
      limits: [0...5, 0...5],
      rows: [.init(terms: [(0, 2), (1, 2)], lower: -.infinity, upper: 3)])
    program.setObjective(1, of: 0)
    program.setObjective(1, of: 1)
    let largest = program.extreme(.maximum)
    let relaxed = try #require(largest)
    #expect(abs(relaxed[0] + relaxed[1] - 1.5) < 1e-9)
    let largestWhole = program.wholeExtreme(.maximum, branches: 100)
    let whole = try #require(largestWhole)
    #expect(whole[0] + whole[1] == 1)
    let smallest = program.extreme(.minimum)
    let least = try #require(smallest)
    #expect(abs(least[0] + least[1]) < 1e-9)
  }

  @Test func `limits that contradict each other have no extreme`() {
    var program = LinearProgram(
      limits: [0...5], rows: [.init(terms: [(0, 1)], lower: 6, upper: 6)])
    let largest = program.extreme(.maximum)
    #expect(largest == nil)
  }

  @Test func `a program without sums is bounded by its limits`() {
    var program = LinearProgram(limits: [1...4], rows: [])
    program.setObjective(1, of: 0)
    let largest = program.extreme(.maximum)
    #expect(largest == [4])
    let smallest = program.extreme(.minimum)
    #expect(smallest == [1])
  }
}

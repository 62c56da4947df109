import Testing

@testable import Disclosure

@Suite struct RepeatedTermTests {
  @Test func `a variable that stands twice in a sum counts twice`() {
    var program = LinearProgram(
      limits: [0...10, 0...10],
      rows: [
        .init(
          terms: [(variable: 0, coefficient: 1), (variable: 1, coefficient: 1), (0, 1)], lower: 8,
          upper: 8)
      ])
    program.setObjective(1, of: 0)
    let point = program.extreme(.maximum)
    #expect(point == [4, 0])
  }
}

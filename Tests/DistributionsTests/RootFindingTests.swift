import Distributions
import Testing

@Suite struct RootFindingTests {
  @Test func `a root is found to the last digits`() {
    #expect(isClose(findRoot(in: 0...2) { $0 * $0 - 2 }, 2.0.squareRoot(), relative: 4e-16))
  }

  @Test func `a root at an end is that end`() {
    #expect(findRoot(in: 1...3) { $0 - 1 } == 1)
    #expect(findRoot(in: 1...3) { $0 - 3 } == 3)
  }

  @Test func `without a change of sign the end nearer zero answers`() {
    #expect(findRoot(in: 1...3) { $0 } == 1)
    #expect(findRoot(in: -3 ... -1) { $0 } == -1)
  }
}

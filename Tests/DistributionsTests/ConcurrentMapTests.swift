import Distributions
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [1, 2, 3, 16])
  func `results stand in the order of the parts`(threads: Int) {
    let squares = concurrentMap(101, threads: threads) { $0 * $0 }
    #expect(squares == (0..<101).map { $0 * $0 })
  }

  @Test func `no parts give no results`() {
    #expect(concurrentMap(0) { $0 }.isEmpty)
  }
}

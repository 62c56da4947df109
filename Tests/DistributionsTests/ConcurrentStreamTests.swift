import Distributions
import Testing

@Suite struct ConcurrentStreamTests {
  private struct Stopped: Error {}

  @Test(arguments: [1, 2, 3, 16])
  func `parts come in their order`(threads: Int) {
    var taken: [Int] = []
    concurrentStream(1_001, threads: threads, { $0 * $0 }, { taken.append($0) })
    #expect(taken == (0..<1_001).map { $0 * $0 })
  }

  @Test func `no parts give nothing`() {
    var taken: [Int] = []
    concurrentStream(0, { $0 }, { taken.append($0) })
    #expect(taken.isEmpty)
  }

  @Test(arguments: [1, 2, 5])
  func `an error ends the stream`(threads: Int) {
    var taken: [Int] = []
    #expect(throws: Stopped.self) {
      try concurrentStream(
        500, threads: threads, { $0 },
        { part in
          guard part < 7 else { throw Stopped() }
          taken.append(part)
        })
    }
    #expect(taken == Array(0..<7))
  }
}

import Testing
import Threads

@Suite struct ParallelStreamTests {
  private struct Stopped: Error {}

  @Test(arguments: [1, 2, 3, 16])
  func `parts come in their order`(threads: Int) {
    var taken: [Int] = []
    streamInParallel(1_001, threads: threads, { $0 * $0 }, { taken.append($0) })
    #expect(taken == (0..<1_001).map { $0 * $0 })
  }

  @Test func `no parts give nothing`() {
    var taken: [Int] = []
    streamInParallel(0, { $0 }, { taken.append($0) })
    #expect(taken.isEmpty)
  }

  @Test(arguments: [1, 2, 5])
  func `an error ends the stream`(threads: Int) {
    var taken: [Int] = []
    #expect(throws: Stopped.self) {
      try streamInParallel(
        500, threads: threads, { $0 },
        { part in
          guard part < 7 else { throw Stopped() }
          taken.append(part)
        })
    }
    #expect(taken == Array(0..<7))
  }

  @Test func `streams within streams end`() {
    var taken: [Int] = []
    streamInParallel(
      40,
      { outer in
        var sum = 0
        streamInParallel(40, { $0 * outer }, { sum += $0 })
        return sum
      }, { taken.append($0) })
    #expect(taken == (0..<40).map { $0 * 780 })
  }
}

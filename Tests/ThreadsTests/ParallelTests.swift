import Synchronization
import Testing

@testable import Threads

@Suite struct ParallelTests {
  private struct Failed: Error, Equatable {
    let number: Int
  }

  @Test(arguments: [1, 2, 3, 16])
  func `values stand in the order of their numbers`(threads: Int) {
    let squares = inParallel(101, threads: threads) { $0 * $0 }
    #expect(squares == (0..<101).map { $0 * $0 })
  }

  @Test func `no numbers give no values`() {
    #expect(inParallel(0) { $0 }.isEmpty)
  }

  @Test(arguments: [1, 2, 16])
  func `the first error in order is thrown, and later numbers are not begun`(threads: Int) {
    let begun = Mutex(0)
    let error = #expect(throws: Failed.self) {
      try inParallel(100_000, threads: threads) { number throws(Failed) -> Int in
        begun.withLock { $0 += 1 }
        guard number % 50 != 49 else { throw Failed(number: number) }
        return number
      }
    }
    #expect(error == Failed(number: 49))
    #expect(begun.withLock { $0 } < 1_000)
  }

  @Test func `work within work is done too`() {
    let sums = inParallel(20) { outer in inParallel(20) { outer * $0 }.reduce(0, +) }
    #expect(sums == (0..<20).map { $0 * 190 })
  }

  @Test func `no more threads work than the machine has cores`() {
    #expect(threadCount(10_000, of: 10_000) == coreCount)
    #expect(threadCount(nil, of: 1) == 1)
    let atWork = Mutex((now: 0, most: 0))
    let made = inParallel(400, threads: 400) { number in
      atWork.withLock { work in
        work.now += 1
        work.most = max(work.most, work.now)
      }
      let value = (0..<2_000).reduce(number, &+)
      atWork.withLock { $0.now -= 1 }
      return value
    }
    #expect(made.count == 400 && atWork.withLock { $0.most } <= coreCount)
  }
}

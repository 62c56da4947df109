import Testing

@testable import Files

@Suite struct SurroundingsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000])
  func `random bytes come in the number asked for`(count: Int) {
    #expect(randomBytes(count).count == count)
  }

  @Test func `random bytes differ and use all values`() {
    let bytes = randomBytes(10_000)
    #expect(bytes != randomBytes(10_000))
    #expect(Set(bytes).count == 256)
  }

  @Test func `the clock stands in this century and the other never goes back`() {
    #expect((1_700_000_000_000..<4_102_444_800_000).contains(currentTimeMilliseconds()))
    let first = monotonicNanoseconds()
    #expect(monotonicNanoseconds() >= first)
  }

  @Test func `a variable that is not set is absent`() {
    #expect(environmentVariable("PERCEPT_NOT_SET") == nil)
    #expect(environmentVariable("PATH")?.isEmpty == false)
  }

  @Test func `a closed descriptor is no terminal and has no width`() {
    #expect(!isTerminal(-1))
    #expect(terminalWidth(-1) == nil)
  }
}

import CrashTesting
import TestSupport
import Testing

extension RealProgram {
  /// Writes and flushes that fail; `make fault-test` lets every one of an interview fail.
  @Suite(.enabled(if: FaultShim.isAvailable)) struct Faults {
    @Test(arguments: [FaultShim.Kind.once, .lasting, .torn])
    func `a write that fails loses nothing and is told`(kind: FaultShim.Kind) throws {
      var harness = try FaultyInterviews(seed: 1)
      for call in [1, 4, 8, 20, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55] {
        try harness.run(failing: call, kind, call.isMultiple(of: 2) ? .noSpace : .inputOutput)
      }
      #expect(harness.tally.faults.isEmpty)
      #expect(harness.tally.told > 0)
    }

    @Test func `writes that only seem to succeed are seen to lose answers`() throws {
      var harness = try FaultyInterviews(seed: 1)
      for call in [1, 20, 50] { try harness.run(failing: call, .swallowed, .inputOutput) }
      #expect(!harness.tally.faults.isEmpty)
    }
  }
}

import CrashTesting
import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RealProgram {
  /// `kill -9` at random moments, half of them during imports and half during interviews.
  ///
  /// `make kill-test COUNT=10000` kills many more interviews. The moments are drawn from a seed, but
  /// what a process has done by then is its own: a failure may need several runs to be seen again.
  @Suite struct Kills {
    static let count = environmentVariable("PERCEPT_KILLS").flatMap { Int($0) } ?? 50
    static let seed = environmentVariable("PERCEPT_KILL_SEED").flatMap { UInt64($0) } ?? 1

    @Test func `a killed import leaves the study as before or complete`() throws {
      let harness = try ImportHarness()
      var random = SplitMix64(state: Self.seed)
      var verdicts: [ImportVerdict: Int] = [:]
      for round in 0..<max(25, Self.count / 2) {
        let verdict = try harness.killOnce(duringCommit: round.isMultiple(of: 2), &random)
        verdicts[verdict, default: 0] += 1
        if case .broken(let told) = verdict {
          Issue.record("kill \(round) of seed \(Self.seed) broke the study: \(told)")
        }
      }
      #expect(verdicts[.asBefore, default: 0] > 0, "no kill came before the end: \(verdicts)")
    }

    @Test func `a killed interview keeps every acknowledged answer`() throws {
      var harness = try KilledInterviews(seed: Self.seed)
      while harness.tally.kills < 25 { try harness.killOnce() }
      #expect(harness.tally.faults.isEmpty)
      #expect(harness.tally.acknowledged > 0, "no answer was acknowledged: nothing was proved")
    }

    @Test func `an answer acknowledged before it is stored is seen to be lost`() throws {
      var harness = try KilledInterviews(seed: Self.seed, acknowledging: .typing)
      for _ in 0..<100 where harness.tally.faults.isEmpty { try harness.killOnce() }
      #expect(harness.tally.faults.contains { $0.hasSuffix(" is lost") })
    }

    @Test(arguments: [
      "study.percept is whole: 2 events, 1 interview (1 completed)\n",
      "study.percept is NOT whole: 1 finding in 1 event, 0 interviews (0 completed)\n",
      "study.percept is NOT whole: 1 finding in 302 events, 300 interviews (300 completed)\n", "",
    ])
    func `a half stored import would be seen`(told: String) {
      #expect(ImportVerdict(told, of: "study.percept", rows: 300) == .broken(told))
    }
  }
}

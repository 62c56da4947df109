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
  /// `make kill-test COUNT=1000` runs more of them. The moments are drawn from a seed, but what a
  /// process has done by then is its own: a failure may need several runs to be seen again.
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
      let harness = try InterviewHarness()
      var random = SplitMix64(state: Self.seed &+ 1)
      var acknowledged = 0
      for round in 0..<max(25, Self.count / 2) {
        let trial = try harness.killOnce(&random)
        acknowledged += trial.acknowledged.count
        for fault in trial.faults {
          Issue.record("kill \(round) of seed \(Self.seed): \(fault)")
        }
      }
      #expect(acknowledged > 0, "no answer was acknowledged, so nothing was proved")
    }

    @Test func `a lost acknowledged answer would be seen`() {
      var trial = InterviewTrial(acknowledged: ["q01": 5, "q02": 7], inFlight: ("q03", 9))
      trial.stored = ["q01": 5, "q02": 7]
      #expect(trial.faults.isEmpty)
      trial.stored = ["q01": 5, "q02": 7, "q03": 9]
      #expect(trial.faults.isEmpty)
      trial.stored = ["q01": 5]
      #expect(trial.faults == ["the acknowledged answer to q02 is lost"])
      trial.stored = ["q01": 5, "q02": 8]
      #expect(trial.faults == ["the acknowledged answer to q02 is another"])
      trial.stored = ["q01": 5, "q02": 7, "q03": 1]
      #expect(trial.faults == ["q03 holds an answer that was never typed"])
      trial.stored = nil
      #expect(trial.faults == ["the interview is lost"])
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

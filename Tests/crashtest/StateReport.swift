import CrashTesting
import Files

/// `crashtest states`: what power cuts at any moment of recorded interviews leave.
enum StateReport {
  static func run(_ count: Int, seed: UInt64) async throws {
    let start = monotonicNanoseconds()
    let recording = try RecordedInterviews(seed: seed)
    let operations = recording.operations
    let writes = operations.count { if case .write = $0 { true } else { false } }
    tell(
      "recorded: \(recording.events.count) events, \(writes) writes,"
        + " \(operations.count { if case .synchronize = $0 { true } else { false } }) flushes,"
        + " \(operations.count { $0 == .synchronizeFolder }) of the folder")
    let tally = try await check(CrashStates(of: recording), count, seed)
    show(tally, "crash states", start)
    var controls: [Int] = []
    for (name, weakening) in [
      ("without flushes", CrashStates.Weakening.withoutFlushes),
      ("without flushes of the folder", .withoutFolderFlushes),
    ] {
      let start = monotonicNanoseconds()
      let control = try await check(
        CrashStates(of: recording, weakening), min(2_000, count), seed)
      show(control, "negative control \(name): states", start)
      controls.append(control.failures)
    }
    finish(faults: tally.failures, controls: controls)
  }

  private static func show(_ tally: CrashStates.Tally, _ what: String, _ start: UInt64) {
    tell(
      "\(what): \(tally.states), \(tally.distinctCount) of them distinct, in"
        + " \(seconds(since: start)) s: \(tally.lost) with an acknowledged event lost,"
        + " \(tally.unsound) unsound")
    for example in tally.examples.prefix(3) { tell("  such as: \(example)") }
  }

  private static func check(
    _ states: CrashStates, _ count: Int, _ seed: UInt64
  ) async throws -> CrashStates.Tally {
    try await withThrowingTaskGroup(of: CrashStates.Tally.self) { group in
      for worker in 0..<2 {
        group.addTask {
          try states.check(count / 2, seed: seed &* 1_000 &+ UInt64(worker))
        }
      }
      var sum = CrashStates.Tally()
      for try await tally in group { sum += tally }
      return sum
    }
  }
}

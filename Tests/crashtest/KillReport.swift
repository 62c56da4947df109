import CrashTesting
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `crashtest kill`: interviews killed at random moments, and imports.
enum KillReport {
  static func run(_ count: Int, seed: UInt64) async throws {
    let start = monotonicNanoseconds()
    let tally = try await kill(count, seed: seed, .prompt)
    tell(
      "\(tally.kills) interviews killed in \(seconds(since: start)) s: \(tally.acknowledged) events"
        + " acknowledged, \(tally.storedUnacknowledged) stored though not acknowledged,"
        + " \(tally.faults.count) faults")
    for fault in tally.faults.prefix(20) { tell("  \(fault)") }
    let control = try await kill(min(200, count), seed: seed, .typing)
    tell(
      "negative control, acknowledged when typed: \(control.kills) kills,"
        + " \(control.faults.count) losses seen")
    finish(faults: tally.faults.count, controls: [control.faults.count])
  }

  private static func kill(
    _ count: Int, seed: UInt64, _ acknowledgement: KilledInterviews.Acknowledgement
  ) async throws -> KilledInterviews.Tally {
    try await withThrowingTaskGroup(of: KilledInterviews.Tally.self) { group in
      let workers = 2
      for worker in 0..<workers {
        let share = (count + worker) / workers
        group.addTask {
          var harness = try KilledInterviews(
            seed: seed &* 1_000 &+ UInt64(worker), acknowledging: acknowledgement)
          while harness.tally.kills < share { try harness.killOnce() }
          return harness.tally
        }
      }
      var sum = KilledInterviews.Tally()
      for try await tally in group { sum += tally }
      return sum
    }
  }
}

/// Prints a line at once, so that long runs are seen to go on.
func tell(_ line: String) {
  let output = FileDescriptorSink.standardOutput()
  output.write(line + "\n")
  output.flush()
}

func seconds(since start: UInt64) -> String {
  String((monotonicNanoseconds() - start) / 1_000_000_000)
}

/// Ends with 1 where anything was lost, or where a negative control lost nothing.
func finish(faults: Int, controls: [Int]) {
  if controls.contains(0) { tell("a negative control lost nothing, so that nothing is proved") }
  if faults > 0 || controls.contains(0) { exit(1) }
}

func exitProgram(_ code: Int32) -> Never { exit(code) }

import CrashTesting
import Files

/// `crashtest faults`: each write and flush of an interview fails in turn, in every way.
enum FaultReport {
  static func run(seed: UInt64) throws {
    let start = monotonicNanoseconds()
    var harness = try FaultyInterviews(seed: seed)
    var last = 0
    for kind in [FaultShim.Kind.once, .lasting, .torn] {
      for error in [FaultShim.SystemError.noSpace, .inputOutput] {
        var call = 1
        while try harness.run(failing: call, kind, error) { call += 1 }
        last = max(last, call - 1)
      }
    }
    let tally = harness.tally
    tell(
      "\(tally.runs) interviews with a fault at each of \(last) writes, flushes and removals in"
        + " \(seconds(since: start)) s: \(tally.acknowledged) events acknowledged, told in"
        + " \(tally.told) runs, refused at the beginning in \(tally.refused),"
        + " \(tally.faults.count) faults")
    for fault in tally.faults.prefix(20) { tell("  \(fault)") }
    var control = try FaultyInterviews(seed: seed)
    var call = 1
    while try control.run(failing: call, .swallowed, .inputOutput) { call += 10 }
    tell(
      "negative control, writes swallowed: \(control.tally.runs) interviews,"
        + " \(control.tally.faults.count) losses seen")
    finish(faults: tally.faults.count, controls: [control.tally.faults.count])
  }
}

import Files

/// One task of a user: what is made ready outside the clock, and the command that is timed.
struct TaskCase: BenchCase {
  let name: String
  let program: String
  let arguments: [String]
  let runs: Int
  let target: Double?
  /// Makes the data ready once.
  let prepare: @Sendable () throws -> Void
  /// Puts things back before each run.
  let reset: @Sendable () throws -> Void

  func measure() async throws -> Measurement {
    try prepare()
    var times: [Double] = []
    for _ in 0..<runs {
      try reset()
      times.append(try run(program, arguments))
    }
    return Measurement(name: name, times: times, target: target)
  }
}

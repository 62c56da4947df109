import Files

/// One task of a user: what is made ready outside the clock, and the command that is timed.
struct TaskCase {
  let name: String
  let program: String
  let arguments: [String]
  let runs: Int
  let target: Double?
  /// Makes the data ready once.
  let prepare: () throws -> Void
  /// Puts things back before each run.
  let reset: () throws -> Void

  func measure() throws -> Measurement {
    try prepare()
    var times: [Double] = []
    for _ in 0..<runs {
      try reset()
      times.append(try run(program, arguments))
    }
    return Measurement(name: name, times: times, target: target)
  }
}

import Files

/// One computation of the statistics, timed inside this process.
struct ComputationCase: BenchCase {
  let name: String
  let runs: Int
  /// How often the computation is repeated within one run, for one that is too short to time.
  var repetitions = 1
  let target: Double?
  /// Gives a number that depends on all of the work, so that none of it may be left out.
  let body: @Sendable () async throws -> Double

  func measure() async throws -> Measurement {
    var value = try await body()
    var times: [Double] = []
    for _ in 0..<runs {
      let start = monotonicNanoseconds()
      for _ in 0..<repetitions { value = try await body() }
      times.append(Double(monotonicNanoseconds() - start) / 1e6 / Double(repetitions))
    }
    return Measurement(name: name, times: times, target: target, value: value)
  }
}

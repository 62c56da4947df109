/// Something that is timed.
protocol BenchCase: Sendable {
  var name: String { get }
  func measure() async throws -> Measurement
}

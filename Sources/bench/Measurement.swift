/// The times of one task over several runs.
struct Measurement {
  let name: String
  /// Milliseconds, one for each run.
  let times: [Double]
  /// What the issue asks for, in milliseconds, where it asks for something.
  let target: Double?

  /// The middle of the times.
  var median: Double { Self.median(times) }

  /// The median distance from the median.
  var spread: Double { Self.median(times.map { abs($0 - median) }) }

  static let heading = "task".padded(44) + "median ms".padded(12) + "MAD".padded(8) + "target ms"

  var line: String {
    name.padded(44) + Self.text(median).padded(12) + Self.text(spread).padded(8)
      + (target.map(Self.text) ?? "-")
  }

  var json: String {
    #"{"task": "\#(name)", "runs": \#(times.count), "median_ms": \#(median), "mad_ms": \#(spread)}"#
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  private static func text(_ milliseconds: Double) -> String {
    let tenths = Int((milliseconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

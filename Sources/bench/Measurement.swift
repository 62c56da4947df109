/// The times of one task over several runs.
struct Measurement {
  let name: String
  /// Milliseconds, one for each run.
  let times: [Double]
  /// What the issue asks for, in milliseconds, where it asks for something.
  let target: Double?
  /// What was computed, where that is one number.
  var value: Double?

  /// The middle of the times.
  var median: Double { Self.median(times) }

  /// The median distance from the median.
  var spread: Double { Self.median(times.map { abs($0 - median) }) }

  static let heading = "task".padded(60) + "median ms".padded(12) + "MAD".padded(8) + "target ms"

  var line: String {
    name.padded(60) + Self.text(median).padded(12) + Self.text(spread).padded(8)
      + (target.map(Self.text) ?? "-")
  }

  var json: String {
    #"{"task": "\#(name)", "runs": \#(times.count), "median_ms": \#(median), "mad_ms": \#(spread)\#(valueField)}"#
  }

  private var valueField: String { value.map { ", \"value\": \($0)" } ?? "" }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  private static func text(_ milliseconds: Double) -> String {
    // Three digits for what takes less than a millisecond, one otherwise.
    let scale = milliseconds < 1 ? 1000 : 10
    let parts = Int((milliseconds * Double(scale)).rounded())
    let fraction = "\(scale + parts % scale)".dropFirst()
    return "\(parts / scale).\(fraction)"
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

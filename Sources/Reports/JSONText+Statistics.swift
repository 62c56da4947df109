import Diagnostics
import SurveyStatistics

extension JSONText {
  /// Writes a member that is an array of numbers, on one line.
  mutating func numbers(_ name: String, _ numbers: [Double]) {
    member(name, numbers)
  }

  /// Writes a member that is an interval's two ends, or `null`.
  mutating func interval(_ name: String, _ interval: ConfidenceInterval?) {
    key(name)
    ends(interval)
  }

  /// Writes an interval's two ends, or `null`.
  mutating func ends(_ interval: ConfidenceInterval?) {
    guard let interval else {
      null()
      return
    }
    value([interval.lower, interval.upper])
  }
}

extension PValue.Origin {
  /// The word of the contract.
  var method: String {
    switch self {
    case .exact: "exact"
    case .asymptotic: "asymptotic"
    case .monteCarlo: "monte-carlo"
    }
  }
}

import Arguments
import Diagnostics

/// Options that make no sense, whatever the data.
struct OptionMisuse: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// An option that changes nothing with the data at hand.
  static func withoutEffect(
    _ option: String, because reason: String, or remedy: String = ""
  ) -> OptionMisuse {
    OptionMisuse("\(ArgumentError.withoutEffect(option, reason: reason, remedy: remedy))")
  }
}

/// A condition that was not understood.
struct UnreadCondition: Error {
  let findings: Findings
}

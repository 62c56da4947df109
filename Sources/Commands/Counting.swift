import Diagnostics

/// Writes a count with a comma between thousands.
func grouped(_ count: Int) -> String {
  var digits = String(count)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return ([digits] + groups).joined(separator: ",")
}

/// Writes a count with what is counted: `1 row`, `5,381 rows`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// Writes how many findings there are: `1 error, 2 warnings`.
func findingCount(_ diagnostics: [Diagnostic]) -> String {
  let errors = diagnostics.count { $0.severity == .error }
  let warnings = diagnostics.count - errors
  let parts = [(errors, "error"), (warnings, "warning")].compactMap { count, word in
    count == 0 ? nil : counted(count, word)
  }
  return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
}

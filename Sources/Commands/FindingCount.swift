import Diagnostics
import Words

/// Writes how many findings there are: `1 error, 2 warnings`.
func findingCount(_ diagnostics: [Diagnostic]) -> String {
  let errors = diagnostics.count { $0.severity == .error }
  let warnings = diagnostics.count - errors
  let parts = [(errors, "error"), (warnings, "warning")].compactMap { count, word in
    count == 0 ? nil : counted(count, word)
  }
  return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
}

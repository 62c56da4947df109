/// Keeps text from being run as a formula when a spreadsheet opens it.
///
/// An apostrophe goes before text that begins, after any apostrophes, with a character that starts
/// a formula; counting apostrophes as part of the text makes the change reversible. Source: OWASP,
/// "CSV Injection", with the line feed and the full-width forms added.
package enum FormulaGuard {
  static let apostrophe = UInt8(ascii: "'")

  /// Whether the text gets an apostrophe.
  package static func mustGuard(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  /// The text as it was before it got its apostrophe.
  package static func original(of text: String) -> String {
    text.hasPrefix("'") && mustGuard(text) ? String(text.dropFirst()) : text
  }
}

/// What a file writes into the column of an option: whether the option was chosen.
package enum ChoiceMark: Hashable, Sendable {
  case chosen
  case notChosen

  private static let chosenWords: Set<String> = [
    "yes", "y", "true", "x", "checked", "selected", "da", "adevărat", "adevarat",
  ]
  private static let notChosenWords: Set<String> = [
    "no", "n", "false", "unchecked", "not selected", "nu", "fals",
  ]

  /// Reads 1 and 0 however they are spelled, and the words that survey tools write, in any case.
  package init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy { (0x2B...0x39).contains($0) && $0 != 0x2C && $0 != 0x2F }
    let number = isPlain ? Double(text) : nil
    let word = text.lowercased()
    if number == 1 || Self.chosenWords.contains(word) {
      self = .chosen
    } else if number == 0 || Self.notChosenWords.contains(word) {
      self = .notChosen
    } else {
      return nil
    }
  }
}

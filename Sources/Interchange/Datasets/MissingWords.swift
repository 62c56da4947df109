/// The words that mean missing in a file without a questionnaire, besides the empty text.
///
/// A word that is a number means that number, however a cell spells it: `99` is also `99.0`.
struct MissingWords: Hashable {
  private let texts: Set<String>
  private let numbers: Set<Double>

  /// What programs write for an empty cell.
  private static let blank = "NA"

  init(_ words: Set<String>) {
    texts = words
    numbers = Set(words.compactMap { spelledNumber($0) ?? commaNumber($0) })
  }

  func contains(_ text: String) -> Bool {
    if texts.contains(text) { return true }
    guard !numbers.isEmpty, let number = spelledNumber(text) ?? commaNumber(text) else {
      return false
    }
    return numbers.contains(number)
  }

  func contains(_ number: Double) -> Bool { numbers.contains(number) }

  /// Whether it says no more than an empty cell does.
  func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == ASCII.space } || text == Self.blank && texts.contains(text)
  }
}

import Diagnostics
import YAMLReading

/// An option as written, with the place of each of its labels.
struct WrittenOption {
  let code: Int
  let span: SourceSpan
  /// The labels by language.
  let labels: [String: YAMLNode]

  /// Reads an option whose code is its key or stands below it; nil where it has none.
  init?(_ entry: YAMLEntry, in languages: [String]) {
    let code =
      QuestionnaireDecoder.integer(entry.name)
      ?? entry.value["code"]?.scalar.flatMap(QuestionnaireDecoder.integer)
    guard let code else { return nil }
    var labels: [String: YAMLNode] = [:]
    if let source = languages.first, entry.value.scalar != nil { labels[source] = entry.value }
    for language in languages { labels[language] = entry.value[language] ?? labels[language] }
    self.code = code
    self.labels = labels
    span = entry.key.span
  }
}

/// A named scale as written.
struct WrittenScale {
  let name: String
  let span: SourceSpan
  let isOrdered: Bool
  let options: [WrittenOption]

  /// All scales of a file whose options have codes, in its order.
  static func scales(of root: YAMLNode, in languages: [String]) -> [WrittenScale] {
    (root["scales"]?.mapping ?? []).compactMap { entry in
      let entries = entry.value["options"]?.mapping ?? []
      let options = entries.compactMap { WrittenOption($0, in: languages) }
      guard !options.isEmpty, options.count == entries.count else { return nil }
      return WrittenScale(
        name: entry.name, span: entry.key.span,
        isOrdered: entry.value["ordered"]?.scalar != "no", options: options)
    }
  }

  /// The first thing in which another scale differs; a language that only one has does not count.
  func difference(from other: WrittenScale) -> String? {
    let (codes, others) = (options.map(\.code), other.options.map(\.code))
    if let lacking = others.first(where: { !codes.contains($0) }) {
      return "code \(lacking) stands only in the other"
    }
    if let own = codes.first(where: { !others.contains($0) }) {
      return "code \(own) stands only here"
    }
    if isOrdered != other.isOrdered || (isOrdered && codes != others) {
      return "the order is another"
    }
    for option in options {
      let there = other.options.first { $0.code == option.code }
      for (language, label) in option.labels.sorted(by: { $0.key < $1.key }) {
        guard let words = there?.labels[language]?.scalar, words != label.scalar else { continue }
        return "code \(option.code) has another label in '\(language)'"
      }
    }
    return nil
  }
}

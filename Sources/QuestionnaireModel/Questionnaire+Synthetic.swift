extension Questionnaire {
  /// The word with which the title of a rehearsed questionnaire begins in every language.
  package static let syntheticMark = "SYNTHETIC"

  /// Whether its answers are a rehearsal's and nobody's.
  package var isSynthetic: Bool {
    title.texts.values.contains { $0.hasPrefix(Self.syntheticMark) }
  }
}

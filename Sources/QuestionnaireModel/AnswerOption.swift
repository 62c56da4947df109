/// One answer that a respondent may choose.
package struct AnswerOption: Hashable, Sendable {
  /// The number stored; unique in its list.
  package let code: Int
  /// The name conditions use, where the author gave one.
  package let name: String?
  package let label: LocalizedText
  /// Whether choosing it in a multiple item rules out every other option.
  package let isExclusive: Bool
  /// The form of words that texts take once it is chosen: `f` in `{f:she;m:he}`.
  package let form: String?
  /// Whether it keeps its place where the others are shuffled.
  package let isPinned: Bool

  package init(
    code: Int, name: String?, label: LocalizedText, isExclusive: Bool = false,
    form: String? = nil, isPinned: Bool = false
  ) {
    self.code = code
    self.name = name
    self.label = label
    self.isExclusive = isExclusive
    self.form = form
    self.isPinned = isPinned
  }
}

/// The options of an item in the order shown, shared by name where they come from a scale.
package struct OptionList: Hashable, Sendable {
  /// The scale's name, or nil where the item lists its own options.
  package let scale: String?
  package let options: [AnswerOption]
  /// Whether the order of the options carries meaning.
  package let isOrdered: Bool

  package init(scale: String? = nil, options: [AnswerOption], isOrdered: Bool) {
    self.scale = scale
    self.options = options
    self.isOrdered = isOrdered
  }

  package func option(code: Int) -> AnswerOption? {
    options.first { $0.code == code }
  }
}

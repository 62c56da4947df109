import QuestionnaireModel
import Words

/// Finds the option or the non-answer of an item that was typed by code, key, name or label.
///
/// What is shown on the screen wins: a code before a key, a key before a name or a label, a whole
/// name or label before the beginning of one.
struct OptionMatcher {
  enum Target: Hashable {
    case option(code: Int)
    case nonanswer(Nonanswer)
  }

  private let codes: Set<Int>
  private let nonanswerCodes: [Int: Nonanswer]
  private let keys: DeclaredKeys
  private let spellings: [(target: Target, text: FoldedText)]

  init(options: [AnswerOption], nonanswers: [NonanswerOption], keys: DeclaredKeys) {
    codes = Set(options.map(\.code))
    nonanswerCodes = Dictionary(
      nonanswers.map { ($0.code, $0.kind) }, uniquingKeysWith: { first, _ in first })
    self.keys = keys
    let ofOptions = options.flatMap { option in
      Self.spellings(of: option.label, name: option.name, as: .option(code: option.code))
    }
    let ofNonanswers = nonanswers.flatMap { option in
      Self.spellings(of: option.label, name: option.kind.rawValue, as: .nonanswer(option.kind))
    }
    spellings = ofOptions + ofNonanswers
  }

  func target(of typed: String) throws(InputFault) -> Target {
    let number = Int(typed)
    if let number, codes.contains(number) { return .option(code: number) }
    if let kind = keys.kind(of: typed) { return .nonanswer(kind) }
    if let number, let kind = nonanswerCodes[number] { return .nonanswer(kind) }
    let folded = FoldedText(typed)
    guard !folded.isEmpty else { throw .notAnOption }
    let whole = Set(spellings.filter { $0.text == folded }.map(\.target))
    if let only = whole.first, whole.count == 1 { return only }
    // A number is a code and nothing else: a slip of the finger must not choose "18–24 years".
    guard number == nil else { throw .answer(.unknownCode) }
    let beginnings = Set(spellings.filter { folded.isPrefix(of: $0.text) }.map(\.target))
    guard let only = beginnings.first else { throw .notAnOption }
    guard whole.isEmpty, beginnings.count == 1 else { throw .ambiguousOption }
    return only
  }

  private static func spellings(
    of label: LocalizedText, name: String?, as target: Target
  ) -> [(target: Target, text: FoldedText)] {
    (label.texts.values.flatMap(TextTemplate.variants) + [name].compactMap(\.self)).map {
      (target, FoldedText($0))
    }
  }
}

/// The keys of the non-answers that a questionnaire declares: `d`, and `.d` wherever `d` is text.
struct DeclaredKeys {
  private let kinds: [FoldedText: Nonanswer]

  init(_ options: [NonanswerOption]) {
    kinds = Dictionary(
      options.map { (FoldedText(String($0.key)), $0.kind) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The non-answer whose key was typed, with a leading dot or without.
  func kind(of typed: String) -> Nonanswer? {
    dotted(typed) ?? kinds[FoldedText(typed)]
  }

  /// The non-answer whose key was typed with a leading dot.
  func dotted(_ typed: String) -> Nonanswer? {
    guard typed.hasPrefix(".") else { return nil }
    return kinds[FoldedText(typed.dropFirst())]
  }
}

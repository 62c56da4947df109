/// Why an item holds no answer: said by the respondent, or known by the machine.
///
/// The first three are declared by a questionnaire and may be given; the others are never typed.
/// `missing` means asked and left empty, which only an optional item allows.
package enum Nonanswer: String, CaseIterable, Hashable, Sendable, Codable {
  case dontKnow = "dont_know"
  case refused
  case notApplicable = "not_applicable"
  case missing
  case notAsked = "not_asked"
  case notReached = "not_reached"
  case withdrawn

  /// The non-answers that a respondent can give.
  package static let declarable: [Nonanswer] = [.dontKnow, .refused, .notApplicable]
}

/// A non-answer as a questionnaire declares it: its code in files, its key, its label.
package struct NonanswerOption: Hashable, Sendable {
  package let kind: Nonanswer
  package let code: Int
  package let key: Character
  package let label: LocalizedText

  package init(kind: Nonanswer, code: Int, key: Character, label: LocalizedText) {
    self.kind = kind
    self.code = code
    self.key = key
    self.label = label
  }
}

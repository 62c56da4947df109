package import QuestionnaireModel

/// One answer that a column's rows may hold.
package struct ColumnCategory: Hashable, Sendable {
  /// The code as files write it: `4`, or the text itself where a file has no codes.
  package let code: String
  package let label: String
  /// The code as a number; nil unless the codes of all the column's categories are numbers.
  package let value: Double?
  /// The word by which the questionnaire knows it, where it has one.
  package let name: String?

  package init(code: String, label: String, value: Double?, name: String? = nil) {
    self.code = code
    self.label = label
    self.value = value
    self.name = name
  }
}

/// One kind of non-answer that a column's rows may hold.
package struct NonanswerCategory: Hashable, Sendable {
  package let kind: Nonanswer
  package let code: String
  package let label: String

  package init(kind: Nonanswer, code: String, label: String) {
    self.kind = kind
    self.code = code
    self.label = label
  }
}

/// What the values of a column mean.
package enum Measurement: Hashable, Sendable {
  case nominal
  case ordinal
  case numeric
}

import QuestionnaireModel

/// The answers of all respondents to one item: an array of small codes or of numbers.
///
/// A code below `categories.count` is the index of a category; the codes above it are, in order, the
/// column's non-answers. Nothing else ever stands in a column.
package struct Column: Sendable {
  package let name: String
  package let label: String
  package let measurement: Measurement
  package let categories: [ColumnCategory]
  package let nonanswers: [NonanswerCategory]
  package let values: ColumnValues
  /// What it is beyond its answers; whatever is made of a column says what becomes of it.
  package let origin: ColumnOrigin

  package init(
    name: String, label: String, measurement: Measurement, categories: [ColumnCategory],
    nonanswers: [NonanswerCategory], values: ColumnValues, origin: ColumnOrigin
  ) {
    self.name = name
    self.label = label
    self.measurement = measurement
    self.categories = categories
    self.nonanswers = nonanswers
    self.values = values
    self.origin = origin
  }

  package var count: Int { values.count }

  /// Whether it knows who did not know, who refused and whom the question did not concern.
  package var tellsNonanswersApart: Bool {
    nonanswers.contains { Nonanswer.declarable.contains($0.kind) }
  }

  /// The same column with another origin.
  package func with(_ origin: ColumnOrigin) -> Column {
    Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers, values: values, origin: origin)
  }
}

/// The storage of a column, as narrow as its codes allow.
package enum ColumnValues: Sendable {
  case narrow([UInt8])
  case wide([UInt32])
  /// Numbers with, for each row, 0 where the number is an answer and else 1 + the index of the
  /// column's non-answer.
  case numbers([Double], nonanswers: [UInt8])

  package var count: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .wide(let codes): codes.count
    case .numbers(let numbers, _): numbers.count
    }
  }

  /// The most codes that the narrow storage can tell apart.
  package static let narrowLimit = 256
}

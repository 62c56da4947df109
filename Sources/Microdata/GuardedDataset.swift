import QuestionnaireModel

/// Columns as they were read, of which nothing can be had before their classes have been looked at.
///
/// Whatever reads answers for an analyst gives this, and `opened` is the only way on: a command that
/// forgets to ask does not compile.
package struct GuardedDataset: Sendable {
  private let dataset: Dataset

  package init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// Every column, where none of them is kept in the study.
  ///
  /// - Throws: `AnswersKept` with the first column that may not leave.
  package func opened() throws(AnswersKept) -> Dataset {
    try pass(dataset.columns)
    return dataset
  }

  /// The columns named and no others, where none of them is kept in the study.
  ///
  /// - Throws: `AnswersKept` with the first column that may not leave.
  package func opened(for names: [String]) throws(AnswersKept) -> Dataset {
    let wanted = Set(names)
    let columns = dataset.columns.filter { wanted.contains($0.name) }
    try pass(columns)
    return Dataset(
      name: dataset.name, rowCount: dataset.rowCount, columns: columns, notes: dataset.notes)
  }

  /// The columns without rows: what conditions are read against.
  ///
  /// Of a column that is kept not even the categories are there, which may be its answers.
  package var outline: Dataset {
    Dataset(name: dataset.name, rowCount: 0, columns: dataset.columns.map(\.outline))
  }

  private func pass(_ columns: [Column]) throws(AnswersKept) {
    if let kept = columns.first(where: \.isKept) { throw AnswersKept(item: kept.name) }
  }
}

extension Column {
  /// Whether its answers never leave the study.
  package var isKept: Bool { origin.confidentiality == .neverExport }

  fileprivate var outline: Column {
    let none: ColumnValues =
      if case .numbers = values { .numbers([], nonanswers: []) } else { .narrow([]) }
    return Column(
      name: name, label: label, measurement: measurement, categories: isKept ? [] : categories,
      nonanswers: nonanswers, values: none, origin: origin)
  }
}

/// The refusal to give an analyst the answers to an item that keeps them in the study.
package struct AnswersKept: Error, Hashable, Sendable, CustomStringConvertible {
  package let item: String

  package init(item: String) {
    self.item = item
  }

  /// The rule, in the words that findings in a plan have for it.
  package var rule: String {
    "'\(item)' never leaves the study, so no table counts it; leave it out"
  }

  /// The code by which it is explained.
  package static let code = "P0701"

  package var description: String { "\(rule) [\(Self.code)]" }
}

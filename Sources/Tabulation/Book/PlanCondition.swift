package import Microdata
package import QuestionnaireModel

/// A condition on rows by the names of columns, so that it fits any data set that has them.
package struct PlanCondition: Hashable, Sendable {
  /// The condition as its author wrote it.
  package let text: String
  /// The condition; an item is an index of `columns`.
  package let condition: Condition
  /// The names of the columns that it looks at.
  package let columns: [String]

  package init(text: String, condition: Condition, columns: [String]) {
    precondition(
      condition.items.allSatisfy(columns.indices.contains), "a condition names its own columns")
    self.text = text
    self.condition = condition
    self.columns = columns
  }

  /// The filter that it is on the rows of a data set; nil where a column of it is not there.
  package func filter(of dataset: Dataset) -> RowFilter? {
    let places = columns.map(dataset.index(of:))
    return condition.renumbered { places[$0] }.map { RowFilter($0, text: text) }
  }

  /// A filter on the rows of a data set, by the names of the columns that it looks at.
  init(_ filter: RowFilter, of dataset: Dataset) {
    let items = filter.condition.items.sorted()
    guard let condition = filter.condition.renumbered({ items.firstIndex(of: $0) }) else {
      preconditionFailure("a condition looks at no items but its own")
    }
    self.init(
      text: filter.text, condition: condition, columns: items.map { dataset.columns[$0].name })
  }
}

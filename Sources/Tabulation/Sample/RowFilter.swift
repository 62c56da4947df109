package import QuestionnaireModel

/// The rows an analysis is about: those for which a condition is true, not false and not unknown.
package struct RowFilter: Hashable, Sendable {
  /// Items are column indices of the data set.
  package let condition: Condition
  /// The condition as the user wrote it, for notes.
  package let text: String

  package init(_ condition: Condition, text: String) {
    self.condition = condition
    self.text = text
  }
}

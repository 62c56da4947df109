/// A plan carried out: every table, in the order of the plan.
package struct FinishedBook: Sendable {
  package let plan: BookPlan
  package internal(set) var tables: [FinishedTable]
  /// What the reader should know about how the data were read, and who was left out of all tables.
  package let notes: [String]
  /// How the rows of its conditions and categories lie to each other.
  var relations: RowRelations

  /// The same book with what disclosure control made of its tables.
  package func replacing(_ tables: [FinishedTable]) -> FinishedBook {
    var copy = self
    copy.tables = tables
    return copy
  }
}

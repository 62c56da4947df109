/// A plan carried out: every table, in the order of the plan.
package struct Book: Sendable {
  package let plan: BookPlan
  package let tables: [Table]
  /// What the reader should know about how the data were read, and who was left out of all tables.
  package let notes: [String]
  /// How the rows of its conditions and categories lie to each other.
  let relations: RowRelations

  init(
    _ plan: BookPlan, tables: [Table], relations: RowRelations, notes: [String]
  ) {
    self.plan = plan
    self.tables = tables
    self.relations = relations
    self.notes = notes
  }

  /// The same book with what disclosure control made of its tables.
  package func replacing(_ tables: [Table]) -> Book {
    Book(plan, tables: tables, relations: relations, notes: notes)
  }
}

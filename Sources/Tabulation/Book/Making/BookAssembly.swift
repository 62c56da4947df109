package import Microdata

/// A book that is counted block by block, so that not all rows are in memory at a time.
///
/// Blocks have the derived columns of the plan; each but the last fills whole segments.
package struct BookAssembly: Sendable {
  private let plan: BookPlan
  private let prototype: Dataset
  private let tasks: Int
  private var passes: [BookPass] = []
  private var relations: RowRelations

  /// The number of rows that a block should have.
  package static let blockRows = BookCounter.segmentLength

  /// - Parameters:
  ///   - prototype: the columns of the blocks; its rows are not looked at.
  ///   - expectedRows: about how many rows will come.
  /// - Throws: where the plan does not fit the columns.
  package init(
    _ plan: BookPlan, columns prototype: Dataset, expectedRows: Int, tasks: Int = 2
  ) throws(TabulationError) {
    precondition(
      !plan.needsAllRows(of: prototype), "a book that needs all its rows is made of a data set")
    self.plan = plan
    self.prototype = prototype
    self.tasks = tasks
    relations = RowRelations(of: plan)
    for key in PassKey.all(of: plan) {
      passes.append(
        try BookPass(
          tables: key.tables, of: plan, filters: key.filters, dataset: prototype,
          expectedRows: expectedRows, tasks: tasks))
    }
  }

  /// Counts a block's rows.
  ///
  /// - Throws: where a weight is faulty; the row is counted from the first block's first.
  package mutating func add(_ block: Dataset) throws(TabulationError) {
    relations.add(block, records: nil)
    for place in passes.indices {
      do throws(TabulationError) {
        try passes[place].add(
          try Sample(block, where: passes[place].filters, weighting: plan.weighting))
      } catch .weightFault(let name, let row, let fault) {
        throw .weightFault(name, row: passes[place].tally.rows + row, fault: fault)
      }
    }
  }

  /// Makes the tables of what has been counted.
  package func finished(notes: [String] = []) -> Book {
    let makings = passes.flatMap { $0.makings(plan: plan, dataset: prototype, designed: nil) }
    return Book(plan, makings: makings, relations: relations, notes: notes, tasks: tasks)
  }
}

extension BookPlan {
  /// Whether its tables cannot be counted block by block: for a design, records, or columns of numbers.
  package func needsAllRows(of prototype: Dataset) -> Bool {
    guard design.isEmpty, !tables.contains(where: { $0.records != nil }) else { return true }
    let names = Set(tables.indices.flatMap(countedColumns))
    return prototype.columns.contains { names.contains($0.name) && $0.holdsNumbers }
  }
}

extension Column {
  /// Whether its rows are numbers, or will be: a prototype has no rows to tell by.
  fileprivate var holdsNumbers: Bool { isNumbers || measurement == .numeric && categories.isEmpty }
}

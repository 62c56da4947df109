/// Why a book of tables may not be published; it names tables and cells, never counts.
package enum DisclosureError: Error, Hashable, Sendable {
  /// The counts of a table do not add up along an axis.
  case inconsistentCounts(CellName)
  /// Two tables tell different counts of the same respondents.
  case contradictingCounts(CellName, CellName)
  case neverPublished(table: String, item: String)
  case refusedCross(table: String, traits: [IdentifyingTrait], most: Int)
  /// Nothing that may still be held back would protect the cell.
  case unprotectable(CellName)
  /// A cell that must be protected can be derived, or nearly, from what is published.
  case exposed(CellName)
  /// What is said of a mask or a published number fits no table of the book.
  case unfittingMask(table: String)
  /// A table cannot be read again from the rows that it was counted from.
  case unfittingRows(table: String)
  case conflicts([LedgerConflict])
}

/// The name of a cell: its table and the categories that it counts.
package struct CellName: Hashable, Sendable, CustomStringConvertible {
  package let table: String
  package let cell: String

  package init(table: String, cell: String) {
    self.table = table
    self.cell = cell
  }

  package var description: String { "cell '\(cell)' of table '\(table)'" }
}

extension DisclosureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inconsistentCounts(let cell):
      "\(cell) is not the sum of its parts; count the parts and the total on one base"
    case .contradictingCounts(let first, let second):
      "\(first) and \(second) have one definition and two counts; give each base a name of its own"
    case .neverPublished(let table, let item):
      "table '\(table)' shows item '\(item)', which never leaves the study; take it out of the plan"
    case .refusedCross(let table, let traits, let most):
      "table '\(table)' crosses \(Self.list(traits)); cross "
        + (most == 0 ? "none of them" : "at most \(most) of them")
    case .unprotectable(let cell):
      "\(cell) cannot be protected by holding back other cells; pool categories or leave the table out"
    case .exposed(let cell):
      "\(cell) can be derived from what is published; hold back more cells"
    case .unfittingMask(let table):
      "the mask or fact for table '\(table)' does not fit the book; make it for this book"
    case .unfittingRows(let table):
      "table '\(table)' does not fit the rows that it was made of; leave it out of the plan"
    case .conflicts(let conflicts):
      conflicts.map(\.description).joined(separator: "\n")
    }
  }

  private static func list(_ traits: [IdentifyingTrait]) -> String {
    traits.map(\.rawValue).joined(separator: " by ")
  }
}

package import Microdata

/// An item whose answers are counted: its column, and how many of the column's codes are kept.
///
/// Codes from `slots` up fall out together: they share one further slot.
package struct CountedItem: Hashable, Sendable {
  package let column: Int
  package let slots: Int

  package init(column: Int, slots: Int) {
    precondition(slots >= 0, "a counted item keeps no fewer than no codes")
    self.column = column
    self.slots = slots
  }
}

/// A banner: one item, or several nested in each other, whose categories are the columns of tables.
///
/// The categories are numbered with the last part's changing fastest; a respondent who falls out of
/// one part falls out of the banner.
package struct CountedBanner: Hashable, Sendable {
  package let parts: [CountedItem]

  package init(_ parts: [CountedItem]) {
    precondition(!parts.isEmpty, "a banner has a part")
    self.parts = parts
  }

  package var categories: Int { parts.reduce(1) { $0 * $1.slots } }
}

/// Rows of several columns, side by side, with what each of them weighs.
package struct CountedRows: Sendable {
  package let columns: [ColumnValues]
  /// Nil where all rows weigh one; what rows outside weigh is not looked at.
  package let weights: [Double]?
  /// One where a row is counted, zero where it is outside; nil where all are counted.
  package let mask: [UInt8]?
  package let count: Int

  package init(
    columns: [ColumnValues], weights: [Double]? = nil, mask: [UInt8]? = nil, count: Int
  ) {
    precondition(
      columns.allSatisfy { $0.count == count } && weights?.count ?? count == count
        && mask?.count ?? count == count,
      "columns counted together have equal lengths")
    self.columns = columns
    self.weights = weights
    self.mask = mask
    self.count = count
  }
}

/// Records of which each respondent may have several: passes of a roster, vignettes shown.
///
/// Their columns are those of the items, besides every column of the respondent. A respondent is a
/// cluster of records, and a pass that was not asked gives none.
package struct RecordSet: Hashable, Sendable {
  package let name: String
  package let label: String
  /// The column that tells which pass a record is of; its categories are the passes.
  package let passItem: String
  package let passes: [RecordPass]
  package let items: [RecordItem]

  package init(
    name: String, label: String, passItem: String, passes: [RecordPass], items: [RecordItem]
  ) {
    precondition(
      items.allSatisfy { $0.columns.count == passes.count },
      "an item of records has a column for each pass")
    self.name = name
    self.label = label
    self.passItem = passItem
    self.passes = passes
    self.items = items
  }
}

/// One time through the items of a roster.
package struct RecordPass: Hashable, Sendable {
  package let code: String
  package let label: String

  package init(code: String, label: String) {
    self.code = code
    self.label = label
  }
}

/// An item of records: one column of them, made of a column for each pass.
package struct RecordItem: Hashable, Sendable {
  package let name: String
  package let columns: [String]

  package init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }
}

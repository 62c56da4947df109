/// The columns of a table: groups side by side, each lettered from A on its own.
package struct Banner: Hashable, Sendable {
  package let name: String
  package let title: String
  /// Whether a column of everybody in the base goes first.
  package let hasTotal: Bool
  package let groups: [BannerGroup]

  package init(name: String, title: String, hasTotal: Bool, groups: [BannerGroup]) {
    self.name = name
    self.title = title
    self.hasTotal = hasTotal
    self.groups = groups
  }
}

/// Columns that are compared with each other.
package enum BannerGroup: Hashable, Sendable {
  /// One item, or several nested in each other, the outermost first.
  case items([ItemSelection])
  /// The options of a multiple-response set, whose columns overlap.
  case responses(ResponseSet)

  /// Whether a respondent may stand in several of its columns.
  package var overlaps: Bool {
    if case .responses = self { true } else { false }
  }
}

/// Categories of one column, in order.
package struct ItemSelection: Hashable, Sendable {
  /// The name of a column.
  package let item: String
  /// The codes of the categories shown, in order; all of them, in the column's order, where nil.
  package let categories: [String]?

  package init(_ item: String, categories: [String]? = nil) {
    self.item = item
    self.categories = categories
  }
}

/// Options of which a respondent may have chosen several: columns of 0 and 1.
///
/// The columns hold a non-answer together: where one does, all do. A row that holds one is not in the
/// base, unless non-answers are shown.
package struct ResponseSet: Hashable, Sendable {
  package let name: String
  package let label: String
  package let options: [ResponseOption]

  package init(name: String, label: String, options: [ResponseOption]) {
    self.name = name
    self.label = label
    self.options = options
  }
}

/// One option of a multiple-response set.
package struct ResponseOption: Hashable, Sendable {
  /// The code of the option in its item, or the column's name where the set was put together.
  package let code: String
  package let label: String
  /// The column that tells whether it was chosen.
  package let column: String
  /// The code of the column's category that means chosen.
  package let chosen: String

  package init(code: String, label: String, column: String, chosen: String = "1") {
    self.code = code
    self.label = label
    self.column = column
    self.chosen = chosen
  }
}

/// The rows of a table.
package enum Stub: Hashable, Sendable {
  /// The categories of one item, its nets, and its numbers.
  case item(StubItem)
  /// The items of a battery as rows, and one number of each.
  case grid(Grid)
  /// The options of a multiple-response set, with nets of them.
  case responses(ResponseSet, nets: [Net], base: ResponseBase)
  /// The options that respondents put in order.
  case ranking(RankedSet)
}

/// An item in a stub.
package struct StubItem: Hashable, Sendable {
  package let selection: ItemSelection
  package var nets: [Net]
  package var summaries: [Summary]
  /// The numbers that categories stand for, by code; their own codes where nil.
  package var scores: [String: Double]?
  /// Whether the categories are shown, and not only nets and summaries.
  package var showsCategories: Bool

  package init(
    _ selection: ItemSelection, nets: [Net] = [], summaries: [Summary] = [],
    scores: [String: Double]? = nil, showsCategories: Bool = true
  ) {
    self.selection = selection
    self.nets = nets
    self.summaries = summaries
    self.scores = scores
    self.showsCategories = showsCategories
  }

  /// The name of its column.
  package var item: String { selection.item }
}

/// Several categories counted as one row; a respondent counts once.
package struct Net: Hashable, Sendable {
  package let name: String
  package let label: String
  /// The codes of the categories, or of the options of a multiple-response set.
  package let codes: [String]

  package init(name: String, label: String, codes: [String]) {
    self.name = name
    self.label = label
    self.codes = codes
  }
}

/// A number that sums up an item in a column, over those whose answer is a number.
package enum Summary: String, CaseIterable, Hashable, Sendable {
  case mean
  case standardDeviation = "sd"
  case standardError = "se"
  case median
}

/// A battery as one table.
package struct Grid: Hashable, Sendable {
  package let name: String
  package let label: String
  /// Items with the same categories.
  package let items: [StubItem]
  package let content: Content

  package init(name: String, label: String, items: [StubItem], content: Content) {
    self.name = name
    self.label = label
    self.items = items
    self.content = content
  }

  /// What the cells of a grid are.
  package enum Content: Hashable, Sendable {
    /// The shared categories, nets and summaries are the columns; the table has no banner.
    case categories
    /// The share of a net of that name in each banner column; each item has it.
    case net(String)
    /// One number of each item in each banner column.
    case summary(Summary)
  }
}

/// What percentages of a multiple-response set are shares of.
package enum ResponseBase: String, CaseIterable, Hashable, Sendable {
  /// Respondents who answered: columns add up to more than 100 percent.
  case respondents
  /// Answers given: columns add up to 100 percent.
  case responses
}

/// Options that respondents put in order: columns of 0, not ranked, and ranks from 1.
package struct RankedSet: Hashable, Sendable {
  package let name: String
  package let label: String
  package let options: [ResponseOption]
  /// The number of ranks that may be given.
  package let depth: Int
  package let shown: [Shown]

  package init(
    name: String, label: String, options: [ResponseOption], depth: Int, shown: [Shown]
  ) {
    self.name = name
    self.label = label
    self.options = options
    self.depth = depth
    self.shown = shown
  }

  /// What is shown of each option.
  package enum Shown: Hashable, Sendable {
    /// The share of respondents who put it among the first so many.
    case top(Int)
    /// The mean rank among those who ranked it.
    case meanRank
  }
}

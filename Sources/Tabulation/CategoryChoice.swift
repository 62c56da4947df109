import Words

/// Categories of an item in the order that a person lists them, as `region="Cluj, Napoca",Iași`.
package struct CategoryChoice: Hashable, Sendable {
  package let item: String
  package let categories: [String]

  /// Returns nil where the text is not of that form.
  package init?(parsing text: String) {
    guard let (item, list) = QuotedList.assignment(text), let list = QuotedList(list) else {
      return nil
    }
    self.item = item
    categories = list.parts
  }
}

extension [CategoryChoice] {
  /// The categories of each item; those that several choices give to one follow each other.
  package var byItem: [String: [String]] {
    reduce(into: [:]) { $0[$1.item, default: []] += $1.categories }
  }
}

/// A column of a data set, told to the condition reader in plain values.
package struct ConditionColumn: Sendable {
  package let name: String
  /// What its rows hold.
  package let content: Content

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }

  package enum Content: Sendable {
    case numbers
    case dates
    case times
    /// Categories in the order of their indices.
    case categories([Category], isOrdered: Bool)
  }

  package struct Category: Sendable {
    package let code: String
    package let label: String
    /// The code as a number, where the codes of all the column's categories are numbers.
    package let value: Double?
    /// The word by which a questionnaire knows it, where it has one.
    package let name: String?

    package init(code: String, label: String, value: Double?, name: String? = nil) {
      self.code = code
      self.label = label
      self.value = value
      self.name = name
    }
  }
}

extension ConditionScope {
  /// Makes the scope of a data set: an entry's index is its column's.
  ///
  /// A category is known by its number, else by its index. Categories that are numbers without
  /// labels of their own are usable as numbers too.
  package init(columns: [ConditionColumn]) {
    let entries = columns.enumerated().map { index, column in
      Entry(name: column.name, index: index, kind: Kind(column.content))
    }
    self.init(entries, subject: .column)
  }
}

extension ConditionScope.Kind {
  fileprivate init(_ content: ConditionColumn.Content) {
    switch content {
    case .numbers: self = .number(nil)
    case .dates: self = .date(nil)
    case .times: self = .time(nil)
    case .categories(let categories, let isOrdered):
      let areCoded = categories.allSatisfy { $0.value != nil }
      let options = categories.enumerated().map { index, category in
        ConditionScope.Option(
          value: category.value ?? Double(index),
          names: [category.code] + (category.name.map { [$0] } ?? []),
          labels: category.label == category.code ? [] : [category.label])
      }
      let isNumeric =
        areCoded && !categories.isEmpty
        && categories.allSatisfy { isOrdered || $0.label == $0.code }
      self = .choice(
        .init(options, isOrdered: isOrdered, isNumeric: isNumeric, hasCodes: areCoded))
    }
  }
}

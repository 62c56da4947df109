import Microdata

/// The columns of a table before anybody is counted.
struct BannerLayout: Sendable {
  var groups: [ColumnGroup] = []
  var columns: [TableColumn] = []
  /// For each group how its columns are counted.
  var counted: [Counting] = []

  enum Counting: Sendable {
    /// Categories of one banner, by their numbers in it.
    case disjoint(CountedParts, places: [Int])
    /// One banner for each column, with the place of the category that means chosen.
    case overlapping([(parts: CountedParts, place: Int)])
  }

  /// A banner by the columns of the data that it is made of.
  struct CountedParts: Hashable, Sendable {
    let columns: [Int]
    let slots: [Int]
  }

  /// - Throws: where a column or a category is not there.
  init(_ banner: Banner?, of dataset: Dataset) throws(TabulationError) {
    if banner?.hasTotal ?? true {
      columns.append(TableColumn(group: nil, codes: ["total"], labels: ["Total"], place: 0))
    }
    for group in banner?.groups ?? [] {
      switch group {
      case .items(let items): try add(items, of: dataset)
      case .responses(let set): try add(set, of: dataset)
      }
    }
  }

  private mutating func add(_ items: [ItemSelection], of dataset: Dataset) throws(TabulationError) {
    var parts: [(column: Column, place: Int, codes: [Int])] = []
    for item in items {
      let column = try dataset.column(item.item, for: .columns)
      guard let place = dataset.index(of: item.item) else { continue }
      parts.append((column, place, try column.codes(of: item)))
    }
    var combined: [(place: Int, codes: [String], labels: [String])] = [(0, [], [])]
    for part in parts {
      combined = combined.flatMap { outer in
        part.codes.map { code in
          (
            outer.place * part.column.categories.count + code,
            outer.codes + [part.column.categories[code].code],
            outer.labels + [part.column.categories[code].label]
          )
        }
      }
    }
    guard combined.count <= CodedAnswers.limit else {
      throw .tooManyCategories(
        item: items.map(\.item).joined(separator: " by "), count: combined.count,
        limit: CodedAnswers.limit)
    }
    let group = groups.count
    groups.append(
      ColumnGroup(
        name: parts.map(\.column.name).joined(separator: "/"),
        label: parts.map(\.column.label).joined(separator: " / "), overlaps: false))
    for (place, column) in combined.enumerated() {
      columns.append(
        TableColumn(group: group, codes: column.codes, labels: column.labels, place: place))
    }
    counted.append(
      .disjoint(
        CountedParts(
          columns: parts.map(\.place), slots: parts.map(\.column.categories.count)),
        places: combined.map(\.place)))
  }

  private mutating func add(_ set: ResponseSet, of dataset: Dataset) throws(TabulationError) {
    let group = groups.count
    groups.append(ColumnGroup(name: set.name, label: set.label, overlaps: true))
    var counting: [(parts: CountedParts, place: Int)] = []
    for (place, option) in set.options.enumerated() {
      let chosen = try dataset.chosenCode(of: option)
      columns.append(
        TableColumn(group: group, codes: [option.code], labels: [option.label], place: place))
      counting.append(
        (
          CountedParts(
            columns: [chosen.column],
            slots: [dataset.columns[chosen.column].categories.count]), chosen.code
        ))
    }
    counted.append(.overlapping(counting))
  }
}

package import Microdata
import QuestionnaireModel
import Threads

/// Every item of some data described: what an analyst looks at first.
package struct DatasetDescription: Sendable {
  package let name: String
  /// How many respondents it is about; nil where that is held back.
  package let rows: Int?
  package let items: [ItemDescription]
  /// The same for the respondents of each category of an item, where one was named.
  package let groups: [Group]
  package let patterns: MissingPatterns?
  package let notes: [String]

  package struct Group: Sendable {
    package let item: String
    package let code: String
    package let label: String
    package let rows: Int?
    package let items: [ItemDescription]
  }
}

/// What is to be described.
package struct DescriptionRequest: Sendable {
  /// The names of columns, in order.
  package var items: [String]
  /// The item whose categories divide the respondents.
  package var groups: String?
  package var filter: RowFilter?
  package var showsPatterns = false

  package init(items: [String]) {
    self.items = items
  }
}

extension DatasetDescription {
  /// Numbers with more distinct values than this are summed up and not listed.
  static let listedNumbers = 30

  /// Describes columns.
  ///
  /// - Parameters:
  ///   - mask: what of it is held back; nothing for data without classes.
  /// - Throws: for a column that is not there, or groups of which there are too many.
  package init(
    _ request: DescriptionRequest, of dataset: Dataset, masked mask: DescriptionMask = .init()
  ) throws(TabulationError) {
    var columns: [Column] = []
    for name in request.items { columns.append(try dataset.column(name, for: .rows)) }
    let divider = try request.groups.map { name throws(TabulationError) in
      try dataset.column(name, for: .columns).categorized()
    }
    let selection = try Sample(dataset, where: request.filter).selection
    let codes = try divider.map { column throws(TabulationError) in try column.groupCodes() }
    let groupCount = divider?.categories.count ?? 0
    let described = columns
    let tallies = inParallel(described.count) { place in
      (
        all: ColumnTally(described[place], groups: nil, count: 1, mask: selection.mask),
        groups: codes.map {
          ColumnTally(described[place], groups: $0, count: groupCount, mask: selection.mask)
        }
      )
    }
    name = dataset.name
    rows = mask.hidesRows ? nil : selection.count
    items = columns.indices.map { place in
      ItemDescription(
        columns[place], tallies[place].all, group: 0,
        mask.item(columns[place].name, column: 0))
    }
    groups = (0..<groupCount).compactMap { number in
      guard let divider else { return nil }
      let size = codes?.enumerated().count {
        Int($0.element) == number && selection.mask?[$0.offset] != 0
      }
      let category = divider.categories[number]
      return Group(
        item: divider.name, code: category.code, label: category.label,
        rows: mask.hidesGroups ? nil : size,
        items: columns.indices.compactMap { place in
          tallies[place].groups.map {
            ItemDescription(
              columns[place], $0, group: number,
              mask.item(columns[place].name, column: number + 1))
          }
        })
    }
    patterns =
      request.showsPatterns
      ? MissingPatterns(columns, selection, threshold: mask.threshold) : nil
    notes = Self.notes(request, dataset, selection, mask)
  }

  private static func notes(
    _ request: DescriptionRequest, _ dataset: Dataset, _ selection: RowSelection,
    _ mask: DescriptionMask
  ) -> [String] {
    var notes = dataset.notes
    if let filter = request.filter {
      notes.append(
        mask.hidesRows
          ? "Filter: \(filter.text); how many rows it leaves is held back."
          : TableNote.filter(
            filter.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount
          ).description)
    }
    return notes + mask.notes
  }
}

extension Column {
  /// The category of each row as a byte; whatever is beyond them stands for no group.
  fileprivate func groupCodes() throws(TabulationError) -> [UInt8] {
    guard categories.count < Int(UInt8.max) else {
      throw .tooManyCategories(
        item: name, count: categories.count, limit: Int(UInt8.max) - 1)
    }
    switch values {
    case .narrow(let codes): return codes
    case .wide(let codes): return codes.map { UInt8(min($0, UInt32(UInt8.max))) }
    case .numbers: return []
    }
  }
}

extension ItemDescription {
  init(_ column: Column, _ tally: ColumnTally, group: Int, _ mask: DescriptionMask.Item) {
    let counts = tally.counts[group]
    let categories = counts.prefix(column.categories.count)
    let points = column.points(categories, tally.points[group])
    let answered =
      column.categories.isEmpty
      ? tally.points[group].reduce(0) { $0 + $1.count } : categories.reduce(0, +)
    item = column.name
    label = column.label
    measurement = column.measurement
    self.answered = mask.hidesAnswered ? nil : answered
    nonanswers = column.nonanswers.enumerated().compactMap { place, nonanswer in
      let count = counts[column.categories.count + place]
      guard count > 0 else { return nil }
      return NonanswerCount(
        code: nonanswer.code.isEmpty ? nonanswer.kind.rawValue : nonanswer.code,
        label: nonanswer.label, count: mask.nonanswers.contains(nonanswer.code) ? nil : count)
    }
    let listed = column.listedCategories(tally.points[group])
    self.categories = listed.map { listed in
      listed.enumerated().map { place, category in
        let count = column.categories.isEmpty ? tally.points[group][place].count : categories[place]
        let isOpen = !mask.categories.contains(category.code)
        return CategoryCount(
          code: category.code, label: category.label, count: isOpen ? count : nil,
          percent: isOpen && !mask.hidesPercentages && answered > 0
            ? 100 * Double(count) / Double(answered) : nil)
      }
    }
    let summed = points.flatMap { DescribedNumbers($0) }
    numbers = points == nil ? nil : summed.map { $0.masked(by: mask) } ?? .nothing
    isWithheld = mask.hidesAnything
  }
}

extension Column {
  /// The numbers that its answers are, ascending; nil where they are none.
  ///
  /// The codes of a questionnaire's nominal item are names; of those of a bare file nobody knows.
  fileprivate func points(
    _ counts: ArraySlice<Int>, _ numbers: [(value: Double, count: Int)]
  ) -> [(value: Double, count: Int)]? {
    if case .numbers = values { return numbers }
    guard measurement != .nominal, !categories.isEmpty else { return nil }
    let values = categories.compactMap(\.value)
    guard values.count == categories.count else { return nil }
    return zip(values, counts).map { (value: $0, count: $1) }.sorted { $0.value < $1.value }
  }

  /// The categories to list: its own, or the numbers that occur where they are few.
  fileprivate func listedCategories(
    _ numbers: [(value: Double, count: Int)]
  ) -> [ColumnCategory]? {
    let limit = DatasetDescription.listedNumbers
    if case .numbers = values {
      guard numbers.count <= limit, origin.confidentiality == .open else { return nil }
      return numbers.map {
        let text = Column.text(of: $0.value)
        return ColumnCategory(code: text, label: text, value: $0.value)
      }
    }
    return measurement == .numeric && categories.count > limit ? nil : categories
  }
}

extension DescribedNumbers {
  fileprivate func masked(by mask: DescriptionMask.Item) -> DescribedNumbers {
    DescribedNumbers(
      mean: mask.hidesMoments ? nil : mean,
      standardDeviation: mask.hidesMoments ? nil : standardDeviation,
      quartiles: mask.hidesQuartiles ? nil : quartiles,
      minimum: mask.hidesEnds ? nil : minimum, maximum: mask.hidesEnds ? nil : maximum,
      histogram: mask.hidesEnds ? nil : histogram, outliers: mask.hidesEnds ? nil : outliers)
  }
}

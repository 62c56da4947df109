import Disclosure

/// The items of a group of columns, one inside another, with the place of each combination.
struct GroupLevels {
  let axes: [TableAxis]
  private let codes: [[String]]
  private let placeOf: [[String]: Int]

  /// - Parameters:
  ///   - columns: the codes of each column, the outermost item's first, and where it was counted.
  ///   - isExhaustive: whether everybody of the base stands in one of them.
  init(_ columns: [(codes: [String], place: Int)], named name: String, isExhaustive: Bool) {
    let depth = columns.first?.codes.count ?? 0
    var codes: [[String]] = Array(repeating: [], count: depth)
    for column in columns {
      for (level, code) in column.codes.enumerated() where !codes[level].contains(code) {
        codes[level].append(code)
      }
    }
    self.codes = codes
    placeOf = Dictionary(
      columns.map { ($0.codes, $0.place) }, uniquingKeysWith: { first, _ in first })
    let names = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    axes = codes.enumerated().map { level, codes in
      TableAxis(
        item: names.count == depth ? names[level] : "\(name) \(level)", categories: codes,
        shape: isExhaustive || depth > 1 ? .exhaustive : .disjoint)
    }
  }

  /// Every combination of categories and totals, the last level fastest; nil is a total.
  var positions: [[Int?]] {
    codes.reduce([[]]) { positions, codes in
      positions.flatMap { position in
        (codes.indices.map(Optional.some) + [nil]).map { position + [$0] }
      }
    }
  }

  /// Where the columns of a combination were counted; a total has several.
  func places(at position: [Int?]) -> [Int] {
    placeOf.filter { codes, _ in
      zip(codes, position).enumerated().allSatisfy { level, pair in
        pair.1.map { self.codes[level][$0] == pair.0 } ?? true
      }
    }.map(\.value).sorted()
  }

  /// What holds at a combination.
  func conditions(at position: [Int?]) -> [CellCondition] {
    zip(axes, position).compactMap { axis, place in
      place.map { CellCondition(item: axis.item, category: axis.categories[$0]) }
    }
  }

  /// The place of a column among the positions.
  func index(of column: [String]) -> Int? {
    var index = 0
    for (level, code) in column.enumerated() {
      guard let place = codes[level].firstIndex(of: code) else { return nil }
      index = index * (codes[level].count + 1) + place
    }
    return index
  }

  /// Totals of levels, which no column shows, with and without the total of the rows.
  var unprintedTotals: Set<[Bool]> {
    var patterns: [[Bool]] = [[]]
    for _ in codes { patterns = patterns.flatMap { [$0 + [false], $0 + [true]] } }
    let collapsed = patterns.filter { $0.contains(true) }
    return Set(collapsed.flatMap { [[false] + $0, [true] + $0] })
  }
}

/// The letters or subscripts of one row in one group of columns.
struct ComparisonMarks {
  let comparisons: [ColumnComparison]
  let columns: [Int]

  /// The letters of the columns whose number is smaller, capitals at the stricter level.
  ///
  /// - Parameter letter: of each column.
  func letters(levels: [Double], letter: (Int) -> String) -> [Int: String] {
    var found: [Int: [(order: Int, text: String)]] = [:]
    let strict = levels.min() ?? 0.05
    let loose = levels.max() ?? 0.05
    for pair in comparisons where pair.adjustedP < loose && pair.difference != 0 {
      let (larger, smaller) =
        pair.difference > 0 ? (pair.first, pair.second) : (pair.second, pair.first)
      let text = letter(smaller)
      found[larger, default: []].append(
        (smaller, pair.adjustedP < strict || strict == loose ? text : text.lowercased()))
    }
    return found.mapValues { marks in
      marks.sorted { $0.order < $1.order }.map(\.text).joined()
    }
  }

  /// Subscripts of which columns that do not differ share one (insertion and absorption, Piepho 2004).
  func subscripts(level: Double) -> [Int: String] {
    var sets: [Set<Int>] = [Set(columns)]
    for pair in comparisons where pair.adjustedP < level {
      for set in sets where set.contains(pair.first) && set.contains(pair.second) {
        sets.removeAll { $0 == set }
        sets += [set.subtracting([pair.first]), set.subtracting([pair.second])]
      }
      sets = sets.filter { set in !sets.contains { $0 != set && set.isSubset(of: $0) } }
      sets = sets.reduce(into: []) { kept, set in if !kept.contains(set) { kept.append(set) } }
    }
    let ordered = sets.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    var marks: [Int: String] = [:]
    for (place, set) in ordered.enumerated() {
      for column in set { marks[column, default: ""] += ColumnLetter.text(place).lowercased() }
    }
    return marks
  }
}

/// A, B … Z, AA, AB … by place.
enum ColumnLetter {
  static func text(_ place: Int) -> String {
    var place = place
    var text = ""
    repeat {
      text = String(UnicodeScalar(UInt8(65 + place % 26))) + text
      place = place / 26 - 1
    } while place >= 0
    return text
  }

  /// The column of everybody.
  static let total = "Σ"
}

import Microdata
import QuestionnaireModel

/// Which items were left without an answer together, and how often.
package struct MissingPatterns: Sendable, Hashable {
  /// Respondents to whom the same items have no answer.
  package struct Pattern: Sendable, Hashable {
    /// The items without an answer, in the order of the description; none for who answered all.
    package let items: [String]
    package let count: Int
  }

  /// The most frequent first.
  package let patterns: [Pattern]
  /// Items that are protected, whose patterns would tell of single people.
  package let leftOut: [String]

  /// Counts the patterns of open items.
  ///
  /// - Parameter threshold: where there is one, items that are not open are left out.
  init(_ columns: [Column], _ selection: RowSelection, threshold: Int) {
    let isOpen = { (column: Column) in threshold == 0 || column.origin.confidentiality == .open }
    let open = columns.filter(isOpen)
    leftOut = columns.filter { !isOpen($0) }.map(\.name)
    let rowCount = columns.first?.count ?? 0
    let words = (open.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: rowCount * words)
    for (place, column) in open.enumerated() {
      let (word, bit) = (place / 64, UInt64(1) << UInt64(place % 64))
      column.forEachUnanswered { bits[$0 * words + word] |= bit }
    }
    var counts: [[UInt64]: Int] = [:]
    for row in 0..<rowCount where selection.mask?[row] != 0 {
      counts[Array(bits[row * words..<(row + 1) * words]), default: 0] += 1
    }
    patterns = counts.map { pattern, count in
      Pattern(
        items: open.indices.filter { pattern[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
          .map { open[$0].name }, count: count)
    }.sorted {
      ($1.count, $0.items.count, $0.items.joined(separator: ","))
        < ($0.count, $1.items.count, $1.items.joined(separator: ","))
    }
  }
}

extension Column {
  fileprivate func forEachUnanswered(_ body: (Int) -> Void) {
    let answers = categories.count
    switch values {
    case .narrow(let codes): for row in codes.indices where Int(codes[row]) >= answers { body(row) }
    case .wide(let codes): for row in codes.indices where Int(codes[row]) >= answers { body(row) }
    case .numbers(_, let marks): for row in marks.indices where marks[row] != 0 { body(row) }
    }
  }
}

import Threads

/// Counts every item against every banner in one pass over the rows, block by block.
///
/// Rows come in any blocks, as long as each but the last fills whole segments: within a segment a
/// cell is summed row by row and over segments with compensation, so that results depend neither on
/// the blocks nor on how many items are counted at a time.
package struct BookCounter: Sendable {
  /// The rows whose counts are summed before they are added to all others'.
  package static let segmentLength = 65_536

  private let items: [CountedItem]
  private let banners: [CountedBanner]
  private let isWeighted: Bool
  private let joint: JointKeys
  /// One item under one other, which are counted without keys.
  private let pair: CountedPair?
  private let tasks: Int
  private var marginals: [Marginals]
  private var rowCount = 0

  /// - Parameters:
  ///   - expectedRows: about how many rows will come, by which banners are joined.
  ///   - tasks: how many items are counted at a time.
  package init(
    items: [CountedItem], banners: [CountedBanner], isWeighted: Bool, expectedRows: Int,
    tasks: Int = 2
  ) {
    self.items = items
    self.banners = banners
    self.isWeighted = isWeighted
    self.tasks = max(1, min(tasks, items.count))
    joint = JointKeys.best(banners, rows: expectedRows)
    pair = CountedPair(items, under: banners)
    marginals = items.map { Marginals($0, under: banners, isWeighted: isWeighted) }
  }

  /// Adds rows to all tables.
  package mutating func add(_ rows: CountedRows) {
    precondition(
      rowCount.isMultiple(of: Self.segmentLength), "only the last rows may leave a segment unfilled"
    )
    precondition((rows.weights != nil) == isWeighted, "all rows have weights or none has")
    rowCount += rows.count
    if let pair, pair.count(rows, of: joint.groups[0], into: &marginals[0]) { return }
    var start = 0
    while start < rows.count {
      let range = start..<min(start + Self.segmentLength, rows.count)
      add(rows, in: range)
      start = range.upperBound
    }
  }

  private mutating func add(_ rows: CountedRows, in range: Range<Int>) {
    let segment = Segment(
      rows: rows, range: range, joint: joint, keys: SegmentKeys(joint, banners, rows, in: range),
      isWeighted: isWeighted)
    guard tasks > 1 else {
      marginals = segment.counting(items, into: marginals)
      return
    }
    let shares = shares(of: items.count)
    let parts = shares.map { (items: Array(items[$0]), marginals: Array(marginals[$0])) }
    marginals = []
    marginals = inParallel(parts.count) { number in
      segment.counting(parts[number].items, into: parts[number].marginals)
    }.flatMap { $0 }
  }

  /// The rows that fell out of an item, by their code from the first that is not kept.
  package func fallenOut(ofItem item: Int) -> [Int] { marginals[item].fallenOut }

  private func shares(of count: Int) -> [Range<Int>] {
    // More shares than cores, so that a core that is busy otherwise gets fewer of them.
    let shares = min(count, tasks * 8)
    return (0..<shares).map { count * $0 / shares..<count * ($0 + 1) / shares }
  }

  /// The cells of an item under a banner; in all under none.
  package func cells(ofItem item: Int, under banner: Int?) -> CountedCells {
    marginals[item].cells(under: banner)
  }
}

/// A segment with its keys, against which items are counted one after another.
private struct Segment: Sendable {
  let rows: CountedRows
  let range: Range<Int>
  let joint: JointKeys
  let keys: SegmentKeys
  let isWeighted: Bool

  func counting(_ items: [CountedItem], into marginals: [Marginals]) -> [Marginals] {
    var marginals = marginals
    var table = JointTable(
      keys: joint.count, slots: (items.map(\.slots).max() ?? 0) + 1, isWeighted: isWeighted)
    for (place, item) in items.enumerated() {
      table.count(
        rows.columns[item.column], slots: item.slots, in: range, keys: keys, joint: joint,
        weights: rows.weights, into: &marginals[place])
      FallenOut.tally(
        rows.columns[item.column], from: item.slots, mask: rows.mask, in: range,
        into: &marginals[place].fallenOut)
    }
    return marginals
  }
}

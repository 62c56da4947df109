import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// All tables with given margins, gathered by what they leave for the columns not yet filled.
///
/// The network of Mehta & Patel 1983, cut in two: each half of the columns is gathered from its end to
/// the middle, where the halves meet for every way to share the row totals between them. The long
/// lists of scores that a single pass would carry to the end never arise.
struct TableNetwork {
  /// A way to share the row totals out between the halves.
  private struct Meeting {
    let left: Int
    let right: Int
    /// The probability that the totals are shared out so.
    let probability: Double
  }

  private var left: NetworkHalf
  private var right: NetworkHalf
  /// By the node of the right half.
  private var meetings: [Meeting] = []
  /// The score from which on a table is no more probable than the one seen, but for 1e-7.
  private let threshold: Int64
  private var work: NetworkWork
  /// The logarithm of the probability of the table seen.
  let logProbability: Double

  /// How the columns, from the largest to the smallest, may be shared out between the halves, as whether
  /// each goes to the left one; what is soonest done differs from table to table.
  ///
  /// First large and small ones on both sides, then the largest apart: what small ones add has few
  /// different scores, as their factorials have small factors alone.
  static func splits(of columns: Int) -> [[Bool]] {
    var sides: [Bool] = []
    for place in 0..<columns {
      let isOuter = place % 4 == 0 || place % 4 == 3
      sides.append(isOuter && sides.count(where: \.self) < columns / 2)
    }
    var all = [sides]
    for largest in 1...min(3, columns - 1) {
      let apart = (0..<columns).map { $0 < largest }
      if !all.contains(apart) { all.append(apart) }
    }
    return all
  }

  /// - Parameter split: one of `splits`.
  init(
    _ table: ContingencyTable, split: [Bool], workLimit: Int
  ) throws(StatisticsError) {
    guard table.rows <= RowTotals.rowLimit, table.total < 30_000 else {
      throw .workLimitExceeded(limit: workLimit)
    }
    let columns = table.columnTotals.map { Int($0) }.sorted(by: >)
    let scoring = TableScoring(total: Int(table.total), rows: table.rows)
    let score = table.counts.reduce(into: Int64(0)) { $0 += scoring[Int($1)] }
    let start = RowTotals(table.rowTotals.map { Int($0) })
    let all = scoring.logWays(start, columns[...])
    threshold = score - TableScoring.steps(1e-7)
    logProbability = -scoring.logarithm(table.counts) - all
    work = NetworkWork(limit: workLimit)
    func half(_ isLeft: Bool) -> NetworkHalf {
      NetworkHalf(
        columns: zip(columns, split).filter { $0.1 == isLeft }.map(\.0), rows: table.rows,
        scoring: scoring)
    }
    left = half(true)
    right = half(false)
    try meet(start, logWays: all)
  }

  /// Finds the ways to share the row totals out between the halves.
  private mutating func meet(
    _ start: RowTotals, logWays all: Double
  ) throws(StatisticsError) {
    var sums = ScoreSums()
    let rows = right.rows
    let fill = ColumnFill(start, rows: rows)
    try fill.visit(right.total) { (fills, ways) throws(StatisticsError) in
      try work.spend(1)
      let last = right.insert(RowTotals(sorting: fills, count: rows))
      let first = left.insert(RowTotals(sorting: start.values &- fills, count: rows))
      sums.add(ways, at: Int64(last) << 32 | Int64(first))
    }
    func logWays(_ half: NetworkHalf) -> [Double] {
      half.top.index.nodes.map { half.scoring.logWays($0, half.columns[...]) }
    }
    let (leftWays, rightWays) = (logWays(left), logWays(right))
    meetings = sums.takeSorted().map { entry in
      let (first, last) = (Int(entry.score & 0xffff_ffff), Int(entry.score >> 32))
      return Meeting(
        left: first, right: last,
        probability: entry.share * exp(leftWays[first] + rightWays[last] - all))
    }
    try work.store(meetings.count)
  }

  /// Sums the probabilities of the tables no more probable than the one seen.
  mutating func tailProbability() throws(StatisticsError) -> Double {
    try left.expand(&work)
    try right.expand(&work)
    let (leftScores, rightScores) = (left.top.inner, right.top.inner)
    var besideLeft = [ScoreExtremes](repeating: ScoreExtremes(), count: leftScores.count)
    var besideRight = [ScoreExtremes](repeating: ScoreExtremes(), count: rightScores.count)
    for meeting in meetings {
      besideLeft[meeting.left].include(rightScores[meeting.right])
      besideRight[meeting.right].include(leftScores[meeting.left])
    }
    try left.sum(outer: besideLeft.map(\.range), threshold: threshold, &work)
    try right.sum(outer: besideRight.map(\.range), threshold: threshold, &work)
    return min(try join(), 1)
  }

  /// Brings the two halves together, for one node of the right half after the other.
  private mutating func join() throws(StatisticsError) -> Double {
    let (first, last) = (left.top, right.top)
    var tail = 0.0
    var sums = ScoreSums()
    var start = 0
    while start < meetings.count {
      let node = meetings[start].right
      var steps = 0
      while start < meetings.count, meetings[start].right == node {
        let meeting = meetings[start]
        let certain = first.certain[meeting.left]
        tail += meeting.probability * (certain + (1 - certain) * last.certain[node])
        let places = first.lists.places(of: meeting.left)
        sums.add(first.lists, places, shift: 0, factor: meeting.probability)
        steps += places.count
        start += 1
      }
      let places = last.lists.places(of: node)
      var place = places.upperBound
      for entry in sums.takeSorted() {
        while place > places.lowerBound, last.lists.score(place - 1) + entry.score >= threshold {
          place -= 1
        }
        tail += entry.share * last.lists.tail(from: place, in: places)
      }
      try work.spend(steps)
    }
    return tail
  }
}

/// The ways to fill some columns of a table, for all row totals that may be left for them.
///
/// A layer holds the nodes with one number of columns left. Filling a column leads from a node to one
/// of the layer below; fillings that lead to the same node with the same score are one arc.
struct NetworkHalf {
  struct Arc {
    let child: Int32
    let ways: Float
    let score: Int64
  }

  struct Layer {
    var index = RowTotalsIndex()
    /// The arcs of each node, one after the other.
    var arcs: [Arc] = []
    var arcEnds: [Int] = []
    /// The scores that filling the columns left can add.
    var inner: [ClosedRange<Int64>] = []
    /// The scores that all other columns of the table can add.
    var outer: [ClosedRange<Int64>] = []
    /// For each node the shares of its fillings by score, as far as the score decides.
    var lists = ScoreLists()
    /// For each node the share of its fillings that reach the threshold whatever the others add.
    var certain: [Double] = []

    func arcs(of node: Int) -> ArraySlice<Arc> {
      arcs[(node == 0 ? 0 : arcEnds[node - 1])..<arcEnds[node]]
    }
  }

  /// The last to be filled comes first.
  let columns: [Int]
  let rows: Int
  let scoring: TableScoring
  var layers: [Layer]

  init(columns: [Int], rows: Int, scoring: TableScoring) {
    self.columns = columns
    self.rows = rows
    self.scoring = scoring
    layers = columns.map { _ in Layer() }
  }

  var total: Int { columns.reduce(0, +) }

  /// The nodes with all columns left.
  var top: Layer { layers[layers.count - 1] }

  /// Puts in row totals for all columns, and gives their position.
  mutating func insert(_ node: RowTotals) -> Int {
    layers[layers.count - 1].index.insert(node)
  }

  /// Finds the nodes and arcs below those put in, and the scores they can add.
  mutating func expand(_ work: inout NetworkWork) throws(StatisticsError) {
    var classes = ScoreClasses()
    var sums = ScoreSums()
    for depth in layers.indices.dropFirst().reversed() {
      var below = RowTotalsIndex()
      for node in layers[depth].index.nodes {
        var visited = 0
        ColumnFill(node, rows: rows).visit(columns[depth]) { fills, ways in
          let child = below.insert(RowTotals(sorting: node.values &- fills, count: rows))
          sums.add(ways, at: Int64(child) << 32 | Int64(classes.insert(scoring.score(fills))))
          visited += 1
        }
        try work.spend(visited)
        let arcs = sums.take()
        try work.store(arcs.count)
        for arc in arcs {
          layers[depth].arcs.append(
            Arc(
              child: Int32(truncatingIfNeeded: arc.score >> 32), ways: Float(arc.share),
              score: classes.scores[Int(arc.score & 0xffff_ffff)]))
        }
        layers[depth].arcEnds.append(layers[depth].arcs.count)
      }
      layers[depth - 1].index = below
    }
    findInnerScores()
  }

  private mutating func findInnerScores() {
    layers[0].inner = layers[0].index.nodes.map { node in
      let score = scoring.score(node.values)
      return score...score
    }
    for depth in layers.indices.dropFirst() {
      let below = layers[depth - 1].inner
      layers[depth].inner = layers[depth].index.nodes.indices.map { node in
        var extremes = ScoreExtremes()
        for arc in layers[depth].arcs(of: node) {
          extremes.include(below[Int(arc.child)], shift: arc.score)
        }
        return extremes.range
      }
    }
  }
}

/// The smallest and largest of scores.
struct ScoreExtremes {
  private var lowest = Int64.max
  private var highest = Int64.min

  mutating func include(_ range: ClosedRange<Int64>, shift: Int64 = 0) {
    lowest = min(lowest, range.lowerBound &+ shift)
    highest = max(highest, range.upperBound &+ shift)
  }

  var range: ClosedRange<Int64> {
    precondition(lowest <= highest, "every node lies on a way through the network")
    return lowest...highest
  }
}

/// Scores, each once, with a small number for each.
private struct ScoreClasses {
  private(set) var scores: [Int64] = []
  private var slots = [Int32](repeating: -1, count: 1024)

  mutating func insert(_ score: Int64) -> Int {
    var slot = Self.slot(score) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if scores[number] == score { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(scores.count)
    scores.append(score)
    if scores.count * 2 > slots.count { grow() }
    return scores.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, score) in scores.enumerated() {
      var slot = Self.slot(score) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func slot(_ score: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: score) &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }
}

/// The steps and the memory that a network may take.
struct NetworkWork {
  private let limit: Int
  private var steps = 0
  private var records = 0

  init(limit: Int) { self.limit = limit }

  /// Counts steps of the computation.
  mutating func spend(_ more: Int) throws(StatisticsError) {
    steps += more
    guard steps <= limit else { throw .workLimitExceeded(limit: limit) }
  }

  /// Counts arcs and shares kept, of which there may be one for each 80 steps.
  mutating func store(_ more: Int) throws(StatisticsError) {
    records += more
    guard records <= max(limit / 80, 1 << 20) else { throw .workLimitExceeded(limit: limit) }
  }
}

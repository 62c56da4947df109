#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension NetworkHalf {
  /// Sums up the shares of fillings by score, from few columns to many.
  ///
  /// Scores that reach the threshold, or miss it, whatever all other columns add are settled at once:
  /// the former go into `certain`, the latter are dropped.
  ///
  /// - Parameter outer: for each node of the top layer what the columns of the other half can add.
  mutating func sum(
    outer: [ClosedRange<Int64>], threshold: Int64, _ work: inout NetworkWork
  ) throws(StatisticsError) {
    layers[layers.count - 1].outer = outer
    findOuterScores()
    for (node, range) in layers[0].outer.enumerated() {
      let score = layers[0].inner[node].lowerBound
      let isCertain = score &+ range.lowerBound >= threshold
      let isPossible = score &+ range.upperBound >= threshold
      layers[0].certain.append(isCertain ? 1 : 0)
      layers[0].lists.append(isPossible && !isCertain ? [(score, 1)] : [])
    }
    for depth in layers.indices.dropFirst() {
      let below = layers[depth - 1]
      var gathering = Gathering(
        below: below, logWays: below.index.nodes.map { scoring.logWays($0, columns[..<depth]) },
        columnScores: columnScores, threshold: threshold)
      for (node, totals) in layers[depth].index.nodes.enumerated() {
        let gathered = gathering.gather(
          layers[depth].arcs(of: node), logWays: scoring.logWays(totals, columns[...depth]),
          outer: layers[depth].outer[node])
        try work.spend(gathered.steps)
        try work.store(gathered.list.count)
        layers[depth].certain.append(gathered.certain)
        layers[depth].lists.append(gathered.list)
      }
    }
  }

  /// Finds for the layers below the top what all other columns can add.
  private mutating func findOuterScores() {
    for depth in layers.indices.dropFirst().reversed() {
      var extremes = [ScoreExtremes](
        repeating: ScoreExtremes(), count: layers[depth - 1].index.count)
      for node in layers[depth].index.nodes.indices {
        let range = layers[depth].outer[node]
        for arc in layers[depth].arcs(of: node) {
          extremes[Int(arc.child)].include(range, shift: columnScores.score(arc.column))
        }
      }
      layers[depth - 1].outer = extremes.map(\.range)
    }
  }
}

/// What the nodes of one layer gather from the layer below.
private struct Gathering {
  let below: NetworkHalf.Layer
  /// For each node below, the logarithm of the ways to go on from it.
  let logWays: [Double]
  let columnScores: ColumnScores
  let threshold: Int64
  private var sums = ScoreSums()

  init(
    below: NetworkHalf.Layer, logWays: [Double], columnScores: ColumnScores, threshold: Int64
  ) {
    self.below = below
    self.logWays = logWays
    self.columnScores = columnScores
    self.threshold = threshold
  }

  /// Adds up what the arcs of a node lead to.
  mutating func gather(
    _ arcs: ArraySlice<NetworkHalf.Arc>, logWays all: Double, outer: ClosedRange<Int64>
  ) -> (certain: Double, list: [(score: Int64, share: Double)], steps: Int) {
    var certain = 0.0
    var steps = 0
    for arc in arcs {
      let child = Int(arc.child)
      let score = columnScores.score(arc.column)
      let share =
        Double(arc.ways) * exp(logWays[child] - all - columnScores.logarithm(arc.column))
      let places = below.lists.places(of: child)
      let possible = below.lists.place(
        atLeast: threshold &- outer.upperBound &- score, in: places)
      let sure = below.lists.place(
        atLeast: threshold &- outer.lowerBound &- score, in: possible..<places.upperBound)
      certain += share * (below.certain[child] + below.lists.tail(from: sure, in: places))
      sums.add(below.lists, possible..<sure, shift: score, factor: share)
      steps += sure - possible
    }
    return (certain, sums.takeSorted(), steps)
  }
}

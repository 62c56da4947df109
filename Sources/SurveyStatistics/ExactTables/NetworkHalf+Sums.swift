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
    var sums = ScoreSums()
    for depth in layers.indices.dropFirst() {
      let below = layers[depth - 1]
      let logWays = below.index.nodes.map { scoring.logWays($0, columns[..<depth]) }
      for node in layers[depth].index.nodes.indices {
        let certain = try gather(node, depth, below, logWays, threshold, &sums, &work)
        layers[depth].certain.append(certain)
        let list = sums.takeSorted()
        try work.store(list.count)
        layers[depth].lists.append(list)
      }
    }
  }

  /// Adds up what the arcs of a node lead to, and gives the share that is certain.
  private func gather(
    _ node: Int, _ depth: Int, _ below: Layer, _ logWays: [Double], _ threshold: Int64,
    _ sums: inout ScoreSums, _ work: inout NetworkWork
  ) throws(StatisticsError) -> Double {
    let all = scoring.logWays(layers[depth].index.nodes[node], columns[...depth])
    let outer = layers[depth].outer[node]
    var certain = 0.0
    var steps = 0
    for arc in layers[depth].arcs(of: node) {
      let child = Int(arc.child)
      let share = Double(arc.ways) * exp(logWays[child] - all - TableScoring.value(arc.score))
      let places = below.lists.places(of: child)
      let possible = below.lists.place(
        atLeast: threshold &- outer.upperBound &- arc.score, in: places)
      let sure = below.lists.place(
        atLeast: threshold &- outer.lowerBound &- arc.score, in: possible..<places.upperBound)
      certain += share * (below.certain[child] + below.lists.tail(from: sure, in: places))
      sums.add(below.lists, possible..<sure, shift: arc.score, factor: share)
      steps += sure - possible
    }
    try work.spend(steps)
    return certain
  }

  private mutating func findOuterScores() {
    for depth in layers.indices.dropFirst().reversed() {
      var extremes = [ScoreExtremes](
        repeating: ScoreExtremes(), count: layers[depth - 1].index.count)
      for node in layers[depth].index.nodes.indices {
        let range = layers[depth].outer[node]
        for arc in layers[depth].arcs(of: node) {
          extremes[Int(arc.child)].include(range, shift: arc.score)
        }
      }
      layers[depth - 1].outer = extremes.map(\.range)
    }
  }
}

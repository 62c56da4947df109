/// Every way to assign ranked values to groups of given sizes, each equally likely.
///
/// The values are dealt out from the smallest up, equal ones together, and the ways that have dealt out
/// as many to each group with the same sums are carried on as one: the shift algorithm of Streitberg &
/// Röhmel (1986) for several groups. The steps grow steeply with the number of groups.
struct GroupAssignments {
  /// The most values of which exact distributions are tried.
  static let largest = 50
  /// The steps that an exact distribution may take, which come to a few tenths of a second.
  static let stepLimit = 2_000_000

  private let sizes: [Int]
  /// How many values are equal, for each of the distinct ones from the smallest up.
  private let ties: [Int]
  /// What one more value in a group adds to the number of a state.
  private let units: [Int]
  /// How many numbers the counts of a state take, after which its sum begins.
  private let counts: Int

  /// Nil for more values than are tried.
  init?(sizes: [Int], ties: [Int]) {
    guard sizes.reduce(0, +) <= Self.largest else { return nil }
    self.sizes = sizes
    self.ties = ties
    var units: [Int] = []
    var counts = 1
    for size in sizes {
      units.append(counts)
      let (product, isTooLarge) = counts.multipliedReportingOverflow(by: size + 1)
      guard !isTooLarge else { return nil }
      counts = product
    }
    self.units = units
    self.counts = counts
  }

  /// Gives the probability of each sum; nil where it takes more steps, or sums are too large to number.
  ///
  /// - Parameters:
  ///   - largest: the largest sum there can be.
  ///   - gain: what equal values add to the sum, by how many each group has from before and how many of
  ///     them it is given.
  func distribution(
    largest: Int, steps limit: Int, gain: (_ before: [Int], _ given: [Int]) -> Int
  ) -> [(sum: Int, probability: Double)]? {
    let room = counts.multipliedReportingOverflow(by: largest + 1)
    guard limit > 0, !room.overflow else { return nil }
    var states: [(score: Int64, share: Double)] = [(0, 1)]
    var sums = ScoreSums()
    var steps = 0
    for tie in ties {
      for state in states {
        let number = Int(state.score)
        let before = sizes.indices.map { number % counts / units[$0] % (sizes[$0] + 1) }
        var given = [Int](repeating: 0, count: sizes.count)
        let isWithin = deal(tie, from: 0, before, &given, ways: 1) { given, ways in
          steps += 1
          var next = number + counts * gain(before, given)
          for group in sizes.indices { next += units[group] * given[group] }
          sums.add(state.share * ways, at: Int64(next))
          return steps < limit
        }
        guard isWithin else { return nil }
      }
      states = sums.take()
    }
    let all = states.reduce(0) { $0 + $1.share }
    return states.map { (Int($0.score) / counts, $0.share / all) }
  }

  /// Deals equal values out to the groups from one on, and tells whether to go on.
  private func deal(
    _ rest: Int, from group: Int, _ before: [Int], _ given: inout [Int], ways: Double,
    _ body: ([Int], Double) -> Bool
  ) -> Bool {
    let room = sizes[group] - before[group]
    guard group + 1 < sizes.count else {
      guard rest <= room else { return true }
      given[group] = rest
      return body(given, ways)
    }
    var ways = ways
    for count in 0...min(rest, room) {
      given[group] = count
      guard deal(rest - count, from: group + 1, before, &given, ways: ways, body) else {
        return false
      }
      // The ways to choose one more of those that are left.
      ways *= Double(rest - count) / Double(count + 1)
    }
    return true
  }
}

extension GroupAssignments {
  /// The probability of rank sums that are as far apart as those seen, or farther; nil where it takes
  /// more steps.
  ///
  /// Of the squares of rank sums over the sizes, which H rises with.
  static func kruskalWallisTail(
    sizes: [Int], ties: [Int], rankSums: [Double], steps: Int
  ) -> Double? {
    guard let all = GroupAssignments(sizes: sizes, ties: ties) else { return nil }
    let n = sizes.reduce(0, +)
    // Doubled, midranks are whole; the last group's sum follows from those of the others.
    let doubledTotal = n * (n + 1)
    let base = doubledTotal + 1
    var places = [1]
    for _ in sizes.dropFirst() {
      let (product, isTooLarge) = places[places.count - 1].multipliedReportingOverflow(by: base)
      guard !isTooLarge else { return nil }
      places.append(product)
    }
    let others = sizes.indices.dropLast()
    let distribution = all.distribution(largest: places[others.count] - 1, steps: steps) {
      before, given in
      let below = before.reduce(0, +)
      let doubledRank = 2 * below + given.reduce(0, +) + 1
      return others.reduce(0) { $0 + places[$1] * given[$1] * doubledRank }
    }
    func spread(_ doubled: [Double]) -> Double {
      zip(doubled, sizes).reduce(0) { $0 + $1.0 * $1.0 / Double($1.1) }
    }
    // Different spreads are farther apart than this, and equal ones nearer.
    let seen = spread(rankSums.map { 2 * $0 }) * (1 - 1e-12)
    return distribution.map { entries in
      let tail = entries.reduce(0.0) { tail, entry in
        var sums = others.map { Double(entry.sum / places[$0] % base) }
        sums.append(Double(doubledTotal) - sums.reduce(0, +))
        return spread(sums) >= seen ? tail + entry.probability : tail
      }
      return min(tail, 1)
    }
  }

  /// The distribution of twice Jonckheere's J; nil where it takes more steps.
  static func jonckheere(
    sizes: [Int], ties: [Int], steps: Int
  ) -> [(sum: Int, probability: Double)]? {
    guard steps > 0, sizes.reduce(0, +) <= largest else { return nil }
    if ties.allSatisfy({ $0 == 1 }) { return jonckheereWithoutTies(sizes) }
    let n = sizes.reduce(0, +)
    return GroupAssignments(sizes: sizes, ties: ties)?
      .distribution(largest: n * n, steps: steps) { before, given in
        var (doubled, below, equal) = (0, 0, 0)
        for group in sizes.indices {
          doubled += given[group] * (2 * below + equal)
          below += before[group]
          equal += given[group]
        }
        return doubled
      }
  }

  /// Without ties each group's place among those before it is independent of theirs.
  private static func jonckheereWithoutTies(_ sizes: [Int]) -> [(sum: Int, probability: Double)] {
    var shares = [1.0]
    var before = sizes[0]
    for size in sizes.dropFirst() {
      // Each of the values adds how many of those before it are smaller: the ways to choose `size` of
      // them with repetition, by their sum.
      var ways = [[Double]](
        repeating: [Double](repeating: 0, count: before * size + 1), count: size + 1)
      ways[0][0] = 1
      for below in 0...before {
        for chosen in stride(from: 1, through: size, by: 1) where below <= before * size {
          for sum in below...before * size { ways[chosen][sum] += ways[chosen - 1][sum - below] }
        }
      }
      let all = ways[size].reduce(0, +)
      var next = [Double](repeating: 0, count: shares.count + before * size)
      for (sum, share) in shares.enumerated() {
        for (more, count) in ways[size].enumerated() { next[sum + more] += share * count / all }
      }
      shares = next
      before += size
    }
    return shares.enumerated().map { (2 * $0.offset, $0.element) }
  }
}

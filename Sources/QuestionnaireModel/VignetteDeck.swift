/// The profiles from which vignettes are drawn: all that are possible, or some in balanced blocks.
package struct VignetteDeck: Hashable, Sendable {
  /// The levels of each profile, factor by factor; blocks follow each other.
  package let profiles: [[Int]]
  /// How many vignettes a respondent sees.
  package let shown: Int
  /// How many blocks the profiles are parted into; nil where each is drawn by itself.
  package let blockCount: Int?
  /// The factor of which a respondent sees a different level each time.
  package let varied: Int?

  /// Why a deck cannot be made.
  package enum Fault: Error, Hashable {
    /// There are fewer profiles than are wanted.
    case tooFewProfiles(Int)
    /// So many profiles cannot be parted into these blocks.
    case uneven(profiles: Int, blocks: Int)
    /// The varied factor has another number of levels than vignettes are shown, or its levels are uneven.
    case cannotVary
    case tooManyProfiles(limit: Int)
  }

  /// The most profiles that are balanced; finding good blocks among more would take too long.
  package static let mostBalanced = 512
  package static let most = 20_000

  /// Makes a deck of all profiles, each drawn by itself.
  package init(
    full profiles: [[Int]], shown: Int, varied: Int?
  ) throws(Fault) {
    guard profiles.count >= shown else { throw .tooFewProfiles(profiles.count) }
    if let varied, Set(profiles.map { $0[varied] }).count < shown { throw .cannotVary }
    self.profiles = profiles
    self.shown = shown
    self.varied = varied
    blockCount = nil
  }

  /// Makes a deck of blocks in which the levels of every factor are as even as can be found.
  ///
  /// - Parameter size: how many of the possible profiles it has.
  package init(
    blocks: Int, of size: Int, from possible: [[Int]], shown: Int, varied: Int?
  ) throws(Fault) {
    guard possible.count <= Self.mostBalanced else {
      throw .tooManyProfiles(limit: Self.mostBalanced)
    }
    guard possible.count >= size, size >= shown else { throw .tooFewProfiles(possible.count) }
    guard blocks * shown == size else { throw .uneven(profiles: size, blocks: blocks) }
    let fraction = DeckBalance.fraction(of: possible, size: size, even: varied)
    let blocked = DeckBalance.blocks(of: fraction, each: shown, varied: varied)
    if let varied {
      let differ = stride(from: 0, to: size, by: shown).allSatisfy { start in
        Set(blocked[start..<start + shown].map { $0[varied] }).count == shown
      }
      guard differ else { throw .cannotVary }
    }
    profiles = blocked
    self.shown = shown
    self.varied = varied
    blockCount = blocks
  }

  /// The profiles of a block counted from 0.
  package func profiles(ofBlock block: Int) -> [[Int]] {
    Array(profiles[block * shown..<(block + 1) * shown])
  }

  /// The first profiles of a drawn order, with different levels of the varied factor.
  func distinct(_ order: [[Int]]) -> [[Int]] {
    guard let varied else { return Array(order.prefix(shown)) }
    var levels: Set<Int> = []
    return Array(order.filter { levels.insert($0[varied]).inserted }.prefix(shown))
  }
}

/// Finds balanced fractions and blocks by exchanging profiles until no exchange makes them better.
///
/// It is the exchange of Fedorov (1972) with the evenness of levels and of pairs of levels for its
/// criterion: in an orthogonal array every level, and every pair of levels, comes equally often.
/// The same profiles give the same deck on every machine.
enum DeckBalance {
  /// Chooses profiles so that levels and pairs of levels come as evenly as can be found.
  ///
  /// An exchange can stop short of the best, so it begins from several choices.
  static func fraction(of possible: [[Int]], size: Int, even: Int?) -> [[Int]] {
    guard size < possible.count else { return possible }
    let tally = PairTally(possible, heavy: even)
    let found = (1...starts).map { seed in
      exchanged(Shuffling.order(of: possible.count, seed: seed), size: size, tally)
    }
    let best = found.min { tally.cost(of: $0) < tally.cost(of: $1) } ?? []
    return best.sorted().map { possible[$0] }
  }

  private static let starts = 60

  /// The choice that exchanges lead to from the first profiles of an order.
  private static func exchanged(_ order: [Int], size: Int, _ empty: PairTally) -> [Int] {
    var chosen = Array(order.prefix(size))
    var left = Array(order.dropFirst(size))
    var tally = empty
    for profile in chosen { tally.add(profile, 1) }
    var improved = true
    while improved {
      improved = false
      for place in chosen.indices {
        tally.add(chosen[place], -1)
        let own = tally.cost(ofAdding: chosen[place])
        var best: (cost: Int, index: Int)?
        for index in left.indices {
          let cost = tally.cost(ofAdding: left[index])
          if cost < (best?.cost ?? own) { best = (cost, index) }
        }
        if let best {
          swap(&chosen[place], &left[best.index])
          improved = true
        }
        tally.add(chosen[place], 1)
      }
    }
    return chosen
  }

  /// Parts profiles into blocks so that the levels inside each are as different as can be found.
  static func blocks(of profiles: [[Int]], each size: Int, varied: Int?) -> [[Int]] {
    var order = start(profiles, size, varied)
    func likeness(_ profile: Int, with block: Int, except place: Int) -> Int {
      var likeness = 0
      for other in block * size..<(block + 1) * size where other != place {
        for (factor, level) in profiles[profile].enumerated()
        where profiles[order[other]][factor] == level {
          likeness += factor == varied ? 1_000 : 1
        }
      }
      return likeness
    }
    var improved = true
    var sweeps = 0
    while improved, sweeps < 50 {
      improved = false
      sweeps += 1
      for first in order.indices {
        for second in order.indices where second / size > first / size {
          let (a, b) = (first / size, second / size)
          let before =
            likeness(order[first], with: a, except: first)
            + likeness(order[second], with: b, except: second)
          let after =
            likeness(order[second], with: a, except: first)
            + likeness(order[first], with: b, except: second)
          if after < before {
            order.swapAt(first, second)
            improved = true
          }
        }
      }
    }
    return order.map { profiles[$0] }
  }

  /// Where to begin: one profile of each level of the varied factor in every block, else a shuffle.
  private static func start(_ profiles: [[Int]], _ size: Int, _ varied: Int?) -> [Int] {
    let order = Shuffling.order(of: profiles.count, seed: 2)
    guard let varied else { return order }
    let byLevel = Dictionary(grouping: order) { profiles[$0][varied] }
    let levels = byLevel.keys.sorted().compactMap { byLevel[$0] }
    let blocks = profiles.count / size
    guard levels.count == size, levels.allSatisfy({ $0.count == blocks }) else { return order }
    return (0..<blocks).flatMap { block in levels.map { $0[block] } }
  }
}

/// How often each level and each pair of levels was chosen.
private struct PairTally {
  /// The cells that each profile counts in, a level or a pair of levels each, with their weights.
  private let cells: [[Int]]
  private let weights: [Int]
  private var counts: [Int]

  init(_ profiles: [[Int]], heavy: Int?) {
    var places: [[Int]: Int] = [:]
    var weights: [Int] = []
    func place(_ key: [Int], weight: Int) -> Int {
      if let known = places[key] { return known }
      places[key] = weights.count
      weights.append(weight)
      return weights.count - 1
    }
    cells = profiles.map { profile in
      var cells: [Int] = []
      for (factor, level) in profile.enumerated() {
        // Levels are even where pairs are; only those that must be even count by themselves.
        if factor == heavy { cells.append(place([factor, level], weight: 20)) }
        for (other, second) in profile.enumerated().dropFirst(factor + 1) {
          cells.append(place([factor, level, other, second], weight: 1))
        }
      }
      return cells
    }
    self.weights = weights
    counts = Array(repeating: 0, count: weights.count)
  }

  mutating func add(_ profile: Int, _ count: Int) {
    for cell in cells[profile] { counts[cell] += count }
  }

  /// The sum of squared counts over a choice, weighted.
  func cost(of chosen: [Int]) -> Int {
    var tally = self
    var cost = 0
    for profile in chosen {
      cost += tally.cost(ofAdding: profile)
      tally.add(profile, 1)
    }
    return cost
  }

  /// How much the sum of squared counts grows: least where rare levels are added.
  func cost(ofAdding profile: Int) -> Int {
    cells[profile].reduce(0) { $0 + weights[$1] * (2 * counts[$1] + 1) }
  }
}

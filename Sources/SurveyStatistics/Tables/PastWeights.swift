#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The weights of the fillings that lead to a node, each with the number of them.
///
/// Weights are told apart in steps of 1e-11: far above their rounding error, far below what counts.
struct PastWeights {
  private var keys: [Int64] = []
  private var ways: [Double] = []
  /// Sums of ways · e^weight up to each place, relative to the last weight.
  private var sums: [Double] = []
  private var settledCount = 0

  init() {}

  init(weight: Double) {
    keys = [PastWeights.key(weight)]
    ways = [1]
  }

  static func key(_ weight: Double) -> Int64 { Int64((weight * 1e11).rounded()) }
  static func weight(_ key: Int64) -> Double { Double(key) * 1e-11 }

  /// Adds a range of another node's weights, each moved by an arc.
  mutating func add(_ past: PastWeights, _ range: Range<Int>, weight: Double, ways more: Double) {
    let shift = PastWeights.key(weight)
    for place in range {
      keys.append(past.keys[place] + shift)
      ways.append(past.ways[place] * more)
    }
    if keys.count > 2 * settledCount + 1024 { merge() }
  }

  /// Puts the weights in rising order, takes equal ones together, and sums them up.
  mutating func settle() {
    merge()
    let largest = PastWeights.weight(keys.last ?? 0)
    var sum = 0.0
    sums = keys.indices.map { place in
      sum += ways[place] * exp(PastWeights.weight(keys[place]) - largest)
      return sum
    }
  }

  private mutating func merge() {
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var mergedKeys: [Int64] = []
    var mergedWays: [Double] = []
    for place in order {
      if mergedKeys.last == keys[place] {
        mergedWays[mergedWays.count - 1] += ways[place]
      } else {
        mergedKeys.append(keys[place])
        mergedWays.append(ways[place])
      }
    }
    keys = mergedKeys
    ways = mergedWays
    settledCount = keys.count
  }

  /// The number of weights up to a limit.
  func places(upTo limit: Double) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if PastWeights.weight(keys[middle]) <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Σ ways · e^(weight + `exponent`) over the first weights.
  func sum(first count: Int, times exponent: Double) -> Double {
    sums[count - 1] * exp(PastWeights.weight(keys[keys.count - 1]) + exponent)
  }
}

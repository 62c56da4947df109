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
  private struct Entry {
    let key: Int64
    var ways: Double
  }

  private var entries: [Entry] = []
  /// Sums of ways · e^weight up to each place, relative to the last weight.
  private var sums: [Double] = []
  private var settledCount = 0

  init() {}

  init(weight: Double) { entries = [Entry(key: PastWeights.key(weight), ways: 1)] }

  static func key(_ weight: Double) -> Int64 { Int64((weight * 1e11).rounded()) }
  static func weight(_ key: Int64) -> Double { Double(key) * 1e-11 }

  /// Adds a range of another node's weights, each moved by an arc.
  mutating func add(_ past: PastWeights, _ range: Range<Int>, weight: Double, ways more: Double) {
    let shift = PastWeights.key(weight)
    for entry in past.entries[range] {
      entries.append(Entry(key: entry.key + shift, ways: entry.ways * more))
    }
    if entries.count > 4 * settledCount + 1024 { merge() }
  }

  /// Puts the weights in rising order, takes equal ones together, and sums them up.
  mutating func settle() {
    merge()
    let largest = PastWeights.weight(entries.last?.key ?? 0)
    var sum = 0.0
    sums = entries.map { entry in
      sum += entry.ways * exp(PastWeights.weight(entry.key) - largest)
      return sum
    }
  }

  private mutating func merge() {
    entries.sort { $0.key < $1.key }
    var last = 0
    for place in entries.indices.dropFirst() {
      if entries[place].key == entries[last].key {
        entries[last].ways += entries[place].ways
      } else {
        last += 1
        entries[last] = entries[place]
      }
    }
    if !entries.isEmpty { entries.removeLast(entries.count - last - 1) }
    settledCount = entries.count
  }

  /// The number of weights up to a limit.
  func places(upTo limit: Double) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if PastWeights.weight(entries[middle].key) <= limit {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Σ ways · e^(weight + `exponent`) over the first weights.
  func sum(first count: Int, times exponent: Double) -> Double {
    sums[count - 1] * exp(PastWeights.weight(entries[entries.count - 1].key) + exponent)
  }
}

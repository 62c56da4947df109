/// Adds up shares by score: a hash table that keeps its room from use to use.
struct ScoreSums {
  private var keys: [Int64]
  private var sums: [Double]
  /// The slots taken, in the order in which they were.
  private var used: [Int32] = []

  private static let empty = Int64.min

  init() {
    keys = [Int64](repeating: Self.empty, count: 1024)
    sums = [Double](repeating: 0, count: 1024)
  }

  /// Adds a share to the sum of its score.
  mutating func add(_ share: Double, at score: Int64) {
    reserve(used.count + 1)
    let mask = keys.count - 1
    var slot = Self.slot(score, mask)
    while keys[slot] != score, keys[slot] != Self.empty { slot = (slot + 1) & mask }
    if keys[slot] == Self.empty {
      keys[slot] = score
      used.append(Int32(truncatingIfNeeded: slot))
    }
    sums[slot] += share
  }

  /// Adds `factor` times each share of a list, with its score moved by `shift`.
  mutating func add(
    _ lists: ScoreLists, _ places: Range<Int>, shift: Int64, factor: Double
  ) {
    reserve(used.count + places.count)
    let mask = keys.count - 1
    keys.withUnsafeMutableBufferPointer { keys in
      sums.withUnsafeMutableBufferPointer { sums in
        lists.withEntries(places) { score, share in
          let key = score &+ shift
          var slot = Self.slot(key, mask)
          while keys[slot] != key {
            if keys[slot] == Self.empty {
              keys[slot] = key
              used.append(Int32(truncatingIfNeeded: slot))
              break
            }
            slot = (slot + 1) & mask
          }
          sums[slot] += share * factor
        }
      }
    }
  }

  /// Takes all sums out, in the order in which their scores were first added.
  mutating func take() -> [(score: Int64, share: Double)] {
    let result = used.map { (score: keys[Int($0)], share: sums[Int($0)]) }
    for slot in used {
      keys[Int(slot)] = Self.empty
      sums[Int(slot)] = 0
    }
    used.removeAll(keepingCapacity: true)
    return result
  }

  /// Takes all sums out by rising score.
  mutating func takeSorted() -> [(score: Int64, share: Double)] {
    var result = take()
    result.sort { $0.score < $1.score }
    return result
  }

  private static func slot(_ key: Int64, _ mask: Int) -> Int {
    let product = UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: product >> 32) & mask
  }

  /// Makes room for so many scores, with half of the slots free.
  private mutating func reserve(_ count: Int) {
    guard count * 2 > keys.count else { return }
    var size = keys.count
    while size < count * 2 { size *= 2 }
    let entries = take()
    keys = [Int64](repeating: Self.empty, count: size)
    sums = [Double](repeating: 0, count: size)
    for entry in entries { add(entry.share, at: entry.score) }
  }
}

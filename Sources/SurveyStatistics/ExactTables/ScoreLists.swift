/// For each of several nodes its shares by rising score, one list after the other.
struct ScoreLists {
  private var scores: [Int64] = []
  private var shares: [Double] = []
  /// For each place the sum of the shares from there to the end of its list.
  private var tails: [Double] = []
  private var ends: [Int] = []

  /// The number of entries in all lists.
  var count: Int { scores.count }

  /// Adds the list of the next node.
  mutating func append(_ list: [(score: Int64, share: Double)]) {
    let start = scores.count
    for entry in list {
      scores.append(entry.score)
      shares.append(entry.share)
    }
    tails.append(contentsOf: repeatElement(0, count: list.count))
    var sum = 0.0
    for place in (start..<scores.count).reversed() {
      sum += shares[place]
      tails[place] = sum
    }
    ends.append(scores.count)
  }

  /// The places of a node's list.
  func places(of node: Int) -> Range<Int> { (node == 0 ? 0 : ends[node - 1])..<ends[node] }

  func score(_ place: Int) -> Int64 { scores[place] }

  /// The sum of the shares of a list from a place on.
  func tail(from place: Int, in places: Range<Int>) -> Double {
    place < places.upperBound ? tails[place] : 0
  }

  /// Finds the first place in a range whose score is at least `score`.
  func place(atLeast score: Int64, in places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] >= score {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Hands over the entries of a range in turn.
  @inline(__always)
  func withEntries(_ places: Range<Int>, _ body: (Int64, Double) -> Void) {
    scores.withUnsafeBufferPointer { scores in
      shares.withUnsafeBufferPointer { shares in
        for place in places { body(scores[place], shares[place]) }
      }
    }
  }
}

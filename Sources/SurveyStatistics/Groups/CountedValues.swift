/// Values in order with how often each occurs, so that many equal answers cost no more than one.
struct CountedValues: Sendable, Hashable, Codable {
  struct Entry: Sendable, Hashable, Codable {
    let value: Double
    let count: Int
  }

  /// Ascending; values may be repeated.
  let entries: [Entry]
  /// For each entry the number of values up to and with it.
  private let cumulated: [Int]

  init(_ values: [Double]) {
    var entries: [Entry] = []
    for value in values.sorted() {
      if let last = entries.last, last.value == value {
        entries[entries.count - 1] = Entry(value: value, count: last.count + 1)
      } else {
        entries.append(Entry(value: value, count: 1))
      }
    }
    self.init(ascending: entries)
  }

  init(_ entries: [Entry]) {
    self.init(ascending: entries.sorted { $0.value < $1.value })
  }

  private init(ascending entries: [Entry]) {
    self.entries = entries
    var sum = 0
    cumulated = entries.map { entry in
      sum += entry.count
      return sum
    }
  }

  /// The number of values.
  var total: Int { cumulated.last ?? 0 }

  /// The value at a place among all, from 0.
  subscript(place: Int) -> Double {
    precondition(0 <= place && place < total, "a place lies among the values")
    var (low, high) = (0, entries.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] > place { high = middle } else { low = middle + 1 }
    }
    return entries[low].value
  }

  /// The middle value, or the mean of the two middle ones.
  var median: Double {
    let middle = total / 2
    return total.isMultiple(of: 2) ? (self[middle - 1] + self[middle]) / 2 : self[middle]
  }
}

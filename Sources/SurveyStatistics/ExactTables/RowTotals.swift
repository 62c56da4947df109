/// What the rows of a table have left, in falling order; for tables of up to eight rows.
struct RowTotals: Hashable {
  static let rowLimit = 8

  private(set) var values: SIMD8<UInt16>

  /// Puts the first `count` values in falling order; the others are zero.
  init(sorting values: SIMD8<UInt16>, count: Int) {
    var sorted = values
    for index in 1..<max(count, 1) {
      let value = sorted[index]
      var position = index
      while position > 0, sorted[position - 1] < value {
        sorted[position] = sorted[position - 1]
        position -= 1
      }
      sorted[position] = value
    }
    self.values = sorted
  }

  init(_ totals: [Int]) {
    precondition(totals.count <= Self.rowLimit, "a network has at most eight rows")
    var values = SIMD8<UInt16>.zero
    for (index, total) in totals.enumerated() { values[index] = UInt16(total) }
    self.init(sorting: values, count: totals.count)
  }

  subscript(row: Int) -> Int { Int(values[row]) }

  /// Mixes the values into well-spread bits.
  fileprivate var mixed: Int {
    let halves = unsafeBitCast(values, to: SIMD2<UInt64>.self)
    let product = (halves[0] ^ (halves[1] &* 0xff51_afd7_ed55_8ccd)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: product ^ (product >> 29))
  }
}

/// Row totals, each once, with the position at which it was first put in.
struct RowTotalsIndex {
  private(set) var nodes: [RowTotals] = []
  /// Positions among the nodes, or −1; a power of two of them, at most half of them taken.
  private var slots = [Int32](repeating: -1, count: 64)

  var count: Int { nodes.count }

  /// Gives the position of totals, which are put in if they are new.
  mutating func insert(_ node: RowTotals) -> Int {
    var slot = node.mixed & (slots.count - 1)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if nodes[position] == node { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(nodes.count)
    nodes.append(node)
    if nodes.count * 2 > slots.count { grow() }
    return nodes.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (position, node) in nodes.enumerated() {
      var slot = node.mixed & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position)
    }
  }
}

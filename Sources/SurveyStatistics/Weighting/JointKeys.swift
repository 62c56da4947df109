import Threads

/// Each row's combination of categories as one number, so that rows are gone through once.
///
/// Sums are made block by block of rows and added in the order of the blocks: they have the same
/// digits on any number of threads.
struct JointKeys: Sendable {
  /// For each block of rows their combinations.
  let blocks: [[Int32]]
  /// How many combinations are told apart; some may hold nobody.
  let count: Int
  /// For each margin the category of each combination.
  let categories: [[Int32]]

  static let blockRows = 1 << 16

  /// The most combinations that get a number each whether they occur or not.
  private static let denseLimit = 1 << 16

  init(_ margins: [CategoryMargin]) {
    let rows = margins[0].codes.count
    precondition(
      margins.allSatisfy { $0.codes.count == rows }, "each row has a category of each margin")
    var size = 1
    for margin in margins {
      size = min(size * margin.totals.count, Self.denseLimit + 1)
    }
    if size <= Self.denseLimit {
      var stride = size
      let parts = margins.map { margin in
        let categories = margin.totals.count
        stride /= categories
        let width = stride
        return (
          codes: margin.codes, numbers: (0..<categories).map { Int32($0 * width) },
          categories: (0..<size).map { Int32($0 / width % categories) }
        )
      }
      blocks = inParallel(Self.blockCount(rows)) { block in
        let rows = Self.rows(of: block, count: rows)
        var keys = [Int32](repeating: 0, count: rows.count)
        for part in parts { part.codes.add(part.numbers, of: rows, to: &keys) }
        return keys
      }
      count = size
      categories = parts.map(\.categories)
    } else {
      var codes = Array(margins[0].codes)
      var parts = (0..<margins[0].totals.count).map { [Int32($0)] }
      for margin in margins.dropFirst() {
        let joined = JoinedCodes(
          codes, count: parts.count, Array(margin.codes), count: margin.totals.count)
        parts = joined.parts.map { parts[Int($0.first)] + [$0.second] }
        codes = joined.codes
      }
      let all = codes
      blocks = (0..<Self.blockCount(rows)).map { Array(all[Self.rows(of: $0, count: rows)]) }
      count = parts.count
      categories = margins.indices.map { margin in parts.map { $0[margin] } }
    }
  }

  private static func blockCount(_ rows: Int) -> Int { (rows + blockRows - 1) / blockRows }

  private static func rows(of block: Int, count: Int) -> Range<Int> {
    block * blockRows..<min((block + 1) * blockRows, count)
  }

  subscript(row: Int) -> Int { Int(blocks[row / Self.blockRows][row % Self.blockRows]) }

  /// The rows of each combination.
  func rowCounts(threads: Int? = nil) -> [Int] {
    let (blocks, count) = (blocks, count)
    let parts = inParallel(blocks.count, threads: threads) { block in
      var counts = [Int](repeating: 0, count: count)
      for key in blocks[block] { counts[Int(key)] += 1 }
      return counts
    }
    return Self.added(parts, count: count, zero: 0, +)
  }

  /// The sum of a number of each row over each combination.
  func sums(_ values: [Double], threads: Int? = nil) -> [Double] {
    let (blocks, count) = (blocks, count)
    let parts = inParallel(blocks.count, threads: threads) { block in
      var sums = [Double](repeating: 0, count: count)
      let start = block * Self.blockRows
      values.withUnsafeBufferPointer { values in
        for (place, key) in blocks[block].enumerated() { sums[Int(key)] += values[start + place] }
      }
      return sums
    }
    return Self.added(parts, count: count, zero: 0, +)
  }

  private static func added<Number>(
    _ parts: [[Number]], count: Int, zero: Number, _ add: (Number, Number) -> Number
  ) -> [Number] {
    var sums = [Number](repeating: zero, count: count)
    for part in parts { for key in sums.indices { sums[key] = add(sums[key], part[key]) } }
    return sums
  }

  /// The sums of a margin's categories, from those of combinations.
  func margin<Number: Numeric>(_ place: Int, of sums: [Number], categories count: Int) -> [Number] {
    var totals = [Number](repeating: 0, count: count)
    for (category, sum) in zip(categories[place], sums) { totals[Int(category)] += sum }
    return totals
  }

  /// Each row's number times its combination's factor.
  func scaled(_ values: [Double], by factors: [Double], threads: Int? = nil) -> [Double] {
    let parts = inParallel(blocks.count, threads: threads) { block in
      self.scaled(values, by: factors, rows: Self.rows(of: block, count: values.count))
    }
    var scaled: [Double] = []
    scaled.reserveCapacity(values.count)
    for part in parts { scaled += part }
    return scaled
  }

  func scaled(_ values: [Double], by factors: [Double], rows: Range<Int>) -> [Double] {
    rows.map { values[$0] * factors[self[$0]] }
  }

  /// The spread of each row's number times its combination's factor.
  func spread(
    of values: [Double], times factors: [Double], threads: Int? = nil
  ) -> WeightSpread {
    let parts = inParallel(blocks.count, threads: threads) { block in
      let start = block * Self.blockRows
      var spread = WeightSpread()
      values.withUnsafeBufferPointer { values in
        for (place, key) in blocks[block].enumerated() {
          spread.add(values[start + place] * factors[Int(key)], rows: 1)
        }
      }
      return spread
    }
    return parts.reduce(into: WeightSpread()) { $0.add($1) }
  }
}

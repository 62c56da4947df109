/// What one item adds up to under each banner and in all: respondents, weights, their squares.
///
/// The cells of a banner stand category by category, each with a line of slots. Sums of weights carry
/// what rounding took from them (Neumaier 1974), so that they do not suffer from many rows.
struct Marginals: Sendable {
  /// Where the cells of each banner begin, and at the end those of the total.
  private let starts: [Int]
  private let stride: Int
  private let isWeighted: Bool
  private var counts: [Int]
  private var sums: [Double]
  private var remainders: [Double]
  /// The rows that fell out of the item by their code, from the first that is not kept.
  var fallenOut: [Int] = []

  init(_ item: CountedItem, under banners: [CountedBanner], isWeighted: Bool) {
    stride = item.slots + 1
    self.isWeighted = isWeighted
    var starts = [0]
    for banner in banners { starts.append((starts.last ?? 0) + (banner.categories + 1) * stride) }
    self.starts = starts
    let cells = (starts.last ?? 0) + stride
    counts = Array(repeating: 0, count: cells)
    sums = isWeighted ? Array(repeating: 0, count: cells * 2) : []
    remainders = sums
  }

  /// Adds the table of a group's keys in a segment.
  ///
  /// - Parameter isFirst: whether it gives the total too, which all groups agree on.
  mutating func add(
    _ cells: ArraySlice<UInt32>, _ weights: ArraySlice<SIMD2<Double>>?, of group: JointKeys.Group,
    isFirst: Bool
  ) {
    cells.withUnsafeBufferPointer { cells in
      fold(cells, sizes: group.sizes, line: stride) { member, sums in
        guard let start = start(member, of: group, isFirst: isFirst) else { return }
        for (place, sum) in sums.enumerated() { counts[start + place] += Int(sum) }
      }
    }
    weights?.withUnsafeBytes { bytes in
      fold(bytes.bindMemory(to: Double.self), sizes: group.sizes, line: stride * 2) {
        member, sums in
        guard let start = start(member, of: group, isFirst: isFirst) else { return }
        for (place, sum) in sums.enumerated() { add(sum, at: start * 2 + place) }
      }
    }
  }

  /// The cells under a banner; those of the total, in one column, under none.
  func cells(under banner: Int?) -> CountedCells {
    let start = starts[banner ?? starts.count - 1]
    let end = banner.map { starts[$0 + 1] } ?? counts.count
    let places = start..<end
    return CountedCells(
      slots: stride - 1, columns: (end - start) / stride, counts: Array(counts[places]),
      weights: places.map { isWeighted ? sums[$0 * 2] + remainders[$0 * 2] : Double(counts[$0]) },
      squares: places.map {
        isWeighted ? sums[$0 * 2 + 1] + remainders[$0 * 2 + 1] : Double(counts[$0])
      })
  }

  private func start(_ member: Int?, of group: JointKeys.Group, isFirst: Bool) -> Int? {
    if let member { return starts[group.members[member]] }
    return isFirst ? starts[starts.count - 1] : nil
  }

  private mutating func add(_ value: Double, at place: Int) {
    let sum = sums[place] + value
    remainders[place] +=
      abs(sums[place]) >= abs(value) ? (sums[place] - sum) + value : (value - sum) + sums[place]
    sums[place] = sum
  }
}

/// Sums a table of joint keys over all banners but one, for each of them, and then over all.
///
/// Each banner is summed away in turn, so that the table gets smaller and smaller.
private func fold<Value: JointSum>(
  _ cells: UnsafeBufferPointer<Value>, sizes: [Int], line: Int,
  _ give: (_ member: Int?, _ sums: [Value]) -> Void
) {
  var rest: [Value] = []
  for (member, size) in sizes.enumerated() {
    var own = [Value](repeating: .none, count: size * line)
    let next =
      member == 0
      ? sumAway(cells, size: size, line: line, into: &own)
      : rest.withUnsafeBufferPointer { sumAway($0, size: size, line: line, into: &own) }
    give(member, own)
    rest = next
  }
  give(nil, sizes.isEmpty ? Array(cells) : rest)
}

private func sumAway<Value: JointSum>(
  _ cells: UnsafeBufferPointer<Value>, size: Int, line: Int, into own: inout [Value]
) -> [Value] {
  let block = size * line
  let blocks = cells.count / block
  var rest = [Value](repeating: .none, count: blocks * line)
  own.withUnsafeMutableBufferPointer { own in
    rest.withUnsafeMutableBufferPointer { rest in
      for number in 0..<blocks {
        let start = number &* block
        for place in 0..<block { own[place].add(cells[start &+ place]) }
        for category in 0..<size {
          let from = start &+ category &* line
          for place in 0..<line { rest[number &* line &+ place].add(cells[from &+ place]) }
        }
      }
    }
  }
  return rest
}

/// What the cells of a joint table are summed as.
private protocol JointSum {
  static var none: Self { get }
  mutating func add(_ other: Self)
}

extension UInt32: JointSum {
  fileprivate static var none: UInt32 { 0 }
  /// A segment has fewer rows than the type has numbers.
  @inline(__always)
  fileprivate mutating func add(_ other: UInt32) { self &+= other }
}

extension Double: JointSum {
  fileprivate static var none: Double { 0 }
  @inline(__always)
  fileprivate mutating func add(_ other: Double) { self += other }
}

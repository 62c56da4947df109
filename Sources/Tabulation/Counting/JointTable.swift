import Microdata

/// One item counted against all keys in a segment: respondents, weights and their squares.
///
/// The cell of a key and a slot stands at `key * slots + slot`. Weights are summed in the order of
/// the rows, each cell on its own.
struct JointTable {
  /// The item's slots, with one more for those who fall out.
  private let slots: Int
  private var counts: [UInt32]
  /// The weights and their squares; empty where all rows weigh one.
  private var sums: [SIMD2<Double>]

  /// - Parameter slots: of the item that has most, with one more.
  init(keys: Int, slots: Int, isWeighted: Bool) {
    self.slots = slots
    counts = Array(repeating: 0, count: keys * slots)
    sums = isWeighted ? Array(repeating: .zero, count: keys * slots) : []
  }

  /// Counts an item's codes against the keys of a segment, and sums the keys' tables by banner.
  mutating func count(
    _ values: ColumnValues, slots kept: Int, in range: Range<Int>, keys: SegmentKeys,
    joint: JointKeys, weights: [Double]?, into marginals: inout Marginals
  ) {
    precondition(kept < slots, "a joint table has room for each item's slots")
    let stride = kept + 1
    clear(joint.count * stride)
    switch values {
    case .narrow(let codes):
      add(codes, kept, range, keys: keys, joint: joint, weights: weights)
    case .wide(let codes):
      add(codes, kept, range, keys: keys, joint: joint, weights: weights)
    case .numbers: preconditionFailure("a counted item's column holds codes")
    }
    for (place, group) in joint.groups.enumerated() {
      let cells = group.start * stride..<(group.start + group.size) * stride
      marginals.add(
        counts[cells], sums.isEmpty ? nil : sums[cells], of: group, isFirst: place == 0)
    }
  }

  private mutating func clear(_ cells: Int) {
    counts.withUnsafeMutableBufferPointer { $0[..<cells].update(repeating: 0) }
    guard !sums.isEmpty else { return }
    sums.withUnsafeMutableBufferPointer { $0[..<cells].update(repeating: .zero) }
  }

  private mutating func add<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ kept: Int, _ range: Range<Int>, keys: SegmentKeys, joint: JointKeys,
    weights: [Double]?
  ) {
    let limit = Code(clamping: kept)
    let pass = CountingPass(kept: limit, stride: kept + 1, joint: joint)
    codes.withUnsafeBufferPointer { codes in
      let codes = UnsafeBufferPointer(rebasing: codes[range])
      keys.keys.withUnsafeBufferPointer { keys in
        counts.withUnsafeMutableBufferPointer { counts in
          guard let weights else {
            pass.run(codes, keys: keys, counts: counts)
            return
          }
          weights.withUnsafeBufferPointer { weights in
            let weights = UnsafeBufferPointer(rebasing: weights[range])
            sums.withUnsafeMutableBufferPointer { sums in
              pass.run(codes, keys: keys, weights: weights, counts: counts, sums: sums)
            }
          }
        }
      }
    }
  }
}

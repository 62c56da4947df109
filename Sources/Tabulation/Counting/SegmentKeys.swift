import Microdata

/// For each row of a segment its key in every group, group after group.
struct SegmentKeys: Sendable {
  let rows: Int
  private(set) var keys: [UInt32]

  init(_ joint: JointKeys, _ banners: [CountedBanner], _ rows: CountedRows, in range: Range<Int>) {
    self.rows = range.count
    keys = Array(repeating: 0, count: joint.groups.count * range.count)
    var codes = [UInt32](repeating: 0, count: range.count)
    for (place, group) in joint.groups.enumerated() {
      start(place, at: UInt32(group.start))
      var stride: UInt32 = 1
      for (member, size) in zip(group.members, group.sizes) {
        banners[member].number(rows.columns, in: range, into: &codes)
        add(codes, times: stride, to: place)
        stride *= UInt32(size)
      }
      if let mask = rows.mask { leaveOut(mask[range], key: UInt32(group.outside), of: place) }
    }
  }

  private mutating func start(_ group: Int, at key: UInt32) {
    for row in group * rows..<(group + 1) * rows { keys[row] = key }
  }

  private mutating func add(_ codes: [UInt32], times stride: UInt32, to group: Int) {
    let start = group * rows
    keys.withUnsafeMutableBufferPointer { keys in
      codes.withUnsafeBufferPointer { codes in
        for row in 0..<rows { keys[start &+ row] &+= codes[row] &* stride }
      }
    }
  }

  private mutating func leaveOut(_ mask: ArraySlice<UInt8>, key: UInt32, of group: Int) {
    for (row, isCounted) in mask.enumerated() where isCounted == 0 {
      keys[group * rows + row] = key
    }
  }
}

extension CountedBanner {
  /// Numbers the category of each row; that of those who fall out comes after all others.
  fileprivate func number(
    _ columns: [ColumnValues], in range: Range<Int>, into codes: inout [UInt32]
  ) {
    let outside = UInt32(categories)
    for (place, part) in parts.enumerated() {
      let slots = UInt32(part.slots)
      switch columns[part.column] {
      case .narrow(let values):
        Self.join(values, slots, in: range, isFirst: place == 0, outside, into: &codes)
      case .wide(let values):
        Self.join(values, slots, in: range, isFirst: place == 0, outside, into: &codes)
      case .numbers: preconditionFailure("a banner's column holds codes")
      }
    }
  }

  private static func join<Code: FixedWidthInteger & UnsignedInteger>(
    _ values: [Code], _ slots: UInt32, in range: Range<Int>, isFirst: Bool, _ outside: UInt32,
    into codes: inout [UInt32]
  ) {
    values.withUnsafeBufferPointer { values in
      codes.withUnsafeMutableBufferPointer { codes in
        if isFirst {
          for row in 0..<range.count {
            let code = UInt32(values[range.lowerBound &+ row])
            codes[row] = code < slots ? code : outside
          }
          return
        }
        for row in 0..<range.count {
          let code = UInt32(values[range.lowerBound &+ row])
          let isInside = code < slots && codes[row] < outside
          codes[row] = isInside ? codes[row] &* slots &+ code : outside
        }
      }
    }
  }
}

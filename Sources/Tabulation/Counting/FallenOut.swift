import Microdata

/// How many counted rows fell out of an item, for each code that is not kept.
enum FallenOut {
  /// Adds the rows of a segment to the tally, whose first number is that of code `kept`.
  static func tally(
    _ values: ColumnValues, from kept: Int, mask: [UInt8]?, in range: Range<Int>,
    into tally: inout [Int]
  ) {
    switch values {
    case .narrow(let codes):
      codes.withUnsafeBufferPointer { all in
        let codes = UnsafeBufferPointer(rebasing: all[range])
        tally.reach(Int(ByteScan.greatest(codes)), from: kept)
        mask.withRows(range) { mask in
          for place in tally.indices {
            tally[place] += ByteScan.count(UInt8(kept + place), in: codes, mask: mask)
          }
        }
      }
    case .wide(let codes):
      mask.withRows(range) { mask in
        for row in range where Int(codes[row]) >= kept {
          tally.reach(Int(codes[row]), from: kept)
          tally[Int(codes[row]) - kept] += Int(mask?[row - range.lowerBound] ?? 1)
        }
      }
    case .numbers: preconditionFailure("a counted item's column holds codes")
    }
  }
}

extension [Int] {
  /// Makes room for a code among those that are not kept.
  fileprivate mutating func reach(_ code: Int, from kept: Int) {
    let missing = code - kept + 1 - count
    if missing > 0 { self += repeatElement(0, count: missing) }
  }
}

extension [UInt8]? {
  /// Looks at the mask of some rows; nil where all are counted.
  fileprivate func withRows(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>?) -> Void
  ) {
    guard let self else { return body(nil) }
    self.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

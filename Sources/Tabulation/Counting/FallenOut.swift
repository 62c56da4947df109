import Microdata

/// How many counted rows fell out of an item, for each code that is not kept.
enum FallenOut {
  /// Adds the rows of a segment to the tally, whose first number is that of code `kept`.
  static func tally(
    _ values: ColumnValues, from kept: Int, mask: [UInt8]?, in range: Range<Int>,
    into tally: inout [Int]
  ) {
    switch values {
    case .narrow(let codes): add(codes, from: kept, mask: mask, in: range, into: &tally)
    case .wide(let codes): add(codes, from: kept, mask: mask, in: range, into: &tally)
    case .numbers: preconditionFailure("a counted item's column holds codes")
    }
  }

  private static func add<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], from kept: Int, mask: [UInt8]?, in range: Range<Int>,
    into tally: inout [Int]
  ) {
    codes.withUnsafeBufferPointer { codes in
      var greatest = Code.zero
      for row in range { greatest = max(greatest, codes[row]) }
      guard Int(greatest) >= kept else { return }
      let missing = Int(greatest) - kept + 1 - tally.count
      if missing > 0 { tally += Array(repeating: 0, count: missing) }
      for code in kept...Int(greatest) {
        let wanted = Code(code)
        var count = 0
        if let mask {
          mask.withUnsafeBufferPointer { mask in
            for row in range { count &+= codes[row] == wanted ? Int(mask[row]) : 0 }
          }
        } else {
          for row in range { count &+= codes[row] == wanted ? 1 : 0 }
        }
        tally[code - kept] += count
      }
    }
  }
}

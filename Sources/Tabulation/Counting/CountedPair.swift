import Microdata

/// One item counted under one other, of which nobody falls out: the kernels of a table counted alone.
///
/// Without keys between the two columns a row is counted in a single step. Sums are those of
/// `JointTable` to the bit: a cell's weights are added row by row within a segment.
struct CountedPair: Sendable {
  private let item: CountedItem
  private let under: CountedItem
  /// A cell's place is `column &<< shift | slot`, so that no row has to multiply or be checked.
  private let shift: Int

  /// Nil where there are several items, or several banners, or one of several parts.
  init?(_ items: [CountedItem], under banners: [CountedBanner]) {
    guard items.count == 1, banners.count == 1, banners[0].parts.count == 1 else { return nil }
    item = items[0]
    under = banners[0].parts[0]
    shift = Int.bitWidth - max(item.slots - 1, 0).leadingZeroBitCount
  }

  private var size: Int { max(under.slots, 1) &<< shift }

  /// Counts rows, unless one of them falls out of either column; then it does nothing.
  ///
  /// - Returns: whether the rows were counted.
  func count(_ rows: CountedRows, of group: JointKeys.Group, into marginals: inout Marginals)
    -> Bool
  {
    guard rows.columns[item.column].areBelow(item.slots),
      rows.columns[under.column].areBelow(under.slots), rows.count <= Int(UInt32.max)
    else { return false }
    switch (rows.columns[item.column], rows.columns[under.column]) {
    case (.narrow(let slots), .narrow(let columns)):
      count(slots, columns, rows, group, &marginals)
    case (.narrow(let slots), .wide(let columns)):
      count(slots, columns, rows, group, &marginals)
    case (.wide(let slots), .narrow(let columns)):
      count(slots, columns, rows, group, &marginals)
    case (.wide(let slots), .wide(let columns)):
      count(slots, columns, rows, group, &marginals)
    case (.numbers, _), (_, .numbers):
      preconditionFailure("a counted item's column holds codes")
    }
    return true
  }

  private func count<Slot, Code>(
    _ slots: [Slot], _ columns: [Code], _ rows: CountedRows, _ group: JointKeys.Group,
    _ marginals: inout Marginals
  ) where Slot: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger {
    guard let weights = rows.weights else {
      let counts = rows.mask.map { masked(slots, columns, $0) } ?? unmasked(slots, columns)
      marginals.add(padded(counts, none: 0)[...], nil, of: group, isFirst: true)
      return
    }
    let mask = rows.mask ?? Array(repeating: 1, count: rows.count)
    var counts = [UInt32](repeating: 0, count: size)
    var sums = [SIMD2<Double>](repeating: .zero, count: size)
    for start in stride(from: 0, to: rows.count, by: BookCounter.segmentLength) {
      if start > 0 {
        for place in 0..<size { (counts[place], sums[place]) = (0, .zero) }
      }
      let range = start..<min(start + BookCounter.segmentLength, rows.count)
      add(slots, columns, weights, mask, range, &counts, &sums)
      marginals.add(
        padded(counts, none: 0)[...], padded(sums, none: .zero)[...], of: group, isFirst: true)
    }
  }

  /// Counts in four interleaved tables, so that equal neighbors do not wait for each other's stores.
  private func unmasked<Slot, Code>(_ slots: [Slot], _ columns: [Code]) -> [UInt32]
  where Slot: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    let whole = slots.count & ~3
    return lanes { table in
      slots.withUnsafeBufferPointer { slots in
        columns.withUnsafeBufferPointer { columns in
          for start in stride(from: 0, to: whole, by: 4) {
            for lane in 0..<4 {
              let place = Int(columns[start + lane]) &<< shift | Int(slots[start + lane])
              table[place &<< 2 | lane] &+= 1
            }
          }
          for row in whole..<slots.count {
            table[(Int(columns[row]) &<< shift | Int(slots[row])) << 2] &+= 1
          }
        }
      }
    }
  }

  private func masked<Slot, Code>(
    _ slots: [Slot], _ columns: [Code], _ mask: [UInt8]
  ) -> [UInt32]
  where Slot: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    return lanes { table in
      slots.withUnsafeBufferPointer { slots in
        columns.withUnsafeBufferPointer { columns in
          mask.withUnsafeBufferPointer { mask in
            for row in 0..<slots.count {
              let place = Int(columns[row]) &<< shift | Int(slots[row])
              table[place &<< 2 | row & 3] &+= UInt32(mask[row])
            }
          }
        }
      }
    }
  }

  /// Lends four interleaved tables of zeros to `fill` and returns their sum.
  private func lanes(_ fill: (UnsafeMutableBufferPointer<UInt32>) -> Void) -> [UInt32] {
    var table = [UInt32](repeating: 0, count: size << 2)
    table.withUnsafeMutableBufferPointer { fill($0) }
    return (0..<size).map { place in
      (0..<4).reduce(0) { $0 &+ table[place &<< 2 | $1] }
    }
  }

  /// Adds the weights, their squares and the rows of a segment to each cell.
  private func add<Slot, Code>(
    _ slots: [Slot], _ columns: [Code], _ weights: [Double], _ mask: [UInt8],
    _ range: Range<Int>, _ counts: inout [UInt32], _ sums: inout [SIMD2<Double>]
  ) where Slot: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    counts.withUnsafeMutableBufferPointer { counts in
      sums.withUnsafeMutableBufferPointer { sums in
        slots.withUnsafeBufferPointer { slots in
          columns.withUnsafeBufferPointer { columns in
            weights.withUnsafeBufferPointer { weights in
              mask.withUnsafeBufferPointer { mask in
                for row in range {
                  let place = Int(columns[row]) &<< shift | Int(slots[row])
                  let weight = mask[row] == 0 ? 0 : weights[row]
                  sums[place] += SIMD2(weight, weight * weight)
                  counts[place] &+= UInt32(mask[row])
                }
              }
            }
          }
        }
      }
    }
  }

  /// The cells as marginals take them: with a slot and a column more, in which nobody is.
  private func padded<Value>(_ cells: [Value], none: Value) -> [Value] {
    let stride = item.slots + 1
    var padded = [Value](repeating: none, count: (under.slots + 1) * stride)
    for column in 0..<under.slots {
      for slot in 0..<item.slots { padded[column * stride + slot] = cells[column &<< shift | slot] }
    }
    return padded
  }
}

extension ColumnValues {
  /// Whether all codes are below a number.
  fileprivate func areBelow(_ limit: Int) -> Bool {
    switch self {
    case .narrow(let codes):
      codes.withUnsafeBufferPointer { codes.isEmpty || Int(ByteScan.greatest($0)) < limit }
    case .wide(let codes):
      codes.withUnsafeBufferPointer { codes in
        var greatest: UInt32 = 0
        for code in codes { greatest = max(greatest, code) }
        return codes.isEmpty || Int(greatest) < limit
      }
    case .numbers: false
    }
  }
}

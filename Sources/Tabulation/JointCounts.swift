/// The rows in each combination of two columns' slots, counted in one pass.
struct JointCounts {
  let columnSlots: Int
  private var cells: [Cell]

  /// What the rows of one combination add up to.
  struct Cell {
    /// The rows that count, whatever their weight.
    var rows = 0
    /// The rows that would count if they had a weight.
    var withoutWeight = 0
    var weight = 0.0
    var squaredWeight = 0.0
  }

  subscript(row: Int, column: Int) -> Cell { cells[row * columnSlots + column] }

  init(_ rows: Side, _ columns: Side, mask: [UInt8]?, weights: RowWeights?) {
    let shape = JointShape(rowSlots: rows.fates.count, columnSlots: columns.fates.count)
    columnSlots = columns.fates.count
    let padded =
      switch (rows.codes, columns.codes) {
      case (.narrow(let rows), .narrow(let columns)):
        shape.count(rows, columns, mask: mask, weights: weights)
      case (.narrow(let rows), .wide(let columns)):
        shape.count(rows, columns, mask: mask, weights: weights)
      case (.wide(let rows), .narrow(let columns)):
        shape.count(rows, columns, mask: mask, weights: weights)
      case (.wide(let rows), .wide(let columns)):
        shape.count(rows, columns, mask: mask, weights: weights)
      }
    cells = []
    cells.reserveCapacity(rows.fates.count * columnSlots)
    for row in 0..<rows.fates.count {
      cells += padded[row << shape.shift..<(row << shape.shift) + columnSlots]
    }
  }
}

/// The size of a counting table whose lines are padded to a power of two, and its kernels.
private struct JointShape {
  let rowSlots: Int
  let columnSlots: Int
  /// A cell's place is `row << shift | column`.
  let shift: Int

  init(rowSlots: Int, columnSlots: Int) {
    self.rowSlots = rowSlots
    self.columnSlots = columnSlots
    shift = Int.bitWidth - max(columnSlots - 1, 0).leadingZeroBitCount
  }

  var size: Int { max(rowSlots, 1) << shift }

  func count<Row, Column>(
    _ rows: [Row], _ columns: [Column], mask: [UInt8]?, weights: RowWeights?
  ) -> [JointCounts.Cell]
  where Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger {
    precondition(rows.count == columns.count, "columns of a table must have equal lengths")
    precondition(
      largest(rows) < rowSlots && largest(columns) < columnSlots,
      "a column's codes must be those of its categories and non-answers")
    if let weights { return weighted(rows, columns, weights) }
    let counts = mask.map { masked(rows, columns, mask: $0) } ?? unmasked(rows, columns)
    return counts.map { count in
      JointCounts.Cell(rows: count, weight: Double(count), squaredWeight: Double(count))
    }
  }

  private func largest<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code]) -> Int {
    var largest = Code.zero
    for code in codes { largest = max(largest, code) }
    return codes.isEmpty ? -1 : Int(largest)
  }

  /// Counts in four interleaved tables, so that equal neighbors do not wait for each other's stores.
  private func unmasked<Row, Column>(_ rows: [Row], _ columns: [Column]) -> [Int]
  where Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    let paired = rows.count & ~3
    return lanes { table in
      rows.withUnsafeBufferPointer { rows in
        columns.withUnsafeBufferPointer { columns in
          for start in stride(from: 0, to: paired, by: 4) {
            for lane in 0..<4 {
              let place = Int(rows[start + lane]) << shift | Int(columns[start + lane])
              table[place << 2 | lane] &+= 1
            }
          }
          for row in paired..<rows.count {
            table[(Int(rows[row]) << shift | Int(columns[row])) << 2] &+= 1
          }
        }
      }
    }
  }

  private func masked<Row, Column>(_ rows: [Row], _ columns: [Column], mask: [UInt8]) -> [Int]
  where Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    return lanes { table in
      rows.withUnsafeBufferPointer { rows in
        columns.withUnsafeBufferPointer { columns in
          mask.withUnsafeBufferPointer { mask in
            for row in 0..<rows.count {
              let place = Int(rows[row]) << shift | Int(columns[row])
              table[place << 2 | row & 3] &+= UInt32(mask[row])
            }
          }
        }
      }
    }
  }

  /// Lends four interleaved tables of zeros to `fill` and returns their sum.
  private func lanes(_ fill: (UnsafeMutableBufferPointer<UInt32>) -> Void) -> [Int] {
    var table = [UInt32](repeating: 0, count: size << 2)
    table.withUnsafeMutableBufferPointer { fill($0) }
    return (0..<size).map { place in
      (0..<4).reduce(0) { $0 + Int(table[place << 2 | $1]) }
    }
  }

  /// Sums weights block by block, so that rounding grows with the blocks and not with the rows.
  private func weighted<Row, Column>(
    _ rows: [Row], _ columns: [Column], _ weights: RowWeights
  ) -> [JointCounts.Cell]
  where Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger {
    let blockLength = max(4_096, size)
    var totals = [SIMD4<Double>](repeating: .zero, count: size)
    var block = totals
    for start in stride(from: 0, to: rows.count, by: blockLength) {
      let part = start..<min(start + blockLength, rows.count)
      block.withUnsafeMutableBufferPointer { addWeights(rows, columns, weights, part, to: $0) }
      for place in block.indices {
        totals[place] += block[place]
        block[place] = .zero
      }
    }
    return totals.map { sums in
      JointCounts.Cell(
        rows: Int(sums[2]), withoutWeight: Int(sums[3]), weight: sums[0], squaredWeight: sums[1])
    }
  }

  /// Adds to each cell the weights, their squares, the rows that count and those without a weight.
  private func addWeights<Row, Column>(
    _ rows: [Row], _ columns: [Column], _ weights: RowWeights, _ part: Range<Int>,
    to block: UnsafeMutableBufferPointer<SIMD4<Double>>
  )
  where Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger {
    let shift = shift
    rows.withUnsafeBufferPointer { rows in
      columns.withUnsafeBufferPointer { columns in
        weights.values.withUnsafeBufferPointer { values in
          weights.states.withUnsafeBufferPointer { states in
            for row in part {
              let weight = values[row]
              let state = states[row]
              block[Int(rows[row]) << shift | Int(columns[row])] += SIMD4(
                weight, weight * weight, Double(state & 1), Double(state >> 1))
            }
          }
        }
      }
    }
  }
}

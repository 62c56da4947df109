import Microdata
import QuestionnaireModel

/// A chunk of the column cache does not have the shape that its item needs.
struct MalformedChunk: Error, Hashable {}

/// Puts the chunks of one of an item's columns together into a column of microdata.
struct ColumnAssembler {
  private let layout: ColumnLayout
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []
  private var numbers: [Double] = []
  private var marks: [UInt8] = []

  init(_ layout: ColumnLayout, capacity: Int) {
    self.layout = layout
    switch layout {
    case .coded, .spread, .ranked:
      if layout.isWide { wide.reserveCapacity(capacity) } else { narrow.reserveCapacity(capacity) }
    case .integers, .decimals:
      numbers.reserveCapacity(capacity)
      marks.reserveCapacity(capacity)
    }
  }

  /// Appends the bytes of a chunk of that many rows.
  mutating func append(_ bytes: [UInt8], rows: Int) throws(MalformedChunk) {
    switch layout {
    case .coded, .spread, .ranked:
      try appendCodes(bytes, rows: rows)
    case .integers:
      guard bytes.count > rows, [1, 2, 4, 8].contains(bytes[rows]) else { throw MalformedChunk() }
      let width = Int(bytes[rows])
      guard bytes.count == rows + 1 + rows * width else { throw MalformedChunk() }
      marks.append(contentsOf: bytes.prefix(rows))
      for row in 0..<rows {
        numbers.append(Double(Self.integer(bytes, at: rows + 1 + row * width, width: width)))
      }
    case .decimals:
      guard bytes.count == rows * 9 else { throw MalformedChunk() }
      marks.append(contentsOf: bytes.prefix(rows))
      for row in 0..<rows {
        let pattern = UInt64(bitPattern: Int64(Self.integer(bytes, at: rows + row * 8, width: 8)))
        numbers.append(Double(bitPattern: pattern))
      }
    }
  }

  /// The values with the item's non-answers in the order of their numbers.
  func values() throws(MalformedChunk) -> ColumnValues {
    let limit = layout.answers + NonAnswer.allCases.count
    switch layout {
    case .coded, .spread, .ranked:
      if layout.isWide {
        guard (wide.max() ?? 0) < limit else { throw MalformedChunk() }
        return .wide(wide)
      }
      guard Int(narrow.max() ?? 0) < limit else { throw MalformedChunk() }
      return .narrow(narrow)
    case .integers, .decimals:
      guard Int(marks.max() ?? 0) <= NonAnswer.allCases.count else { throw MalformedChunk() }
      return .numbers(numbers, nonanswers: marks)
    }
  }

  private mutating func appendCodes(
    _ bytes: [UInt8], rows: Int
  ) throws(MalformedChunk) {
    guard bytes.count == (layout.isWide ? rows * 2 : rows) else { throw MalformedChunk() }
    if layout.isWide {
      for row in 0..<rows {
        wide.append(UInt32(Self.integer(bytes, at: row * 2, width: 2) & 0xFFFF))
      }
    } else {
      narrow.append(contentsOf: bytes)
    }
  }

  /// Reads a little-endian whole number and extends its sign.
  private static func integer(_ bytes: [UInt8], at offset: Int, width: Int) -> Int {
    var value: UInt64 = 0
    for byte in 0..<width { value |= UInt64(bytes[offset + byte]) << (UInt64(byte) * 8) }
    let shift = 64 - width * 8
    return Int(Int64(bitPattern: value << UInt64(shift)) >> Int64(shift))
  }
}

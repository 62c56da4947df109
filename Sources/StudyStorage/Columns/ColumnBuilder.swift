import QuestionnaireModel

/// Gathers the rows of one chunk of an item's columns and gives their bytes.
///
/// Codes are one byte a row, or two where the item has very many options. Numbers are a byte a row
/// that is zero for answers and else the non-answer's number, then the values: little-endian, in the
/// fewest bytes of 1, 2, 4 or 8 that hold every one of them, after a byte that says how many.
struct ColumnBuilder {
  let layout: ColumnLayout
  private let isWide: Bool
  /// The bytes of each of the item's columns of codes.
  private var codes: [[UInt8]]
  private var marks: [UInt8] = []
  private var integers: [Int] = []
  private var decimals: [Double] = []

  init(_ layout: ColumnLayout) {
    self.layout = layout
    isWide = layout.isWide
    codes = Array(repeating: [], count: layout.parts)
  }

  mutating func append(_ cell: ColumnCell) {
    switch cell {
    case .code(let code): append(code, part: 0)
    case .codes(let row):
      for part in codes.indices { append(row[part], part: part) }
    case .integer(let number):
      marks.append(0)
      integers.append(number)
    case .decimal(let number):
      marks.append(0)
      decimals.append(number)
    case .nonanswer(let kind):
      marks.append(kind.payloadByte)
      if layout == .integers { integers.append(0) } else { decimals.append(0) }
    }
  }

  mutating func clear() {
    for part in codes.indices { codes[part].removeAll(keepingCapacity: true) }
    marks.removeAll(keepingCapacity: true)
    integers.removeAll(keepingCapacity: true)
    decimals.removeAll(keepingCapacity: true)
  }

  /// The bytes of one of the item's columns.
  func bytes(part: Int) -> [UInt8] {
    switch layout {
    case .coded, .spread, .ranked: codes[part]
    case .integers: marks + packedIntegers()
    case .decimals: marks + packedDecimals()
    }
  }

  private mutating func append(_ code: UInt16, part: Int) {
    codes[part].append(UInt8(truncatingIfNeeded: code))
    if isWide { codes[part].append(UInt8(code >> 8)) }
  }

  private func packedIntegers() -> [UInt8] {
    let lowest = integers.min() ?? 0
    let highest = integers.max() ?? 0
    let width = [1, 2, 4].first { lowest >= -(1 << ($0 * 8 - 1)) && highest < 1 << ($0 * 8 - 1) }
    var bytes = [UInt8(width ?? 8)]
    bytes.reserveCapacity(1 + integers.count * (width ?? 8))
    for number in integers {
      for byte in 0..<(width ?? 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> (byte * 8)))
      }
    }
    return bytes
  }

  private func packedDecimals() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(decimals.count * 8)
    for number in decimals {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}

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

  /// Appends the bytes of a chunk of that many rows; false where they have not the item's shape.
  mutating func append(_ bytes: UnsafeRawBufferPointer, rows: Int) -> Bool {
    switch layout {
    case .coded, .spread, .ranked:
      guard bytes.count == (layout.isWide ? rows * 2 : rows) else { return false }
      if layout.isWide {
        for row in 0..<rows {
          wide.append(UInt32(Self.value(bytes, at: row * 2, as: UInt16.self)))
        }
      } else {
        narrow.append(contentsOf: bytes)
      }
      return true
    case .integers:
      return appendIntegers(bytes, rows: rows)
    case .decimals:
      guard bytes.count == rows * 9 else { return false }
      marks.append(contentsOf: bytes.prefix(rows))
      appendDecimals(UnsafeRawBufferPointer(rebasing: bytes[rows...]), rows: rows)
      return true
    }
  }

  /// Appends the bytes of a chunk of another version's column.
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, rows: Int, through translation: ColumnTranslation
  ) -> Bool {
    guard let values = translation.values else { return append(bytes, rows: rows) }
    guard bytes.count == (translation.isWide ? rows * 2 : rows) else { return false }
    for row in 0..<rows {
      let value =
        translation.isWide
        ? Int(Self.value(bytes, at: row * 2, as: UInt16.self)) : Int(bytes[row])
      guard value < values.count else { return false }
      if layout.isWide {
        wide.append(UInt32(values[value]))
      } else {
        narrow.append(UInt8(truncatingIfNeeded: values[value]))
      }
    }
    return true
  }

  /// Takes the first rows out; the rest stays and is added to.
  mutating func take(_ rows: Int) throws(MalformedChunk) -> ColumnValues {
    if rowCount <= rows {
      // Nothing stays, so nothing is copied.
      let all = self
      self = ColumnAssembler(layout, capacity: rows)
      return try all.values()
    }
    var taken = self
    taken.cut(to: rows)
    narrow.removeFirst(min(rows, narrow.count))
    wide.removeFirst(min(rows, wide.count))
    numbers.removeFirst(min(rows, numbers.count))
    marks.removeFirst(min(rows, marks.count))
    return try taken.values()
  }

  private mutating func cut(to rows: Int) {
    narrow.removeLast(max(narrow.count - rows, 0))
    wide.removeLast(max(wide.count - rows, 0))
    numbers.removeLast(max(numbers.count - rows, 0))
    marks.removeLast(max(marks.count - rows, 0))
  }

  /// How many rows have been appended and not taken.
  var rowCount: Int { narrow.count + wide.count + marks.count }

  /// The values with the item's non-answers in the order of their numbers.
  func values() throws(MalformedChunk) -> ColumnValues {
    let limit = layout.answers + Nonanswer.allCases.count
    switch layout {
    case .coded, .spread, .ranked:
      if layout.isWide {
        guard (wide.max() ?? 0) < limit else { throw MalformedChunk() }
        return .wide(wide)
      }
      guard Self.greatest(narrow) < limit else { throw MalformedChunk() }
      return .narrow(narrow)
    case .integers, .decimals:
      guard Self.greatest(marks) <= Nonanswer.allCases.count,
        zip(numbers, marks).allSatisfy({ $0.isFinite && ($1 == 0 || $0 == 0) })
      else { throw MalformedChunk() }
      return .numbers(numbers, nonanswers: marks)
    }
  }

  private mutating func appendIntegers(_ bytes: UnsafeRawBufferPointer, rows: Int) -> Bool {
    guard bytes.count > rows else { return false }
    let width = Int(bytes[rows])
    guard [1, 2, 4, 8].contains(width), bytes.count == rows + 1 + rows * width else {
      return false
    }
    marks.append(contentsOf: bytes.prefix(rows))
    for offset in stride(from: rows + 1, to: bytes.count, by: width) {
      let number: Int =
        switch width {
        case 1: Int(Self.value(bytes, at: offset, as: Int8.self))
        case 2: Int(Self.value(bytes, at: offset, as: Int16.self))
        case 4: Int(Self.value(bytes, at: offset, as: Int32.self))
        default: Self.value(bytes, at: offset, as: Int.self)
        }
      numbers.append(Double(number))
    }
    return true
  }

  private mutating func appendDecimals(_ bytes: UnsafeRawBufferPointer, rows: Int) {
    let start = numbers.count
    numbers.append(contentsOf: repeatElement(0, count: rows))
    numbers.withUnsafeMutableBytes { numbers in
      UnsafeMutableRawBufferPointer(rebasing: numbers[(start * 8)...]).copyMemory(from: bytes)
    }
    #if _endian(big)
      for place in start..<numbers.count {
        numbers[place] = Double(bitPattern: numbers[place].bitPattern.byteSwapped)
      }
    #endif
  }

  /// The greatest byte; a plain loop, which the compiler makes one of vectors.
  private static func greatest(_ bytes: [UInt8]) -> Int {
    var greatest: UInt8 = 0
    for byte in bytes { greatest = Swift.max(greatest, byte) }
    return Int(greatest)
  }

  /// Reads a little-endian whole number.
  private static func value<Value: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, as type: Value.Type
  ) -> Value {
    Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }
}

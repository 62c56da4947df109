import Interchange
import SurveyStatistics
import Tabulation

/// The texts of numbers one after the other, in the fewest digits that read back as the same.
struct NumberTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text starts, and where the last ends.
  private var starts = [0]

  /// The room that a text needs, more than the longest takes.
  static let capacity = 32

  init(_ numbers: [Double]) {
    bytes.reserveCapacity(20 * numbers.count + Self.capacity)
    starts.reserveCapacity(numbers.count + 1)
    for number in numbers {
      CSVWriter.append(number, to: &bytes)
      starts.append(bytes.count)
    }
    // So that as much can be copied from the last as from any.
    bytes += repeatElement(0, count: Self.capacity)
  }

  /// Writes a text and returns its length; what follows it in the room is undefined.
  func write(_ place: Int, to room: UnsafeMutableRawPointer) -> Int {
    let start = starts[place]
    bytes.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: room, count: Self.capacity)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.capacity]))
    }
    return starts[place + 1] - start
  }
}

/// The texts of a block's weights; where combinations of categories share theirs, those are written once.
struct WeightTexts {
  private let texts: NumberTexts
  /// For each weight of the block its place among the shared texts.
  private let combinations: [Int32]?

  /// - Parameter shared: the texts of `sharedWeights`, if the rows share any.
  init(_ weighting: SampleWeighting, _ shared: NumberTexts?, places: Range<Int>) {
    texts = shared ?? NumberTexts(weighting.fitted.weights(of: places))
    combinations = shared == nil ? nil : weighting.fitted.combinations(of: places)
  }

  /// Writes a text and returns its length; what follows it in the room is undefined.
  func write(_ place: Int, to room: UnsafeMutableRawPointer) -> Int {
    texts.write(combinations.map { Int($0[place]) } ?? place, to: room)
  }
}

/// The digits of row numbers: only the last digit is made anew for most of them.
struct RowNumberTexts {
  private var tens = -1
  private var digits: (first: UInt64, second: UInt64) = (0, 0)
  private var width = 0

  /// The room that a number needs, more than any takes.
  static let capacity = 16

  /// Writes a number and returns its length; what follows it in the room is undefined.
  mutating func write(_ number: Int, to room: UnsafeMutableRawPointer) -> Int {
    let (ten, last) = number.quotientAndRemainder(dividingBy: 10)
    if ten != tens { begin(ten) }
    room.storeBytes(of: digits.first, as: UInt64.self)
    room.storeBytes(of: digits.second, toByteOffset: 8, as: UInt64.self)
    room.storeBytes(of: UInt8(ascii: "0") + UInt8(last), toByteOffset: width - 1, as: UInt8.self)
    return width
  }

  private mutating func begin(_ ten: Int) {
    let text = ten == 0 ? "" : String(ten)
    tens = ten
    width = text.utf8.count + 1
    digits = (0, 0)
    withUnsafeMutableBytes(of: &digits) { $0.copyBytes(from: text.utf8) }
  }
}

import Interchange
import SurveyStatistics
import Tabulation

/// The texts of weights that whole combinations of categories share, each written once.
struct SharedWeightTexts: Sendable {
  /// So many bytes for each combination, of which the first are its text.
  private var bytes: [UInt8]
  private var lengths: [UInt8]

  init(_ weights: [Double]) {
    bytes = [UInt8](repeating: 0, count: weights.count * WeightTexts.capacity)
    lengths = [UInt8](repeating: 0, count: weights.count)
    for (combination, weight) in weights.enumerated() {
      let text = CSVWriter.text(of: weight).utf8
      lengths[combination] = UInt8(text.count)
      bytes.replaceSubrange(
        combination * WeightTexts.capacity..<combination * WeightTexts.capacity + text.count,
        with: text)
    }
  }

  /// Writes a text and returns its length; what follows it in the room is undefined.
  func write(_ combination: Int, to room: UnsafeMutableRawPointer) -> Int {
    bytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(
        rebasing: bytes[combination * WeightTexts.capacity..<(combination + 1) * WeightTexts.capacity])
      UnsafeMutableRawBufferPointer(start: room, count: WeightTexts.capacity).copyMemory(from: text)
    }
    return Int(lengths[combination])
  }
}

/// The texts of a block's weights, in the fewest digits that read back as the same numbers.
enum WeightTexts {
  case shared(SharedWeightTexts, combinations: [Int32])
  case own([Double])

  /// The room that a text needs, more than the longest takes.
  static let capacity = 32

  init(_ weighting: SampleWeighting, _ shared: SharedWeightTexts?, places: Range<Int>) {
    self =
      shared.map { .shared($0, combinations: weighting.fitted.combinations(of: places)) }
      ?? .own(weighting.fitted.weights(of: places))
  }

  /// Writes a text and returns its length; what follows it in the room is undefined.
  func write(_ place: Int, to room: UnsafeMutableRawPointer) -> Int {
    switch self {
    case .shared(let texts, let combinations):
      return texts.write(Int(combinations[place]), to: room)
    case .own(let weights):
      var text = CSVWriter.text(of: weights[place])
      return text.withUTF8 { text in
        UnsafeMutableRawBufferPointer(start: room, count: Self.capacity)
          .copyMemory(from: UnsafeRawBufferPointer(text))
        return text.count
      }
    }
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

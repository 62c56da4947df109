import Diagnostics

/// Byte offsets of code points: libyaml's marks count code points, and not the byte order mark.
struct CodePointOffsets {
  private let source: SourceText
  private let first: Int
  /// The offset of every 64th code point; empty where each code point is one byte.
  private let checkpoints: [Int]

  private static let stride = 64

  init(_ source: SourceText, from first: Int) {
    self.source = source
    self.first = first
    checkpoints = source.bytes.withUnsafeBufferPointer { bytes in
      var checkpoints: [Int] = []
      guard bytes[first...].contains(where: { $0 >= 0x80 }) else { return checkpoints }
      var count = 0
      for index in first..<bytes.count where bytes[index] & 0xC0 != 0x80 {
        if count.isMultiple(of: Self.stride) { checkpoints.append(index) }
        count += 1
      }
      return checkpoints
    }
  }

  func offset(ofCodePoint index: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(first + index, source.bytes.count) }
    let checkpoint = min(index / Self.stride, checkpoints.count - 1)
    return source.advance(
      checkpoints[checkpoint], byCodePoints: index - checkpoint * Self.stride,
      limit: source.bytes.count)
  }
}

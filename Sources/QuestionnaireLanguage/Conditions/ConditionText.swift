import Diagnostics

/// The text of a condition, with the place of each of its bytes in the source.
///
/// The two differ where the condition was quoted, escaped or folded over lines in its file.
struct ConditionText {
  let bytes: [UInt8]
  private let placement: Placement

  /// Aligns a scalar's text with the bytes it was written as.
  ///
  /// Every byte is sought from the last one found on; white space stands for any white space. What
  /// is skipped on the way is quotes, escapes and the headers of block scalars.
  init(_ text: String, in source: SourceText, span: SourceSpan) {
    bytes = Array(text.utf8)
    let end = min(span.end, source.bytes.count)
    let raw = source.bytes[min(span.start, end)..<end]
    if raw.elementsEqual(bytes) {
      placement = .shifted(by: span.start)
      return
    }
    var offsets: [Int] = []
    offsets.reserveCapacity(bytes.count)
    // What does not come any more is not sought: an escaped text would be searched again and again.
    var last = [Int](repeating: -1, count: 256)
    for place in raw.indices { last[Int(Self.folded(raw[place]))] = place }
    var next = raw.startIndex
    for byte in bytes.lazy.map(Self.folded) {
      let found =
        last[Int(byte)] < next ? nil : raw[next...].firstIndex { Self.folded($0) == byte }
      offsets.append(found ?? min(next, max(span.start, end - 1)))
      if let found { next = found + 1 }
    }
    placement = .aligned(offsets, end: span.end)
  }

  /// Reads the whole of a source or a part of it as a condition.
  init(_ source: SourceText, span: SourceSpan) {
    self.init(source.text(of: span), in: source, span: span)
  }

  /// Returns where a range of the condition's bytes stands in the source.
  func span(_ range: Range<Int>) -> SourceSpan {
    switch placement {
    case .shifted(let base):
      return SourceSpan(start: base + range.lowerBound, end: base + range.upperBound)
    case .aligned(let offsets, let end):
      guard range.lowerBound < offsets.count else { return SourceSpan(at: end) }
      let start = offsets[range.lowerBound]
      guard !range.isEmpty else { return SourceSpan(at: start) }
      return SourceSpan(start: start, end: max(start, offsets[range.upperBound - 1] + 1))
    }
  }

  /// The byte, or a space for any white space.
  private static func folded(_ byte: UInt8) -> UInt8 { isSpace(byte) ? UInt8(ascii: " ") : byte }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  private enum Placement {
    case shifted(by: Int)
    case aligned([Int], end: Int)
  }
}

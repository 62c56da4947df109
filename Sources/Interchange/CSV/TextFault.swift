/// The first place where bytes are not text.
struct TextFault: Equatable {
  let offset: Int
  /// Whether the fault is a zero byte, and not invalid UTF-8.
  let isZero: Bool
}

/// Finds the first zero byte or the first byte of the first sequence that is not UTF-8.
///
/// Well-formed sequences are those of the Unicode Standard, table 3-7. Eight ASCII bytes are passed
/// at a time.
func firstTextFault(_ bytes: UnsafeRawBufferPointer) -> TextFault? {
  let highBits: UInt64 = 0x8080_8080_8080_8080
  let ones: UInt64 = 0x0101_0101_0101_0101
  var position = 0
  while position < bytes.count {
    while position &+ 16 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let second = bytes.loadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self)
      // Taking one from each byte sets a high bit where a byte was zero, or was not ASCII anyway.
      let suspicious = (first &- ones) | first | (second &- ones) | second
      guard suspicious & highBits == 0 else { break }
      position &+= 16
    }
    guard position < bytes.count else { return nil }
    let lead = bytes[position]
    if lead < 0x80 {
      if lead == 0 { return TextFault(offset: position, isZero: true) }
      position &+= 1
    } else {
      let length = sequenceLength(bytes, position, lead)
      if length == 0 { return TextFault(offset: position, isZero: false) }
      position &+= length
    }
  }
  return nil
}

/// The length of the multi-byte sequence at a position, or 0 when it is ill-formed.
@inline(__always)
private func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ lead: UInt8) -> Int
{
  func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    position + offset < bytes.count && range.contains(bytes[position + offset])
  }
  switch lead {
  case 0xC2...0xDF: return continues(1) ? 2 : 0
  case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
  case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
  case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
  case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
  case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
  case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
  default: return 0
  }
}

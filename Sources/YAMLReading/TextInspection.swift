import Diagnostics

/// The check of a file's characters before its structure is read.
struct TextInspection {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the structure cannot be read at all.
  private(set) var isFatal = false
  /// Where characters were refused that stand in the text as they are.
  private(set) var hidden: [SourceSpan] = []

  init(_ source: SourceText, limits: YAMLLimits) {
    guard source.bytes.count <= limits.bytes else {
      refuse(.fileTooLarge(limit: limits.bytes))
      return
    }
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      refuse(.utf16())
      return
    }
    source.bytes.withUnsafeBytes { scan($0, limit: limits.findings) }
  }

  private mutating func refuse(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    isFatal = true
  }

  private mutating func scan(_ bytes: UnsafeRawBufferPointer, limit: Int) {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count, !isFatal, diagnostics.count <= limit {
      if index + 8 <= bytes.count {
        // Eight bytes at a time while none is a control, a delete or beyond ASCII.
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let isLow = (word &- 0x2020_2020_2020_2020) & ~word
        let isHigh = (word &+ 0x0101_0101_0101_0101) | word
        if (isLow | isHigh) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      index = inspect(bytes, at: index)
    }
  }

  /// Inspects one character and returns the offset of the next.
  private mutating func inspect(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    if (0x20..<0x7F).contains(bytes[index]) { return index + 1 }
    guard let (scalar, length) = decodeUTF8(bytes, at: index) else {
      refuse(.notUTF8(byte: bytes[index], at: index))
      return index + 1
    }
    let span = SourceSpan(start: index, end: index + length)
    switch scalar.value {
    case 0x09, 0x0A, 0x0D:
      break
    case 0..<0x20, 0x7F..<0x85, 0x86..<0xA0, 0xFFFE...0xFFFF:
      refuse(.controlCharacter(scalar, at: span))
    case 0x85, 0x2028...0x2029:
      hide(.hiddenLineBreak(scalar, at: span))
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
      hide(.hiddenCharacter(scalar, at: span))
    default:
      break
    }
    return index + length
  }

  private mutating func hide(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    hidden.append(diagnostic.span)
  }
}

/// Returns the character whose UTF-8 form starts at an offset, or nil where there is none.
private func decodeUTF8(
  _ bytes: UnsafeRawBufferPointer, at index: Int
) -> (scalar: Unicode.Scalar, length: Int)? {
  let lead = bytes[index]
  let (length, bits, least): (Int, UInt32, UInt32) =
    switch lead {
    case 0..<0x80: (1, UInt32(lead), 0)
    case 0xC2..<0xE0: (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0..<0xF0: (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0..<0xF5: (4, UInt32(lead & 0x07), 0x10000)
    default: (0, 0, 0)
    }
  guard length > 0, index + length <= bytes.count else { return nil }
  var value = bits
  for next in bytes[(index + 1)..<(index + length)] {
    guard next & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(next & 0x3F)
  }
  guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
  return (scalar, length)
}

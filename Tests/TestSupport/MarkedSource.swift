package import Diagnostics

/// A source text whose interesting places were marked with the emoji 1️⃣ to 9️⃣.
///
///     let marked = MarkedSource("when: 1️⃣P12 = known")
///     marked.offset(1)   // 6
package struct MarkedSource: Sendable {
  /// The text without its markers.
  package let source: SourceText
  /// The UTF-8 offset of each marker in the text without markers.
  package let markers: [Int: Int]

  package init(_ marked: String, name: String = "test.yaml") {
    let keycap: [UInt8] = [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]
    let bytes = Array(marked.utf8)
    var stripped: [UInt8] = []
    var markers: [Int: Int] = [:]
    var index = 0
    while index < bytes.count {
      let digit = Int(bytes[index]) - Int(UInt8(ascii: "0"))
      if (1...9).contains(digit), bytes[(index + 1)...].starts(with: keycap) {
        precondition(markers[digit] == nil, "a marker stands once in a text")
        markers[digit] = stripped.count
        index += 1 + keycap.count
      } else {
        stripped.append(bytes[index])
        index += 1
      }
    }
    self.source = SourceText(name: name, bytes: stripped)
    self.markers = markers
  }

  package var text: String { source.text(of: source.span) }

  /// Returns the offset of a marker.
  package func offset(_ marker: Int) -> Int {
    guard let offset = markers[marker] else {
      preconditionFailure("the text has no marker \(marker)")
    }
    return offset
  }

  /// Returns the span between two markers.
  package func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(start: offset(start), end: offset(end))
  }
}

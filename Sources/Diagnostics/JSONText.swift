import Numerals

/// A writer of JSON text, container by container.
///
/// Doubles are written with the fewest digits that read back as the same number, and `null` where
/// JSON has no number for them (not a number, infinite). A long document can be drained as it grows.
package struct JSONText: Sendable {
  package enum Layout: Sendable {
    /// No white space at all.
    case compact
    /// Two spaces per level; containers marked `inline` stay on one line.
    case indented
  }

  private var bytes: [UInt8] = []
  private var containers: [Container] = []
  private let layout: Layout
  private var isKeyPending = false

  private struct Container {
    let isObject: Bool
    let isInline: Bool
    var isEmpty = true
  }

  package init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// The text written since the last `drain()`.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the bytes written so far and forgets them; writing goes on where it stood.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// A writer of some elements of the array that is open, which others may write meanwhile.
  ///
  /// What it writes follows what this one has; `skipElements` tells this one to go on after it.
  package func part(isFirst: Bool) -> JSONText {
    precondition(containers.last?.isObject == false, "parts are elements of an array")
    var part = self
    part.bytes = []
    part.containers[containers.count - 1].isEmpty = isFirst
    return part
  }

  /// Goes on after elements that parts have written.
  package mutating func skipElements() {
    containers[containers.count - 1].isEmpty = false
  }

  /// Writes an object whose members are written by `members`, with `key` and `value` in turn.
  package mutating func object(
    inline: Bool = false, _ members: (inout JSONText) -> Void
  ) {
    open(UInt8(ascii: "{"), Container(isObject: true, isInline: inline))
    members(&self)
    precondition(!isKeyPending, "a key needs a value")
    close(UInt8(ascii: "}"))
  }

  /// Writes an array whose elements are written by `elements`.
  package mutating func array(
    inline: Bool = false, _ elements: (inout JSONText) -> Void
  ) {
    open(UInt8(ascii: "["), Container(isObject: false, isInline: inline))
    elements(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes the name of an object's next member.
  package mutating func key(_ name: String) {
    precondition(containers.last?.isObject == true, "a key stands in an object")
    precondition(!isKeyPending, "a key needs a value")
    separate()
    writeQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    isKeyPending = true
  }

  /// Writes a string, or `null` for nil.
  package mutating func value(_ text: String?) {
    beginValue()
    if let text { writeQuoted(text) } else { write("null") }
  }

  package mutating func value(_ number: Int?) {
    beginValue()
    if let number { write(number) } else { write("null") }
  }

  package mutating func value(_ number: Double?) {
    beginValue()
    if let number { write(number) } else { write("null") }
  }

  package mutating func value(_ truth: Bool?) {
    beginValue()
    write(truth.map { $0 ? "true" : "false" } ?? "null")
  }

  /// Writes `null`.
  package mutating func null() {
    beginValue()
    write("null")
  }

  /// Writes an array of numbers on one line.
  package mutating func value(_ numbers: [Double?]) {
    elements(numbers) { json, number in
      if let number { json.write(number) } else { json.write("null") }
    }
  }

  package mutating func value(_ numbers: [Int?]) {
    elements(numbers) { json, number in
      if let number { json.write(number) } else { json.write("null") }
    }
  }

  package mutating func value(_ texts: [String]) {
    elements(texts) { json, text in json.writeQuoted(text) }
  }

  @inline(__always)
  private mutating func elements<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    beginValue()
    bytes.append(UInt8(ascii: "["))
    for (place, element) in elements.enumerated() {
      if place > 0 {
        bytes.append(UInt8(ascii: ","))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
      }
      write(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  // Writes a member: a key and its value.

  package mutating func member(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  package mutating func member(_ name: String, _ number: Int?) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ number: Double?) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ truth: Bool?) {
    key(name)
    value(truth)
  }

  package mutating func member(_ name: String, _ numbers: [Double?]) {
    key(name)
    value(numbers)
  }

  private mutating func write(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func write(_ number: Int) {
    if number >= 0 { bytes.append(digitsOf: number) } else { write(number.description) }
  }

  private mutating func write(_ number: Double) {
    if number.isFinite { bytes.append(shortest: number) } else { write("null") }
  }

  /// Escapes what JSON requires, the controls that a terminal would obey, and what turns the
  /// direction of a line round or does not show.
  fileprivate mutating func writeQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var copied = 0
      for index in utf8.indices where !Self.standsAsItIs(utf8[index]) {
        guard let (length, escape) = Self.escape(at: index, in: utf8) else { continue }
        bytes.append(contentsOf: utf8[copied..<index])
        write(escape)
        copied = index + length
      }
      bytes.append(contentsOf: utf8[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte begins nothing that must be escaped.
  @inline(__always)
  private static func standsAsItIs(_ byte: UInt8) -> Bool {
    if byte < 0x7F { return byte >= 0x20 && byte != 0x22 && byte != 0x5C }
    switch byte {
    case 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: return false
    default: return true
    }
  }

  /// Returns how many bytes to replace and by what, where a character must not stand as it is.
  private static func escape(
    at index: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, text: String)? {
    switch utf8[index] {
    case UInt8(ascii: "\""): (1, "\\\"")
    case UInt8(ascii: "\\"): (1, "\\\\")
    case UInt8(ascii: "\n"): (1, "\\n")
    case UInt8(ascii: "\r"): (1, "\\r")
    case UInt8(ascii: "\t"): (1, "\\t")
    case 0..<0x20, 0x7F: (1, codeUnit(UInt32(utf8[index])))
    case 0xC2 where utf8[index + 1] < 0xA0 || utf8[index + 1] == 0xAD:
      (2, codeUnit(UInt32(utf8[index + 1])))
    case 0xD8 where utf8[index + 1] == 0x9C: (2, codeUnit(0x61C))
    case 0xE1, 0xE2, 0xEF: unseen(threeBytes(at: index, in: utf8)).map { (3, $0) }
    case 0xF3 where utf8[index + 1] == 0xA0 && utf8[index + 2] & 0xFE == 0x80:
      // Tags, which no one sees and some read: U+E0000 to U+E007F, as a pair of surrogates.
      (
        4,
        codeUnit(0xDB40)
          + codeUnit(0xDC00 + UInt32(utf8[index + 2] & 1) << 6 + UInt32(utf8[index + 3] & 0x3F))
      )
    default: nil
    }
  }

  private static func threeBytes(
    at index: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> UInt32 {
    UInt32(utf8[index] & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6
      | UInt32(utf8[index + 2] & 0x3F)
  }

  /// The escape of a separator, of a mark of direction and of what has no width; joiners inside a
  /// character stay.
  private static func unseen(_ scalar: UInt32) -> String? {
    switch scalar {
    case 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      codeUnit(scalar)
    default: nil
    }
  }

  private static func codeUnit(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func beginValue() {
    if let container = containers.last, container.isObject {
      precondition(isKeyPending, "a value in an object follows a key")
      isKeyPending = false
    } else {
      separate()
    }
  }

  private mutating func open(_ bracket: UInt8, _ container: Container) {
    beginValue()
    bytes.append(bracket)
    let isInline = container.isInline || (containers.last?.isInline ?? false)
    containers.append(Container(isObject: container.isObject, isInline: isInline))
  }

  private mutating func close(_ bracket: UInt8) {
    if let container = containers.popLast(), !container.isEmpty, !container.isInline { newLine() }
    bytes.append(bracket)
  }

  private mutating func separate() {
    guard let last = containers.indices.last else { return }
    let container = containers[last]
    if !container.isEmpty { bytes.append(UInt8(ascii: ",")) }
    containers[last].isEmpty = false
    if !container.isInline {
      newLine()
    } else if !container.isEmpty, layout == .indented {
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func newLine() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * containers.count))
  }
}

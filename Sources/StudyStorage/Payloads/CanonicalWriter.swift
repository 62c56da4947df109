import CCBOR

/// Writes the canonical bytes of an event's payload: deterministic CBOR.
///
/// Integers take their shortest form, lengths are definite, doubles are always eight bytes, so equal
/// contents give equal bytes. Source: RFC 8949 section 4.2.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []
  private var head: [UInt8] = Array(repeating: 0, count: 9)

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func integer(_ value: Int) {
    if value >= 0 && value < 24 {
      bytes.append(UInt8(value))
      return
    }
    let magnitude = UInt64(value >= 0 ? value : -1 - value)
    append(value >= 0 ? cbor_encode_uint : cbor_encode_negint, magnitude)
  }

  mutating func double(_ value: Double) {
    let count = cbor_encode_double(value, &head, head.count)
    bytes.append(contentsOf: head.prefix(count))
  }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      appendLength(cbor_encode_string_start, utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func blob(_ value: some Collection<UInt8>) {
    appendLength(cbor_encode_bytestring_start, value.count)
    bytes.append(contentsOf: value)
  }

  /// Opens an array of exactly that many elements, which must follow.
  mutating func array(_ count: Int) {
    appendLength(cbor_encode_array_start, count)
  }

  /// Appends what another writer wrote.
  mutating func encoded(_ element: ArraySlice<UInt8>) {
    bytes.append(contentsOf: element)
  }

  /// Appends what another writer wrote, where it is a single byte.
  mutating func encoded(_ element: UInt8) {
    bytes.append(element)
  }

  private mutating func append(
    _ encode: (UInt64, UnsafeMutablePointer<UInt8>?, Int) -> Int, _ value: UInt64
  ) {
    let count = encode(value, &head, head.count)
    bytes.append(contentsOf: head.prefix(count))
  }

  private mutating func appendLength(
    _ encode: (Int, UnsafeMutablePointer<UInt8>?, Int) -> Int, _ length: Int
  ) {
    let count = encode(length, &head, head.count)
    bytes.append(contentsOf: head.prefix(count))
  }
}

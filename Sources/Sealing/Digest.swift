import CSodium

/// A 32-byte fingerprint of bytes: BLAKE2b-256 (RFC 7693).
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  package static let byteCount = 32

  /// Takes bytes that were a digest's; nil where there are not 32 of them.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  package init(of content: [UInt8]) {
    bytes = content.withUnsafeBytes { Self.hash($0, key: [], count: Self.byteCount) }
  }

  package init(of content: UnsafeRawBufferPointer) {
    bytes = Self.hash(content, key: [], count: Self.byteCount)
  }

  /// The digest in lower-case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// A fingerprint of 16 bytes that only the holder of the key can compute.
  package static func identity(of content: [UInt8], key: [UInt8]) -> [UInt8] {
    precondition((16...64).contains(key.count), "a key must have 16 to 64 bytes")
    return content.withUnsafeBytes { hash($0, key: key, count: 16) }
  }

  private static func hash(
    _ content: UnsafeRawBufferPointer, key: [UInt8], count: Int
  ) -> [UInt8] {
    Sodium.start()
    return Array(unsafeUninitializedCapacity: count) { output, filled in
      guard let start = output.baseAddress else { return }
      let code = crypto_generichash(
        start, count, content.baseAddress?.assumingMemoryBound(to: UInt8.self),
        UInt64(content.count), key.isEmpty ? nil : key, key.count)
      precondition(code == 0, "a digest must have 16 to 64 bytes and its key at most 64")
      filled = count
    }
  }
}

/// The library's one start, made on first use.
enum Sodium {
  static func start() {
    precondition(isReady, "libsodium could not start")
  }

  private static let isReady = sodium_init() >= 0
}

import CSodium

/// A keyed BLAKE2b-128 digest: 16 bytes that identify something to those who hold the key.
package struct ShortDigest: Hashable, Sendable {
  package static let byteCount = 16

  /// The bytes as big-endian words, so that the order of words is that of bytes.
  private let high: UInt64
  private let low: UInt64

  package init(of message: UnsafeRawBufferPointer, key: DigestKey) {
    var words: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &words) { digest in
      key.withBytes { BLAKE2b.hash(message, key: $0, into: digest) }
    }
    (high, low) = (UInt64(bigEndian: words.0), UInt64(bigEndian: words.1))
  }

  package init(of message: [UInt8], key: DigestKey) {
    self = message.withUnsafeBytes { ShortDigest(of: $0, key: key) }
  }

  /// Takes a digest's 16 bytes as they were stored; nil for another number of bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
  }

  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// The bytes as 32 lower-case hexadecimal digits.
  package var hex: String { withBytes { hexadecimal($0) } }

  /// Reads 32 hexadecimal digits; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard let bytes = bytesOf(hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }
}

extension ShortDigest: Comparable {
  /// Orders as the bytes and the hexadecimal texts do.
  package static func < (left: ShortDigest, right: ShortDigest) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension ShortDigest: CustomStringConvertible {
  package var description: String { hex }
}

/// The 32 bytes without which nobody can tell what a short digest stands for; never printed.
package struct DigestKey: Sendable {
  package static let byteCount = 32
  private let key: [UInt8]

  /// Takes a key's 32 bytes; nil for another number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    key = bytes
  }

  /// Makes a new key.
  ///
  /// - Throws: `.unavailable` where the system gives no secure random numbers.
  package static func random() throws(SealingError) -> DigestKey {
    try Sodium.require()
    var bytes = [UInt8](repeating: 0, count: byteCount)
    bytes.withUnsafeMutableBytes { buffer in
      if let start = buffer.baseAddress { randombytes_buf(start, buffer.count) }
    }
    return DigestKey(unchecked: bytes)
  }

  private init(unchecked bytes: [UInt8]) {
    key = bytes
  }

  /// Lends the bytes, to be stored where the key belongs.
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    key.withUnsafeBytes(body)
  }
}

extension DigestKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "a key of \(Self.byteCount) bytes" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A BLAKE2b-256 digest: 32 bytes that stand for a message.
package struct Digest: Hashable, Sendable {
  package static let byteCount = 32

  /// The bytes as big-endian words, so that the order of words is that of bytes.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Makes the digest of bytes.
  package init(of message: UnsafeRawBufferPointer) {
    self.init { BLAKE2b.hash(message, into: $0) }
  }

  /// Makes the digest of bytes.
  package init(of message: [UInt8]) {
    self = message.withUnsafeBytes { Digest(of: $0) }
  }

  /// Takes a digest's 32 bytes as they were stored; nil for another number of bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init { $0.copyBytes(from: bytes) }
  }

  /// Takes 32 bytes from where `write` puts them.
  init(_ write: (UnsafeMutableRawBufferPointer) -> Void) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words, write)
    self.words = (
      UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
      UInt64(bigEndian: words.3)
    )
  }

  /// Lends the 32 bytes.
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    var stored = (
      words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian
    )
    return withUnsafeBytes(of: &stored, body)
  }

  package var bytes: [UInt8] { withBytes { Array($0) } }

  package static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
  }
}

extension Digest {
  /// Returns 16 bytes that identify a message to those who hold the key (keyed BLAKE2b-128).
  package static func identity(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var identity = [UInt8](repeating: 0, count: 16)
    identity.withUnsafeMutableBytes { identity in
      message.withUnsafeBytes { message in
        key.withUnsafeBytes { BLAKE2b.hash(message, key: $0, into: identity) }
      }
    }
    return identity
  }
}

extension Digest: Comparable {
  /// Orders as the bytes and the hexadecimal texts do.
  package static func < (left: Digest, right: Digest) -> Bool {
    left.words < right.words
  }
}

extension Digest {
  /// The bytes as 64 lower-case hexadecimal digits.
  package var hex: String { withBytes { hexadecimal($0) } }

  /// Reads 64 hexadecimal digits; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard let bytes = bytesOf(hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }
}

extension Digest: CustomStringConvertible {
  package var description: String { hex }
}

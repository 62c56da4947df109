import CSodium

/// BLAKE2b with a digest and a key of any length it allows (RFC 7693).
enum BLAKE2b {
  /// Fills `digest` (16 to 64 bytes) with the digest of a message; a key has 16 to 64 bytes.
  static func hash(
    _ message: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer? = nil,
    into digest: UnsafeMutableRawBufferPointer
  ) {
    precondition((16...64).contains(digest.count), "a digest has 16 to 64 bytes")
    precondition(key.map { (16...64).contains($0.count) } ?? true, "a key has 16 to 64 bytes")
    guard let start = digest.baseAddress else { return }
    _ = Sodium.isReady
    let result = crypto_generichash(
      start.assumingMemoryBound(to: UInt8.self), digest.count,
      message.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(message.count),
      key?.baseAddress?.assumingMemoryBound(to: UInt8.self), key?.count ?? 0)
    precondition(result == 0, "BLAKE2b takes every message")
  }
}

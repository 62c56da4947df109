import CSodium

/// A digest of a message that comes in parts.
package struct DigestState: ~Copyable {
  private let state: OpaquePointer

  package init() {
    _ = Sodium.isReady
    // libsodium asks for this alignment and does not let Swift see the type.
    state = OpaquePointer(
      UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64))
    let result = crypto_generichash_init(state, nil, 0, Digest.byteCount)
    precondition(result == 0, "BLAKE2b takes every message")
  }

  deinit {
    UnsafeMutableRawPointer(state).deallocate()
  }

  package mutating func update(_ part: UnsafeRawBufferPointer) {
    let bytes = part.assumingMemoryBound(to: UInt8.self)
    guard let start = bytes.baseAddress else { return }
    let result = crypto_generichash_update(state, start, UInt64(part.count))
    precondition(result == 0, "BLAKE2b takes every message")
  }

  package mutating func update(_ part: [UInt8]) {
    part.withUnsafeBytes { update($0) }
  }

  /// Ends the message.
  package consuming func finish() -> Digest {
    Digest { digest in
      guard let start = digest.baseAddress else { return }
      let bytes = start.assumingMemoryBound(to: UInt8.self)
      let result = crypto_generichash_final(state, bytes, digest.count)
      precondition(result == 0, "a state is finished once")
    }
  }
}

/// A state is one message's, and is fed where it was made.
@available(*, unavailable)
extension DigestState: Sendable {}

/// A chain of digests in which no link can be changed, removed or moved without a trace.
///
/// A link covers the one before it, its own header, and the digest of its payload; a payload that is
/// erased later leaves the chain verifiable. All lengths are fixed or written, so that no two
/// messages are read alike; the text in front separates this chain from every other digest.
package enum HashChain {
  /// Returns the head of an empty chain, which belongs to one study.
  ///
  /// BLAKE2b-256 of `percept.chain/1 start`, a line feed, the count of bytes (8, little-endian) and
  /// the identity.
  package static func start(identity: [UInt8]) -> Digest {
    var message = Message(domain: "percept.chain/1 start\n", capacity: 64 + identity.count)
    message.append(count: identity.count)
    message.append(identity)
    return Digest(of: message.bytes)
  }

  /// Returns the head after one more link.
  ///
  /// BLAKE2b-256 of `percept.chain/1 link`, a line feed, the previous head, the count of the header's
  /// bytes (8, little-endian), the header and the payload's digest.
  package static func next(
    previous: Digest, header: UnsafeRawBufferPointer, payload: Digest
  ) -> Digest {
    var message = Message(domain: "percept.chain/1 link\n", capacity: 128 + header.count)
    previous.withBytes { message.append($0) }
    message.append(count: header.count)
    message.append(header)
    payload.withBytes { message.append($0) }
    return Digest(of: message.bytes)
  }

  /// Returns the head after one more link.
  package static func next(previous: Digest, header: [UInt8], payload: Digest) -> Digest {
    header.withUnsafeBytes { next(previous: previous, header: $0, payload: payload) }
  }
}

/// The bytes that a link's digest is made of.
private struct Message {
  private(set) var bytes: [UInt8] = []

  init(domain: StaticString, capacity: Int) {
    bytes.reserveCapacity(capacity)
    append(UnsafeRawBufferPointer(start: domain.utf8Start, count: domain.utf8CodeUnitCount))
  }

  mutating func append(_ part: some Sequence<UInt8>) {
    bytes.append(contentsOf: part)
  }

  mutating func append(count: Int) {
    withUnsafeBytes(of: UInt64(count).littleEndian) { append($0) }
  }
}

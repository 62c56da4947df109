/// A chain of digests in which nothing can be changed, removed or reordered unnoticed.
///
/// Each link is the digest of the link before, the event's header and the digest of its payload, so
/// that the chain still holds where a payload was erased.
package struct HashChain: Hashable, Sendable {
  /// The last link.
  package private(set) var head: Digest
  private var material: [UInt8] = []

  private static let domain = Array("percept.chain.v1".utf8)

  /// Starts the chain of an origin.
  package init(origin: [UInt8]) {
    head = Digest(of: Self.domain + origin)
  }

  /// Goes on from a link that was stored.
  package init(head: Digest) {
    self.head = head
  }

  /// Adds a link and gives it.
  package mutating func append(header: [UInt8], payload: Digest) -> Digest {
    material.removeAll(keepingCapacity: true)
    material.append(contentsOf: Self.domain)
    material.append(contentsOf: head.bytes)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { material.append(contentsOf: $0) }
    material.append(contentsOf: header)
    material.append(contentsOf: payload.bytes)
    head = Digest(of: material)
    return head
  }
}

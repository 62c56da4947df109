/// A chain of digests in which nothing can be changed, removed or reordered unnoticed.
///
/// A link is BLAKE2b-256 of `percept.chain.v1`, the link before (32 bytes), the count of the header's
/// bytes (8, little-endian), the header, and the payload's digest (32 bytes). So the chain still
/// holds where a payload was erased. The first link is that of `percept.chain.v1` and the origin.
package struct HashChain: Sendable {
  /// The last link.
  package private(set) var head: Digest
  /// Room for a link's message, kept from one link to the next.
  private var material: [UInt8] = []

  private static let domain = Array("percept.chain.v1".utf8)

  /// Starts the chain of an origin; the origins of a study are all of one length.
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
    head.withBytes { material.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { material.append(contentsOf: $0) }
    material.append(contentsOf: header)
    payload.withBytes { material.append(contentsOf: $0) }
    head = Digest(of: material)
    return head
  }
}

extension HashChain: Hashable {
  package static func == (left: HashChain, right: HashChain) -> Bool {
    left.head == right.head
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(head)
  }
}

import Sealing

/// Sixteen bytes that stand for a cell's definition to those who hold the study's key.
struct LedgerDigest: Hashable, Comparable, Sendable {
  static let byteCount = 16
  let bytes: [UInt8]

  init(_ key: CellKey, studyKey: [UInt8]) {
    bytes = Digest.identity(of: key.canonicalBytes, key: studyKey)
  }

  init(bytes: [UInt8]) {
    precondition(bytes.count == Self.byteCount, "a ledger's digest has sixteen bytes")
    self.bytes = bytes
  }

  static func < (left: LedgerDigest, right: LedgerDigest) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

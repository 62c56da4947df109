import Files
import Sealing

/// Salts of an import that tell nothing of each other: digests of a secret and a count.
///
/// The secret lives as long as the import. Asking the system for each salt would cost more than
/// everything else that a row needs.
struct SaltSequence {
  private var material = randomBytes(32) + [UInt8](repeating: 0, count: 8)
  private var count: UInt64 = 0
  private var pool: [UInt8] = []

  mutating func next() -> ArraySlice<UInt8> {
    if pool.isEmpty {
      count += 1
      withUnsafeBytes(of: count) { material.replaceSubrange(32..., with: $0) }
      pool = Digest(of: material).bytes
    }
    defer { pool.removeLast(EventPayload.saltCount) }
    return pool.suffix(EventPayload.saltCount)
  }
}

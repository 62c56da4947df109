/// Plain loops over bytes, which the compiler makes ones of vectors.
enum ByteScan {
  /// The greatest of some bytes; zero of none.
  static func greatest(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var greatest: UInt8 = 0
    for byte in bytes { greatest = max(greatest, byte) }
    return greatest
  }

  /// How many bytes are the one wanted, where a mask of zeros and ones lets them count.
  static func count(
    _ wanted: UInt8, in bytes: UnsafeBufferPointer<UInt8>, mask: UnsafeBufferPointer<UInt8>?
  ) -> Int {
    precondition(mask?.count ?? bytes.count == bytes.count, "each byte has its mask")
    guard let start = bytes.baseAddress else { return 0 }
    var count = 0
    // A byte holds the sum of so few ones.
    let length = 128
    for first in stride(from: 0, to: bytes.count, by: length) {
      let rows = min(length, bytes.count - first)
      count += Int(
        mask?.baseAddress.map { few(wanted, start + first, mask: $0 + first, rows) }
          ?? few(wanted, start + first, rows))
    }
    return count
  }

  private static func few(
    _ wanted: UInt8, _ bytes: UnsafePointer<UInt8>, mask: UnsafePointer<UInt8>, _ count: Int
  ) -> UInt8 {
    var sum: UInt8 = 0
    for place in 0..<count {
      // Without a branch, which vectors could not take.
      let same: UInt8 = bytes[place] == wanted ? 0xFF : 0
      sum &+= same & mask[place]
    }
    return sum
  }

  private static func few(
    _ wanted: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int
  ) -> UInt8 {
    var sum: UInt8 = 0
    for place in 0..<count { sum &+= bytes[place] == wanted ? 1 : 0 }
    return sum
  }
}

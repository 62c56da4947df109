/// Numbers found by the bytes of a short text: a file repeats few texts very often.
///
/// Open addressing with linear probing over FNV-1a; it only grows.
struct ByteTable {
  /// How many texts are remembered at most; further ones are read anew each time.
  static let limit = 4096

  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var texts: [UInt8] = []
  private var ends: [Int] = []
  private var numbers: [Int32] = []

  var isFull: Bool { ends.count >= Self.limit }

  func number(of bytes: UnsafeRawBufferPointer) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if equals(entry, bytes) { return Int(numbers[entry]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func insert(_ bytes: UnsafeRawBufferPointer, number: Int) {
    texts.append(contentsOf: bytes)
    ends.append(texts.count)
    numbers.append(Int32(number))
    if ends.count * 2 > slots.count { grow() } else { place(ends.count - 1) }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for entry in ends.indices { place(entry) }
  }

  private mutating func place(_ entry: Int) {
    let mask = slots.count - 1
    let range = range(of: entry)
    var slot = texts.withUnsafeBytes {
      Int(truncatingIfNeeded: Self.hash(UnsafeRawBufferPointer(rebasing: $0[range]))) & mask
    }
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(entry)
  }

  private func range(of entry: Int) -> Range<Int> {
    (entry == 0 ? 0 : ends[entry - 1])..<ends[entry]
  }

  private func equals(_ entry: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: entry)
    guard range.count == bytes.count else { return false }
    var offset = range.lowerBound
    for byte in bytes {
      if texts[offset] != byte { return false }
      offset += 1
    }
    return true
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

/// Short texts numbered in the order they were met: a file repeats few texts very often.
///
/// Open addressing with linear probing over FNV-1a; it only grows.
struct ByteTable {
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// The texts by their numbers.
  var texts: [String] {
    ends.indices.map { String(decoding: bytes[range(of: $0)], as: UTF8.self) }
  }

  /// The number of a text, or nil where it was not met.
  func number(of text: UnsafeRawBufferPointer) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if equals(entry, text) { return entry }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Numbers a text that was not met.
  mutating func insert(_ text: UnsafeRawBufferPointer) -> Int {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() } else { place(ends.count - 1) }
    return ends.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for entry in ends.indices { place(entry) }
  }

  private mutating func place(_ entry: Int) {
    let mask = slots.count - 1
    let range = range(of: entry)
    var slot = bytes.withUnsafeBytes {
      Int(truncatingIfNeeded: Self.hash(UnsafeRawBufferPointer(rebasing: $0[range]))) & mask
    }
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(entry)
  }

  private func range(of entry: Int) -> Range<Int> {
    (entry == 0 ? 0 : ends[entry - 1])..<ends[entry]
  }

  private func equals(_ entry: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: entry)
    guard range.count == text.count else { return false }
    var offset = range.lowerBound
    for byte in text {
      if bytes[offset] != byte { return false }
      offset += 1
    }
    return true
  }

  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

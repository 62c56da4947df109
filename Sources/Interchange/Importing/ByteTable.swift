#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Short texts numbered in the order they were met: a file repeats few texts very often.
///
/// A text of one byte is looked up by that byte. Others stand in open addressing with linear probing
/// over FNV-1a, which only grows.
struct ByteTable {
  private var singles: [Int32] = Array(repeating: -1, count: 256)
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// The texts by their numbers.
  var texts: [String] {
    ends.indices.map { String(decoding: bytes[range(of: $0)], as: UTF8.self) }
  }

  /// The number of a text, or nil where it was not met.
  @inline(__always)
  func number(of text: UnsafeRawBufferPointer) -> Int? {
    guard text.count == 1 else { return slottedNumber(of: text) }
    let number = singles[Int(text[0])]
    return number < 0 ? nil : Int(number)
  }

  /// Numbers a text that was not met.
  mutating func insert(_ text: UnsafeRawBufferPointer) -> Int {
    let number = ends.count
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if text.count == 1 { singles[Int(text[0])] = Int32(number) }
    if ends.count * 2 > slots.count { grow() } else { place(number) }
    return number
  }

  private func slottedNumber(of text: UnsafeRawBufferPointer) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if equals(entry, text) { return entry }
      slot = (slot + 1) & mask
    }
    return nil
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
    guard let start = text.baseAddress, !range.isEmpty else { return true }
    return bytes.withUnsafeBytes { own in
      memcmp(own.baseAddress.map { $0 + range.lowerBound } ?? start, start, range.count) == 0
    }
  }

  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

/// Writes whole numbers of seven bits a byte, the lowest first, and texts after their length.
enum ByteWriter {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var left = number
    while left >= 0x80 {
      bytes.append(UInt8(left & 0x7f) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads what `ByteWriter` wrote, and refuses whatever it cannot have written.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var left: Int { bytes.count - position }

  mutating func byte() throws(LedgerDecodingError) -> UInt8 {
    guard position < bytes.count else { throw .init(position: position, rule: .endsEarly) }
    position += 1
    return bytes[position - 1]
  }

  mutating func number() throws(LedgerDecodingError) -> UInt64 {
    let start = position
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      let next = try byte()
      number |= UInt64(next & 0x7f) << shift
      guard next < 0x80 else { continue }
      guard next != 0 || shift == 0 else { throw .init(position: start, rule: .notShortest) }
      return number
    }
    throw .init(position: start, rule: .tooLarge)
  }

  /// A count of things that take at least so many bytes each.
  mutating func count(ofAtLeast size: Int) throws(LedgerDecodingError) -> Int {
    let start = position
    let count = try number()
    guard count <= UInt64(left / size) else { throw .init(position: start, rule: .endsEarly) }
    return Int(count)
  }

  mutating func bytes(_ count: Int) throws(LedgerDecodingError) -> [UInt8] {
    guard count <= left else { throw .init(position: position, rule: .endsEarly) }
    position += count
    return Array(bytes[position - count..<position])
  }

  mutating func text() throws(LedgerDecodingError) -> String {
    let start = position
    let length = try count(ofAtLeast: 1)
    guard let text = String(validating: try bytes(length), as: UTF8.self) else {
      throw .init(position: start, rule: .notText)
    }
    return text
  }
}

/// Where bytes stop being those of a ledger.
package struct LedgerDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Rule: String, Hashable, Sendable {
    case format = "the bytes are not those of a ledger"
    case version = "the ledger is of a newer version; read it with a newer Percept"
    case endsEarly = "the ledger ends early"
    case goesOn = "the ledger goes on behind its end"
    case notShortest = "a number is not written in the shortest way"
    case tooLarge = "a number is too large"
    case notText = "a name is not text"
    case flags = "a cell's marks are none that exist"
    case order = "cells are not in order, each once"
    case table = "a cell names a table that its release does not have"
  }

  package let position: Int
  package let rule: Rule

  package var description: String { "byte \(position): \(rule.rawValue)" }
}

import Testing

@testable import Disclosure

/// Hostile bytes must give an error, never a crash or a ledger that is written otherwise.
@Suite struct LedgerBytesTests {
  static func bytes() throws -> [UInt8] {
    var ledger = Ledger()
    for seed in 1..<4 {
      let book = try LinkedBook(RandomBookTests.tables(seed))
      try ledger.record(book, book.protected(), as: "release ș\(seed)", key: LedgerTests.key)
    }
    return ledger.encoded
  }

  @Test func `what was written is read again`() throws {
    let bytes = try Self.bytes()
    #expect(try Ledger(decoding: bytes).encoded == bytes)
    #expect(try Ledger(decoding: Ledger().encoded) == Ledger())
  }

  @Test func `a ledger that is cut short is refused`() throws {
    let bytes = try Self.bytes()
    for count in 0..<bytes.count {
      #expect(throws: LedgerDecodingError.self) { try Ledger(decoding: Array(bytes.prefix(count))) }
    }
    #expect(throws: LedgerDecodingError(position: bytes.count, rule: .goesOn)) {
      try Ledger(decoding: bytes + [0])
    }
  }

  @Test func `a newer version is refused by its name`() throws {
    var bytes = try Self.bytes()
    bytes[4] = 3
    #expect(throws: LedgerDecodingError(position: 4, rule: .version)) {
      try Ledger(decoding: bytes)
    }
  }

  @Test func `bytes that are changed are refused or read as they are`() throws {
    let bytes = try Self.bytes()
    var generator = SplitMix(5)
    for _ in 0..<4000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if let ledger = try? Ledger(decoding: changed) { #expect(ledger.encoded == changed) }
    }
  }

  @Test func `random bytes are refused`() {
    var generator = SplitMix(6)
    for _ in 0..<4000 {
      let tail = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let bytes = Array("PLDG".utf8) + [1] + tail
      if let ledger = try? Ledger(decoding: bytes) { #expect(ledger.encoded == bytes) }
    }
  }
}

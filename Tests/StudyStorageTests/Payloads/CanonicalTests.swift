import Testing

@testable import StudyStorage

@Suite struct CanonicalTests {
  /// RFC 8949, appendix A: every value of a kind that payloads hold.
  static let vectors: [(CanonicalToken, String)] = [
    (.integer(0), "00"), (.integer(1), "01"), (.integer(10), "0a"), (.integer(23), "17"),
    (.integer(24), "1818"), (.integer(25), "1819"), (.integer(100), "1864"),
    (.integer(1000), "1903e8"), (.integer(1_000_000), "1a000f4240"),
    (.integer(1_000_000_000_000), "1b000000e8d4a51000"), (.integer(-1), "20"),
    (.integer(-10), "29"), (.integer(-100), "3863"), (.integer(-1000), "3903e7"),
    (.double(1.1), "fb3ff199999999999a"), (.double(-4.1), "fbc010666666666666"),
    (.double(1.0e300), "fb7e37e43c8800759c"), (.blob([]), "40"),
    (.blob([1, 2, 3, 4]), "4401020304"), (.text(""), "60"), (.text("a"), "6161"),
    (.text("IETF"), "6449455446"), (.text("\"\\"), "62225c"), (.text("ü"), "62c3bc"),
    (.text("水"), "63e6b0b4"), (.array(0), "80"), (.array(25), "9819"),
    (.integer(.max), "1b7fffffffffffffff"), (.integer(.min), "3b7fffffffffffffff"),
  ]

  @Test(arguments: vectors)
  func `a value is written as the standard's example`(token: CanonicalToken, hex: String) throws {
    var writer = CanonicalWriter()
    writer.write(token)
    #expect(writer.bytes == bytes(hex))
    var reader = CanonicalReader(bytes(hex))
    #expect(try reader.next() == token)
    #expect(reader.isAtEnd)
  }

  @Test(arguments: vectors.filter { $0.1.count > 2 && !$0.1.hasPrefix("9") })
  func `every prefix of a value is an error`(token: CanonicalToken, hex: String) {
    let whole = bytes(hex)
    for count in 0..<whole.count {
      var reader = CanonicalReader(Array(whole.prefix(count)))
      #expect(throws: MalformedPayload(offset: 0)) { try reader.next() }
    }
  }

  @Test(
    arguments: [
      // Booleans, null, undefined, a simple value, a map, a tag, half and single precision.
      "f4", "f5", "f6", "f7", "f0", "a0", "c11a514b67b0", "f93c00", "fa47c35000",
      // Indefinite lengths and their end.
      "5f42010243030405ff", "7f657374726561646d696e67ff", "9fff", "ff",
      // Integers beyond 64 bits with a sign.
      "1bffffffffffffffff", "3bffffffffffffffff",
      // Longer than need be.
      "1817", "190018", "1a0000ffff", "1b00000000ffffffff", "5800", "7800", "9800",
      // Lengths that are not there, up to the greatest.
      "5bffffffffffffffff", "7b0fffffffffffffff", "5b1000000000000000", "9bffffffffffffffff",
      // Not UTF-8.
      "61ff", "62c328",
    ])
  func `what the writer never writes is an error`(hex: String) {
    var reader = CanonicalReader(bytes(hex))
    #expect(throws: MalformedPayload(offset: 0)) { try reader.next() }
  }

  @Test func `an array of 2^60 elements is refused at its first missing one`() throws {
    var reader = CanonicalReader(bytes("9b1000000000000000"))
    #expect(try reader.array() == 1 << 60)
    #expect(throws: MalformedPayload(offset: 9)) { try reader.integer() }
  }

  @Test func `a value of another kind is an error at its place`() throws {
    var reader = CanonicalReader([0x01, 0x61, 0x61])
    #expect(throws: MalformedPayload(offset: 0)) { try reader.text() }
    #expect(throws: MalformedPayload(offset: 1)) { try reader.integer() }
    #expect(throws: MalformedPayload(offset: 3)) { try reader.integer() }
  }

  private func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap { start in
      UInt8(hex.dropFirst(start).prefix(2), radix: 16)
    }
  }
}

extension CanonicalWriter {
  fileprivate mutating func write(_ token: CanonicalToken) {
    switch token {
    case .integer(let value): integer(value)
    case .double(let value): double(value)
    case .text(let value): text(value)
    case .blob(let value): blob(value)
    case .array(let count): array(count)
    }
  }
}

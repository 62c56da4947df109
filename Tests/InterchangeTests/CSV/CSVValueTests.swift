import Testing

@testable import Interchange

@Suite struct CSVValueTests {
  @Test(arguments: [
    ("0", 0), ("7", 7), ("42", 42), ("-99", -99), ("007", 7), ("-0", 0), ("  12 ", 12),
    ("\"12\"", 12), ("999999999999999999", 999_999_999_999_999_999),
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ("00000000000000000000000000000005", 5),
  ])
  func `a whole number is read`(field: String, value: Int) throws {
    #expect(try firstRecord(field) { $0.integer(at: 0) } == value)
  }

  @Test(arguments: [
    " ", "-", "+5", "1.0", "1e3", "1 2", "0x1F", "12a", "a", "--1", "9223372036854775808",
    "-9223372036854775809", "99999999999999999999999", "\" 12\"", "\"1\"\"\"", "１", "1\t", "nan",
  ])
  func `what is not wholly a whole number is nil`(field: String) throws {
    #expect(try firstRecord(field) { $0.integer(at: 0) } == .some(nil))
  }

  @Test(arguments: [
    ("0", 0), ("1.5", 1.5), ("-2.25", -2.25), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("1.5E-3", 0.0015), ("1e+2", 100), ("0.1", 0.1), ("123456789.123456789", 123456789.123456789),
    ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23),
    ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
    ("1.7976931348623157e308", 1.7976931348623157e308),
    ("12345678901234567890", 12_345_678_901_234_567_168),
    ("0.00000000000000000000000000001", 1e-29), (" 3.5 ", 3.5), ("\"3.5\"", 3.5),
    ("3.14159265358979323846264338327950288", Double.pi), ("1e-400", 0),
  ])
  func `a decimal number is read to the nearest double`(field: String, value: Double) throws {
    #expect(try firstRecord(field) { $0.double(at: 0) } == value)
  }

  @Test func `a minus zero is zero`() throws {
    #expect(try firstRecord("-0.0") { $0.double(at: 0)?.sign } == .some(.plus))
    #expect(try firstRecord("-1e-400") { $0.double(at: 0)?.sign } == .some(.plus))
  }

  @Test(arguments: [
    " ", ".", "-", "-.", "e5", "1e", "1e+", "1,5", "nan", "NaN", "inf", "-Infinity", "0x1p3",
    "1e400", "1 000", "+1", "1.2.3", "1e5.5", "1e1234567", " 1", "٣",
  ])
  func `what is not wholly a finite decimal number is nil`(field: String) throws {
    #expect(try firstRecord("\"\(field)\"") { $0.double(at: 0) } == .some(nil))
  }

  @Test func `random numbers read back as they were`() throws {
    var generator = SplitMix(state: 7)
    let values = (0..<2000).map { _ in
      Double.random(in: -1...1, using: &generator)
        * [1, 1e-5, 1e10, 1e17, 1e300][Int(generator.next() % 5)]
    }
    var read: [Double?] = []
    _ = try Array(("x\n" + values.map { "\($0)" }.joined(separator: "\n")).utf8).withUnsafeBytes {
      try CSVReader($0).forEachRecord { read.append($0.double(at: 0)) }
    }
    #expect(read == values)
  }

  @Test func `text keeps its spaces, and comparing leaves them aside`() throws {
    #expect(try firstRecord(" known ") { $0.string(at: 0) } == " known ")
    #expect(try firstRecord(" known ") { $0.trimmedString(at: 0) } == "known")
    #expect(try firstRecord(" known ") { $0.equals("known".utf8, at: 0) } == true)
    #expect(try firstRecord("\" known \"") { $0.equals("known".utf8, at: 0) } == false)
    #expect(try firstRecord("\"a \"\"b\"\"\"") { $0.equals("a \"b\"".utf8, at: 0) } == true)
    #expect(try firstRecord("known") { $0.equals("know".utf8, at: 0) } == false)
  }

  @Test func `an empty field has nothing in it, quoted or not`() throws {
    #expect(
      try firstRecord("  ,\"\",\" \"") { r in (0..<3).map { r.isEmpty(at: $0) } } == [
        true, true, false,
      ])
    #expect(
      try firstRecord("x,\"x\"") { r in (0..<2).map { r.isQuoted(at: $0) } } == [false, true])
  }

  @Test func `bytes are lent as they stand in the text`() throws {
    let lent = try firstRecord("\"a\"\"b\", c ") { record in
      (0..<2).map { record.withBytes(at: $0) { String(decoding: $0, as: UTF8.self) } }
    }
    #expect(lent == ["a\"b", "c"])
    #expect(try firstRecord("1,2") { $0.withBytes { $0.count } } == 3)
    #expect(try firstRecord("1,\"2\"") { $0.byteRange(at: 1) } == 5..<8)
  }

  @Test func `the hash of a record is that of its bytes and never changes`() throws {
    // FNV-1a of "a" and of "foobar": the test vectors of its authors,
    // http://www.isthe.com/chongo/tech/comp/fnv/.
    #expect(try firstRecord("a\n") { $0.stableHash } == 0xAF63_DC4C_8601_EC8C)
    #expect(try firstRecord("foobar\r\n1") { $0.stableHash } == 0x8594_4171_F739_67E8)
  }
}

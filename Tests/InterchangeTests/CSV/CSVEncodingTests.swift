import Testing

@testable import Interchange

@Suite struct CSVEncodingTests {
  @Test func `a byte order mark of UTF-8 is no part of the first name`() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("id,x\n1,ă\n".utf8)
    #expect(try records(of: bytes) == [["1", "ă"]])
    #expect(try columns(of: "\u{FEFF}id,x\n") == ["id", "x"])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x69, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x69], "UTF-16"),
      ([0xFF, 0xFE, 0, 0, 0x69, 0, 0, 0], "UTF-32"),
    ] as [([UInt8], String)])
  func `another encoding is refused by name`(bytes: [UInt8], name: String) {
    let error = #expect(throws: CSVError.self) { try records(of: bytes) }
    #expect(error?.reason == .wrongEncoding(name))
    #expect(error?.description == "the file is in \(name); save it as UTF-8")
  }

  @Test func `invalid UTF-8 is refused with its place and the likely cause`() {
    let bytes = Array("id,name\n1,ana\n2,Ro".utf8) + [0xBA] + Array("u\n".utf8)
    let error = #expect(throws: CSVError.self) { try records(of: bytes) }
    #expect(error?.byteOffset == 18)
    #expect(
      error?.description == "line 3, column 5 (byte 18): the file is not UTF-8 and looks like "
        + "Latin-1 or Windows-1250; save it as UTF-8")
  }

  @Test func `the place is counted in characters, and in bytes with the mark`() {
    let bytes = Array("\u{FEFF}id\nșțșț".utf8) + [0xFF]
    let error = #expect(throws: CSVError.self) { try records(of: bytes) }
    #expect(error?.line == 2)
    #expect(error?.column == 5)
    #expect(error?.byteOffset == 14)
  }

  @Test func `a zero byte is refused with its place`() {
    let error = #expect(throws: CSVError.self) { try records(of: "id,x\n1,a\0b\n") }
    #expect(error?.reason == .zeroByte)
    #expect(error?.byteOffset == 8)
  }

  @Test(arguments: 0..<40)
  func `a fault is found wherever it stands`(offset: Int) {
    var bytes = [UInt8](repeating: 0x61, count: 40)
    #expect(bytes.withUnsafeBytes { firstTextFault($0) } == nil)
    bytes[offset] = 0
    #expect(
      bytes.withUnsafeBytes { firstTextFault($0) } == TextFault(offset: offset, isZero: true))
    bytes[offset] = 0xC3
    #expect(
      bytes.withUnsafeBytes { firstTextFault($0) } == TextFault(offset: offset, isZero: false))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF],
      [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x28, 0x80],
    ] as [[UInt8]])
  func `overlong, surrogate, cut and impossible sequences are not UTF-8`(bytes: [UInt8]) {
    #expect(
      bytes.withUnsafeBytes { firstTextFault($0) } == TextFault(offset: 0, isZero: false))
  }

  @Test func `every scalar value is UTF-8`() {
    var text = ""
    for value in stride(from: UInt32(1), through: 0x10FFFF, by: 13) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    for value: UInt32 in [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    #expect(Array(text.utf8).withUnsafeBytes { firstTextFault($0) } == nil)
  }
}

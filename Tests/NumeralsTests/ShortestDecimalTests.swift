import Numerals
import Testing

@Suite("The shortest digits of a number")
struct ShortestDecimalTests {
  private func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(shortest: number)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    0, -0.0, 1, -1, 0.1, 0.3, 1 / 3, 100, 12.345, 1e15, 1e16, 1e17, 123_456_789_012_345_680, 0x1p53,
    0x1p53 + 2, 0x1p54, 0x1.fffffffffffffp53, 1e-3, 1e-4, 1.5e-4, 9.999e-5, 1e-5, 1.25e-5, 1e22,
    1e23,
    .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2,
  ])
  func `are those of the standard library`(number: Double) {
    #expect(text(number) == number.description)
    #expect(text(-number) == (-number).description)
  }

  @Test
  func `of any pattern of bits are those of the standard library`() {
    var state: UInt64 = 20_261_125
    var different = 0
    for _ in 0..<100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ state >> 29)
      if number.isFinite, text(number) != number.description { different += 1 }
    }
    #expect(different == 0)
  }

  @Test
  func `between 0.0001 and 2⁵³ are those of the standard library`() {
    var state: UInt64 = 20_261_125
    var different: [Double] = []
    for _ in 0..<100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Any digits, with an exponent of two from −14 to 53.
      let exponent = UInt64(1_009 + state >> 33 % 68)
      let number = Double(bitPattern: exponent << 52 | state & (1 << 52 - 1))
      if text(number) != number.description { different.append(number) }
    }
    #expect(different.isEmpty)
  }

  @Test
  func `of sums and shares, as tables have them, read back as the same number`() {
    var sum = 0.0
    for part in 1...20_000 {
      sum += Double(part % 997) / 1_000
      #expect(text(sum) == sum.description)
      #expect(Double(text(100 * sum / Double(part))) == 100 * sum / Double(part))
    }
  }

  @Test(arguments: [0, 7, 10, 99, 1_000_000, Int.max])
  func `of whole numbers have no point`(whole: Int) {
    var bytes: [UInt8] = []
    bytes.append(digitsOf: whole)
    #expect(String(decoding: bytes, as: UTF8.self) == whole.description)
  }
}

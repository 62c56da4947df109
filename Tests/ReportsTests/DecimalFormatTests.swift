import Testing

@testable import Reports

@Suite struct DecimalFormatTests {
  @Test(arguments: [
    (0.05, 1, "0.1"), (-0.25, 1, "-0.3"), (2.675, 2, "2.68"), (0.5, 0, "1"), (1.5, 0, "2"),
    (2.5, 0, "3"), (99.95, 1, "100.0"), (9.995, 2, "10.00"), (0.049, 1, "0.0"),
    (-0.04, 1, "0.0"), (0, 2, "0.00"), (-0.0, 1, "0.0"), (1e-7, 1, "0.0"),
    (1e21, 1, "1" + Self.zeros),
    (123.456, 0, "123"), (5381, 1, "5381.0"), (0.95, 1, "1.0"), (1.005, 2, "1.01"),
    (62.349999999999994, 1, "62.3"), (.leastNonzeroMagnitude, 3, "0.000"), (.infinity, 1, "∞"),
    (-.infinity, 1, "-∞"), (0x1p53, 0, "9007199254740992"),
  ])
  func `halves go away from zero as the number is written`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(DecimalFormat(decimals: decimals).text(value) == text)
  }

  private static let zeros = String(repeating: "0", count: 21) + ".0"

  @Test(arguments: [
    (0.104, ".104"), (-0.0625, "-.063"), (1, "1.000"), (0.9996, "1.000"), (0, ".000"),
    (-0.00049, ".000"),
  ])
  func `a share has no zero before the point`(value: Double, text: String) {
    #expect(DecimalFormat.share.text(value) == text)
  }

  @Test(arguments: [(0.95, "95"), (0.999, "99.9"), (0.975, "97.5"), (0.07, "7"), (0.5, "50")])
  func `a level is written in percent with the digits it has`(level: Double, text: String) {
    #expect(ShortestDecimal(level).shifted(by: 2).text == text)
  }

  @Test(arguments: [
    (0.0009999, "p < .001"), (0.001, "p = .001"), (0.0544001, "p = .054"), (0.05, "p = .050"),
    (0.9991, "p > .999"), (1, "p = 1.000"), (0, "p < .001"),
  ])
  func `a probability is given to three decimals or as a bound`(p: Double, text: String) {
    #expect(StatisticText.p(p) == text)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `the quick way and the careful way write the same`(decimals: Int) {
    let format = DecimalFormat(decimals: decimals)
    var state: UInt64 = 99
    for _ in 0..<5_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Numbers of few digits, on which halves are common, and of many.
      let whole = Double(Int64(bitPattern: state) >> 44)
      for value in [whole / 16, whole / 1_000, whole / 20_000, whole / 7_001] {
        #expect(format.text(value) == format.text(ShortestDecimal(value)))
      }
    }
  }
}

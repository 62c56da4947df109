import SurveyStatistics
import Testing

@Suite struct SmallBaseTests {
  @Test(arguments: [3.3, 0.7, 1.1, 0.1, 1 / 3.0, 1e-5, 123.456])
  func `thirty respondents of one weight are not under thirty`(weight: Double) {
    for count in [30, 100, 250, 1000] {
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<count {
        sum += weight
        squares += weight * weight
      }
      #expect(!SmallBase.isUnder(sum * sum / squares, Double(count)))
      #expect(SmallBase.isUnder(sum * sum / squares, Double(count) + 1e-6))
    }
  }

  @Test func `a base is under what it falls short of by more than rounding`() {
    #expect(SmallBase.isUnder(29.999_999_99, 30))
    #expect(!SmallBase.isUnder(30 - 7e-15, 30))
    #expect(!SmallBase.isUnder(29.999_999_999_9, 30))
    #expect(SmallBase.isUnder(0, 30))
    #expect(!SmallBase.isUnder(0, 0))
  }
}

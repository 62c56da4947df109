import SurveyStatistics
import Testing

@Suite struct WilcoxonSignedRankTestTests {
  private var depression: [Double] {
    zip(PublishedSamples.depressionBefore, PublishedSamples.depressionAfter).map { $0 - $1 }
  }
  /// Darwin's plants with zeros and ties added.
  private let mixed: [Double] = [
    6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75, 0, 0, -6, 6, 0,
  ]

  @Test func `the depression scores agree with R`() throws {
    let test = try WilcoxonSignedRankTest(differences: depression)
    // R 4.2.2 wilcox.test(x, y, paired = TRUE), and exact = FALSE without and with correction.
    #expect(test.statistic.value == 40)
    #expect(isClose(test.pValue(.greater).value, 0.01953125))
    #expect(isClose(test.pValue.value, 0.0390625))
    func normal(_ isCorrected: Bool) throws -> Double {
      try WilcoxonSignedRankTest(
        differences: depression, method: .normalApproximation(continuityCorrected: isCorrected)
      ).pValue.value
    }
    #expect(isClose(try normal(false), 0.03815171017341516))
    #expect(isClose(try normal(true), 0.04401098401295146))
  }

  @Test func `the pseudomedian agrees with R`() throws {
    let center = try HodgesLehmannPseudomedian(differences: depression)
    let interval = try #require(center.confidenceInterval())
    // R 4.2.2 wilcox.test(x, y, paired = TRUE, conf.int = TRUE).
    #expect(isClose(center.value, 0.46))
    #expect(isClose(interval.lower, 0.01))
    #expect(isClose(interval.upper, 0.786))
  }

  // SciPy 1.17.1 wilcoxon(zero_method="wilcox" | "pratt" | "zsplit", method="asymptotic").
  @Test(
    arguments: [
      (WilcoxonSignedRankTest.Zeros.dropped, false, 0.02763310102872767),
      (.dropped, true, 0.029348471890054954), (.ranked, false, 0.018346897936891104),
      (.ranked, true, 0.01929287446961359), (.split, false, 0.018592661260117514),
      (.split, true, 0.019547624274198712),
    ])
  func `the handling of zeros changes p as in SciPy`(
    zeros: WilcoxonSignedRankTest.Zeros, isCorrected: Bool, p: Double
  ) throws {
    let test = try WilcoxonSignedRankTest(
      differences: mixed, zeros: zeros,
      method: .normalApproximation(continuityCorrected: isCorrected))
    #expect(isClose(test.pValue.value, p))
  }

  @Test func `dropped zeros are noted`() throws {
    let test = try WilcoxonSignedRankTest(differences: [1, 0, -2, 3])
    #expect(test.notes == [.zeroDifferencesDropped(1)])
    #expect(test.statistic.value == 4)
    #expect(isClose(test.rankBiserial, 1.0 / 3))
  }

  @Test func `the exact p with ties agrees with enumeration`() throws {
    let test = try WilcoxonSignedRankTest(differences: [2, 2, -2, 5])
    // Ranks 2, 2, 2, 4 and V = 8: the sums of 16 sign patterns that reach 8 are 10, 8, 8, 8.
    #expect(isClose(test.pValue(.greater).value, 4.0 / 16))
  }

  @Test func `differences that cannot answer are refused`() {
    #expect(throws: StatisticsError.noDiscordantPairs) {
      try WilcoxonSignedRankTest(differences: [0, 0])
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try WilcoxonSignedRankTest(differences: [])
    }
  }
}

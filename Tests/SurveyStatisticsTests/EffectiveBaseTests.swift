import Testing

@testable import SurveyStatistics

@Suite("Tests on effective bases")
struct EffectiveBaseTests {
  @Test
  func `without weights and overlap t² is Pearson's chi-square`() throws {
    let table = ContingencyTable([[56, 48], [14, 32]])
    let test = try EffectiveProportionTest(shares: (0.8, 0.6), bases: (70, 80))
    let pearson = try PearsonChiSquare(table)
    #expect(abs(test.statistic.value * test.statistic.value - pearson.statistic.value) < 1e-10)
    #expect(test.statistic.degreesOfFreedom == [148])
  }

  /// scipy 1.17.1; see Reference/effective_base.py.
  @Test
  func `overlap narrows the error and takes degrees of freedom`() throws {
    let test = try EffectiveProportionTest(
      shares: (0.45, 0.3), bases: (50.5, 61.25), overlap: 20)
    #expect(test.statistic.degreesOfFreedom == [89.75])
    #expect(abs(test.statistic.value / EffectiveBaseReference.proportionT - 1) < 1e-9)
    #expect(abs(test.pValue.value / EffectiveBaseReference.proportionP - 1) < 1e-9)
  }

  @Test
  func `a part against its whole has the error of the part less the whole's`() throws {
    let test = try EffectiveProportionTest(shares: (0.5, 0.4), bases: (40, 100), overlap: 40)
    let pooled = (0.5 * 40 + 0.4 * 100) / 140
    let error = (pooled * (1 - pooled) * (1.0 / 40 - 1.0 / 100)).squareRoot()
    #expect(abs((test.difference.standardError ?? 0) - error) < 1e-14)
  }

  @Test
  func `without weights and overlap means are compared by Student's test`() throws {
    let first = [3.0, 4, 5, 5, 6, 7]
    let second = [1.0, 2, 2, 4, 4]
    let (a, b) = (try SampleSummary(first), try SampleSummary(second))
    let test = try EffectiveMeanTest(
      means: (a.mean, b.mean), variances: (a.sampleVariance, b.sampleVariance), bases: (6, 5))
    #expect(abs(test.statistic.value / EffectiveBaseReference.meanT - 1) < 1e-9)
    #expect(abs(test.pValue.value / EffectiveBaseReference.meanP - 1) < 1e-9)
  }

  @Test
  func `shares without variation are not compared`() {
    #expect(throws: StatisticsError.zeroVariance) {
      try EffectiveProportionTest(shares: (1, 1), bases: (40, 50))
    }
    #expect(throws: StatisticsError.zeroVariance) {
      try EffectiveProportionTest(shares: (0.5, 0.5), bases: (40, 40), overlap: 40)
    }
  }

  @Test
  func `too small bases have no degrees of freedom`() {
    #expect(throws: StatisticsError.self) {
      try EffectiveProportionTest(shares: (0.5, 0.25), bases: (1, 1))
    }
  }
}

/// Computed by Reference/effective_base.py with scipy 1.17.1.
private enum EffectiveBaseReference {
  static let proportionT = 2.042441281159889
  static let proportionP = 0.044041861547836125
  static let meanT = 2.8670321152902534
  static let meanP = 0.0185663038450778
}

import SurveyStatistics
import Testing

// Expected values: R 4.2.2 on `attitude`, from cov, cor and qf; psych 2.2.9 prints .84314277,
// .8390838 and [.74, .92].

@Suite struct ScaleTests {
  /// Thirty departments by seven items; Chatterjee & Price 1977, R's `attitude`.
  private let attitude: [[Double]] = [
    [43, 51, 30, 39, 61, 92, 45],
    [63, 64, 51, 54, 63, 73, 47],
    [71, 70, 68, 69, 76, 86, 48],
    [61, 63, 45, 47, 54, 84, 35],
    [81, 78, 56, 66, 71, 83, 47],
    [43, 55, 49, 44, 54, 49, 34],
    [58, 67, 42, 56, 66, 68, 35],
    [71, 75, 50, 55, 70, 66, 41],
    [72, 82, 72, 67, 71, 83, 31],
    [67, 61, 45, 47, 62, 80, 41],
    [64, 53, 53, 58, 58, 67, 34],
    [67, 60, 47, 39, 59, 74, 41],
    [69, 62, 57, 42, 55, 63, 25],
    [68, 83, 83, 45, 59, 77, 35],
    [77, 77, 54, 72, 79, 77, 46],
    [81, 90, 50, 72, 60, 54, 36],
    [74, 85, 64, 69, 79, 79, 63],
    [65, 60, 65, 75, 55, 80, 60],
    [65, 70, 46, 57, 75, 85, 46],
    [50, 58, 68, 54, 64, 78, 52],
    [50, 40, 33, 34, 43, 64, 33],
    [64, 61, 52, 62, 66, 80, 41],
    [53, 66, 52, 50, 63, 80, 37],
    [40, 37, 42, 58, 50, 57, 49],
    [63, 54, 42, 48, 66, 75, 33],
    [66, 77, 66, 63, 88, 76, 72],
    [78, 75, 58, 74, 80, 78, 49],
    [48, 57, 44, 45, 51, 83, 38],
    [85, 85, 71, 71, 77, 74, 55],
    [82, 82, 39, 59, 64, 78, 39],
  ]

  @Test func `alpha agrees with R`() throws {
    let alpha = try CronbachAlpha(try ItemCovariance(attitude))
    let interval = try #require(alpha.confidenceInterval())
    #expect(isClose(alpha.estimate.value, 0.8431427695647599))
    #expect(isClose(alpha.standardizedAlpha, 0.8390838030295105))
    #expect(isClose(interval.lower, 0.7393756856431073))
    #expect(isClose(interval.upper, 0.9157730721599816))
  }

  @Test func `each item's part agrees with R`() throws {
    let items = try CronbachAlpha(try ItemCovariance(attitude)).itemStatistics
    #expect(isClose(try #require(items[0].itemRest), 0.6712620572236643))
    #expect(isClose(try #require(items[5].itemRest), 0.2650343391966761))
    #expect(isClose(try #require(items[0].alphaIfDropped), 0.8097602063089214))
    #expect(isClose(try #require(items[5].alphaIfDropped), 0.8638723114464368))
  }

  @Test func `omega agrees with R's factanal`() throws {
    // factanal(attitude, 1) with tightened control, and the same likelihood by expectation and
    // maximization in NumPy 2.4, which agree to ten digits.
    let omega = try McDonaldOmega(try ItemCovariance(attitude))
    #expect(isClose(omega.value, 0.8563267928975414))
    #expect(isClose(omega.value, 0.8563267929538705))
    #expect(isClose(omega.loadings[1], 0.9022410809971535, relative: 1e-4))
  }

  @Test func `the split half agrees with R`() throws {
    let halves = try SplitHalfReliability(try ItemCovariance(attitude))
    #expect(isClose(halves.correlation, 0.8562073502258603))
    #expect(isClose(halves.spearmanBrown, 0.922534166370668))
    #expect(isClose(halves.guttman, 0.9052318984640286))
  }

  @Test func `of yes and no items alpha is Kuder and Richardson's`() throws {
    let answers: [[Double]] = [
      [1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0], [1, 1, 0], [0, 1, 0],
    ]
    // Σ p q = 8/36 + 8/36 + 5/36; the sums 2 1 3 0 2 1 have the variance 33/36 over n.
    let expected = 1.5 * (1 - 21.0 / 33)
    let alpha = try CronbachAlpha(try ItemCovariance(answers))
    #expect(isClose(alpha.estimate.value, expected))
  }

  @Test func `an item that was not reversed lowers alpha`() throws {
    let reversed = attitude.map { row in [100 - row[0]] + row.dropFirst() }
    let alpha = try CronbachAlpha(try ItemCovariance(reversed))
    #expect(alpha.estimate.value < 0.6)
    #expect(try #require(alpha.itemStatistics[0].itemRest) < 0)
  }

  @Test func `alpha of equal items is one and omega does not exist`() throws {
    let same = try ItemCovariance([[1, 1, 1], [2, 2, 2], [5, 5, 5]])
    #expect(isClose(try CronbachAlpha(same).estimate.value, 1))
    #expect(throws: StatisticsError.noConvergence) { try McDonaldOmega(same) }
  }

  @Test func `a one-factor population has omega from its loadings`() throws {
    // Loadings .8 .7 .6 .5 on unit variances: ω = 2.6² / (2.6² + 2.26).
    let loadings = [0.8, 0.7, 0.6, 0.5]
    let omega = try McDonaldOmega(try ItemCovariance(exactSample(loadings)))
    #expect(isClose(omega.value, 6.76 / (6.76 + 2.26)))
    for (found, loading) in zip(omega.loadings, loadings) { #expect(isClose(found, loading)) }
  }

  /// Answers whose correlations are exactly those of one factor: sign patterns of a factor and four
  /// errors, all 32 of them.
  private func exactSample(_ loadings: [Double]) -> [[Double]] {
    (0..<32).map { pattern in
      func sign(_ bit: Int) -> Double { pattern >> bit & 1 == 0 ? -1 : 1 }
      return loadings.enumerated().map { item, loading in
        loading * sign(4) + (1 - loading * loading).squareRoot() * sign(item)
      }
    }
  }

  @Test func `answers that cannot make a scale are refused`() {
    #expect(throws: StatisticsError.zeroVariance) { try ItemCovariance([[1, 2], [1, 3]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try ItemCovariance([[1], [2]])
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 1)) {
      try ItemCovariance([[1, 2]])
    }
    #expect(throws: StatisticsError.constantSum) {
      try CronbachAlpha(try ItemCovariance([[1, 3], [2, 2], [3, 1]]))
    }
  }

  @Test(arguments: [[[1.0, 3], [5, 2]], [[1, 5], [3, 2]], [[1, 5], [5, 1]]])
  func `items that cancel each other out are not called equal`(rows: [[Double]]) {
    let error = #expect(throws: StatisticsError.self) {
      try CronbachAlpha(try ItemCovariance(rows))
    }
    #expect(error == .constantSum)
    #expect(error?.description.contains("all equal") == false)
  }
}

import SurveyStatistics
import Testing

@Suite struct ExploratoryFactorTests {
  /// Six tests of ability, 112 people; Smith & Stanley 1983, R's `ability.cov`.
  private static let covariances: [Double] = [
    24.641, 5.991, 33.520, 6.023, 20.755, 29.701, 5.991, 6.700, 18.137, 1.782, 4.936, 7.204,
    33.520, 18.137, 149.831, 19.424, 31.430, 50.753, 6.023, 1.782, 19.424, 12.711, 4.757, 9.075,
    20.755, 4.936, 31.430, 4.757, 52.604, 66.762, 29.701, 7.204, 50.753, 9.075, 66.762, 135.292,
  ]
  private var correlations: [Double] {
    let s = ExploratoryFactorTests.covariances
    return s.indices.map { s[$0] / (s[$0 / 6 * 7] * s[$0 % 6 * 7]).squareRoot() }
  }

  private func factors(
    _ count: Int, _ method: ExploratoryFactors.Method = .maximumLikelihood
  ) throws -> ExploratoryFactors {
    try ExploratoryFactors(
      correlations: correlations, items: 6, factors: count, sampleSize: 112, method: method)
  }

  // R 4.2.2: factanal(factors = k, covmat = ability.cov, rotation = "none",
  // control = list(opt = list(factr = 10, pgtol = 0))). Its uniquenesses settle to about 1e-7.
  @Test(
    arguments: [
      (
        1, 75.17959130053178, 9.0, 1.456384565470032e-12,
        [0.53459892007, 0.85257899818, 0.74818564688, 0.91012780737, 0.23171610915, 0.27974111543]
      ),
      (
        2, 6.106616498750226, 4, 0.191326315609802,
        [0.45522417521, 0.58933217085, 0.21817955568, 0.76942144067, 0.05245175592, 0.33358833295]
      ),
    ])
  func `maximum likelihood agrees with factanal`(
    count: Int, chiSquare: Double, df: Double, p: Double, uniquenesses: [Double]
  ) throws {
    let model = try factors(count)
    let fit = try #require(model.fit)
    #expect(isClose(fit.statistic.value, chiSquare))
    #expect(fit.statistic.degreesOfFreedom == [df])
    #expect(isClose(fit.pValue.value, p, relative: 1e-7))
    for (one, other) in zip(model.uniquenesses, uniquenesses) {
      #expect(isClose(one, other, relative: 1e-5))
    }
    #expect(model.heywoodItems.isEmpty)
  }

  @Test func `communality and uniqueness are the whole of an item`() throws {
    let model = try factors(2)
    for (own, common) in zip(model.uniquenesses, model.communalities) {
      #expect(isClose(own + common, 1, relative: 1e-9))
    }
  }

  @Test func `minimum residuals agree with psych`() throws {
    // R 4.2.2, psych 2.2.9: fa(cov2cor(ability.cov$cov), 2, fm = "minres", rotate = "none"), whose
    // optimizer stops at about 1e-4; its objective is the likelihood's, as here.
    let model = try factors(2, .minimumResiduals)
    let published = [0.5671, 0.3765, 0.8347, 0.2024, 0.9386, 0.6695]
    for (one, other) in zip(model.communalities, published) { #expect(abs(one - other) < 2e-3) }
    #expect(abs(try #require(model.fit).statistic.value - 7.1633) < 0.02)
    // What it makes small: no other uniquenesses leave smaller residuals.
    #expect(model.discrepancy < (try residuals(of: factors(2))))
  }

  /// Half the squared residual correlations that a model leaves, the diagonal included.
  private func residuals(of model: ExploratoryFactors) throws -> Double {
    var sum = 0.0
    for cell in correlations.indices where cell / 6 != cell % 6 {
      let common = zip(model.loadings[cell / 6], model.loadings[cell % 6])
      let rest = correlations[cell] - common.reduce(0) { $0 + $1.0 * $1.1 }
      sum += rest * rest
    }
    return sum / 2
  }

  @Test func `varimax agrees with R up to sign and order`() throws {
    // R 4.2.2: varimax(loadings, eps = 1e-14); the squared loadings of the first factor.
    let turned = RotatedLoadings.varimax(try factors(2).loadings).loadings
    let published = [
      0.501137722, 0.158013852, 0.208476521, 0.109995024, 0.956801783, 0.785471848,
    ]
    let column = abs(turned[4][0]) > abs(turned[4][1]) ? 0 : 1
    for (row, expected) in zip(turned, published) {
      #expect(abs(abs(row[column]) - expected) < 1e-5)
    }
  }

  @Test func `oblimin agrees with GPArotation`() throws {
    // R 4.2.2, GPArotation 2022.10-2: oblimin(loadings, eps = 1e-12).
    let turned = try RotatedLoadings.oblimin(try factors(2).loadings)
    #expect(abs(abs(turned.factorCorrelations[0][1]) - 0.4645576) < 1e-4)
    let published = [0.386365, -0.011006, -0.026292, -0.018018, 0.990089, 0.790572]
    let column = abs(turned.loadings[4][0]) > 0.5 ? 0 : 1
    for (row, expected) in zip(turned.loadings, published) {
      #expect(abs(abs(row[column]) - abs(expected)) < 1e-4)
    }
  }

  @Test func `rotation leaves what the factors explain`() throws {
    let model = try factors(2)
    let turned = RotatedLoadings.varimax(model.loadings).loadings
    for (row, expected) in zip(turned, model.communalities) {
      #expect(isClose(row.reduce(0) { $0 + $1 * $1 }, expected))
    }
  }

  @Test func `too many factors and dependent items are refused`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 7, found: 6)) { try factors(4) }
    #expect(throws: StatisticsError.singularCovariance) {
      try ExploratoryFactors(
        correlations: [1, 1, 0, 1, 1, 0, 0, 0, 1], items: 3, factors: 1, sampleSize: 50)
    }
  }
}

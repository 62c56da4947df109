import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 50 digits; standard errors by the delta method with numerical
// derivatives. R 4.2.2 closed forms give the same first ten digits for hair by eye.

@Suite struct NominalAssociationTests {
  private let hair = PublishedTables.hairByEye
  private let party = PublishedTables.partyByGender

  @Test(
    arguments: [
      (TableSide?.some(.columns), 0.23387096774193548, 0.023646600112034806),
      (.some(.rows), 0.032679738562091503, 0.042881870106147933),
      (nil, 0.14306784660766962, 0.029781860369246395),
    ])
  func `lambda agrees with its definition`(
    dependent: TableSide?, value: Double, standardError: Double
  ) throws {
    let lambda = try Lambda(hair, dependent: dependent)
    #expect(isClose(lambda.estimate.value, value))
    #expect(isClose(try #require(lambda.estimate.standardError), standardError))
  }

  @Test func `lambda is zero in spite of association, and then has no standard error`() throws {
    let lambda = try Lambda(party, dependent: .columns)
    #expect(lambda.estimate.value == 0)
    #expect(lambda.estimate.standardError == nil)
    #expect(lambda.confidenceInterval() == nil)
    #expect(try PearsonChiSquare(party).pValue.value < 1e-6)
  }

  @Test func `a tie for the most frequent category leaves lambda without a standard error`() throws
  {
    let tied = ContingencyTable([[8, 8, 1], [2, 3, 9]])
    let lambda = try Lambda(tied, dependent: .columns)
    #expect(lambda.estimate.value > 0)
    #expect(lambda.estimate.standardError == nil)
  }

  @Test(
    arguments: [
      (TableSide?.some(.columns), 0.09762248929184863, 0.014612687956036213),
      (.some(.rows), 0.099231298249606733, 0.014468301679043247),
      (nil, 0.098420319687762634, 0.014500783747769625),
    ])
  func `the uncertainty coefficient agrees with its definition`(
    dependent: TableSide?, value: Double, standardError: Double
  ) throws {
    let coefficient = try UncertaintyCoefficient(hair, dependent: dependent)
    #expect(isClose(coefficient.estimate.value, value))
    #expect(isClose(try #require(coefficient.estimate.standardError), standardError))
  }

  @Test func `uncertainty is the likelihood ratio over twice n entropies`() throws {
    let table = PublishedTables.jobSatisfaction
    let ratio = try LikelihoodRatioChiSquare(table).statistic.value
    let columns = try UncertaintyCoefficient(table, dependent: .columns).estimate.value
    let rows = try UncertaintyCoefficient(table, dependent: .rows).estimate.value
    let both = try UncertaintyCoefficient(table, dependent: nil).estimate.value
    // U is G²/2n divided by H(columns), by H(rows), and by their mean: so 2/U = 1/U₁ + 1/U₂.
    #expect(isClose(2 / both, 1 / columns + 1 / rows, relative: 1e-12))
    #expect(isClose(both, 0.028243602464078183))
    #expect(ratio > 0)
  }

  @Test(
    arguments: [
      (TableSide.columns, 0.11363764060583138, 0.016989308655521468),
      (.rows, 0.07460868532832155, 0.012532298519765712),
    ])
  func `Goodman and Kruskal's tau agrees with its definition`(
    dependent: TableSide, value: Double, standardError: Double
  ) throws {
    let tau = try GoodmanKruskalTau(hair, dependent: dependent)
    #expect(isClose(tau.estimate.value, value))
    #expect(isClose(try #require(tau.estimate.standardError), standardError))
  }

  @Test func `Goodman and Kruskal's tau of a 2 by 2 table is phi squared`() throws {
    let table = PublishedTables.dollHillWomen
    let phi = try Phi(table).estimate.value
    let tau = try GoodmanKruskalTau(table, dependent: .rows).estimate.value
    #expect(isClose(tau, phi * phi, relative: 1e-12))
  }

  @Test func `bias-corrected V is Bergsma's`() throws {
    // R 4.2.2 closed form: .2704831529 and .10091998278 (ten digits printed).
    #expect(isClose(try BiasCorrectedCramersV(hair).estimate.value, 0.2704831529, relative: 1e-9))
    #expect(
      isClose(try BiasCorrectedCramersV(party).estimate.value, 0.10091998278, relative: 1e-9))
    #expect(try BiasCorrectedCramersV(PublishedTables.jobSatisfaction).estimate.value == 0)
  }

  @Test func `bias-corrected V of two observations does not exist`() {
    #expect(throws: StatisticsError.indeterminate) {
      try BiasCorrectedCramersV(ContingencyTable([[1, 0], [0, 1]]))
    }
  }

  @Test func `the contingency coefficient agrees and cannot reach one`() throws {
    let coefficient = try ContingencyCoefficient(hair)
    // R 4.2.2 closed form: .4351585388 (ten digits printed).
    #expect(isClose(coefficient.estimate.value, 0.4351585388, relative: 1e-9))
    let perfect = try ContingencyCoefficient(ContingencyTable([[5, 0], [0, 5]]))
    #expect(isClose(perfect.estimate.value, perfect.maximum, relative: 1e-15))
  }
}

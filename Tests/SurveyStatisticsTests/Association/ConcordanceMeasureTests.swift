import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 50 digits. Estimates by comparing every pair of cells; ASE1 by
// the delta method with numerical derivatives; ASE0 from its definition. R 4.2.2 gives the same
// first eight digits for Agresti's table (C = 1331, D = 849), and so does Agresti 2002, p. 57.

@Suite struct ConcordanceMeasureTests {
  private let job = PublishedTables.jobSatisfaction
  private let hair = PublishedTables.hairByEye

  @Test func `gamma agrees with its definition`() throws {
    let gamma = try GoodmanKruskalGamma(job)
    #expect(isClose(gamma.estimate.value, 0.22110091743119266))
    #expect(isClose(try #require(gamma.estimate.standardError), 0.11716282939545594))
    #expect(isClose(gamma.nullStandardError, 0.11941930286143962))
    let other = try GoodmanKruskalGamma(hair)
    #expect(isClose(other.estimate.value, 0.3177721339554663))
    #expect(isClose(try #require(other.estimate.standardError), 0.042965681391571901))
    #expect(isClose(other.nullStandardError, 0.043446186096967589))
  }

  @Test func `tau-b agrees with its definition`() throws {
    let tau = try KendallTauB(job)
    #expect(isClose(tau.estimate.value, 0.15235215134659691))
    #expect(isClose(try #require(tau.estimate.standardError), 0.081836065714331776))
    #expect(isClose(tau.nullStandardError, 0.082287255587318447))
    let other = try KendallTauB(PublishedTables.partyByGender)
    #expect(isClose(other.estimate.value, 0.096427213203074907))
    #expect(isClose(try #require(other.estimate.standardError), 0.018015795165579044))
  }

  @Test func `tau-c agrees with its definition`() throws {
    let tau = try StuartTauC(job)
    #expect(isClose(tau.estimate.value, 0.13946759259259259))
    #expect(isClose(try #require(tau.estimate.standardError), 0.075328148216996056))
    #expect(isClose(tau.nullStandardError, 0.075328148216996056))
    #expect(
      isClose(
        try StuartTauC(PublishedTables.partyByGender).estimate.value, 0.10784774575193503))
  }

  @Test func `Somers' D agrees with its definition in both directions`() throws {
    let columns = try SomersD(job, dependent: .columns)
    #expect(isClose(columns.estimate.value, 0.14172302264039988))
    #expect(isClose(try #require(columns.estimate.standardError), 0.076395112936106421))
    #expect(isClose(columns.nullStandardError, 0.076546333501305019))
    let rows = try SomersD(job, dependent: .rows)
    #expect(isClose(rows.estimate.value, 0.16377845735643901))
    #expect(isClose(try #require(rows.estimate.standardError), 0.087802794135584902))
    #expect(isClose(rows.nullStandardError, 0.088458742860325644))
  }

  @Test func `Somers' D with dependent columns is SciPy's`() throws {
    // scipy 1.17.1 somersd of this table (hotel cleanliness by rating): 0.6032766111513396; SciPy
    // takes the rows as independent.
    let table = ContingencyTable([[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]])
    let columns = try SomersD(table, dependent: .columns).estimate.value
    #expect(isClose(columns, 0.6032766111513396))
    #expect(abs(try SomersD(table, dependent: .rows).estimate.value - columns) > 0.05)
  }

  @Test func `the test divides by the null standard error and the interval does not`() throws {
    let gamma = try GoodmanKruskalGamma(job)
    let test = try #require(gamma.independenceTest)
    let interval = try #require(gamma.confidenceInterval())
    #expect(isClose(test.statistic.value, 0.22110091743119266 / 0.11941930286143962))
    let reach = 1.9599639845400542 * 0.11716282939545594
    #expect(isClose(interval.upper - interval.lower, 2 * reach))
  }

  @Test func `the z tests of gamma, tau-b, tau-c and D are the same number`() throws {
    let gamma = try #require(try GoodmanKruskalGamma(job).independenceTest).statistic.value
    let b = try #require(try KendallTauB(job).independenceTest).statistic.value
    let c = try #require(try StuartTauC(job).independenceTest).statistic.value
    let d = try #require(try SomersD(job, dependent: .rows).independenceTest).statistic.value
    for z in [b, c, d] { #expect(isClose(z, gamma, relative: 1e-13)) }
  }

  @Test func `tau-b is the geometric mean of the two D`() throws {
    let product =
      try SomersD(hair, dependent: .rows).estimate.value
      * SomersD(hair, dependent: .columns).estimate.value
    #expect(isClose(try KendallTauB(hair).estimate.value, product.squareRoot(), relative: 1e-13))
  }

  @Test func `reversing one variable's order reverses the sign`() throws {
    let reversed = ContingencyTable(
      (0..<4).map { row in (0..<4).reversed().map { job[row, $0] } })
    let gamma = try GoodmanKruskalGamma(job).estimate
    let mirror = try GoodmanKruskalGamma(reversed).estimate
    #expect(isClose(mirror.value, -gamma.value, relative: 1e-13))
    #expect(
      isClose(
        try #require(mirror.standardError), try #require(gamma.standardError), relative: 1e-12))
  }

  @Test func `one-sided p-values sum to one`() throws {
    let test = try #require(try KendallTauB(job).independenceTest)
    #expect(isClose(test.pValue(.less).value + test.pValue(.greater).value, 1, relative: 1e-14))
    #expect(isClose(test.pValue.value, 2 * test.pValue(.greater).value, relative: 1e-14))
  }

  @Test func `perfect order gives one and no test`() throws {
    let gamma = try GoodmanKruskalGamma(ContingencyTable([[3, 0], [0, 3]]))
    #expect(gamma.estimate.value == 1)
    #expect(gamma.independenceTest == nil)
  }
}

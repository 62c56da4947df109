import SurveyStatistics
import Testing

@Suite struct CohenKappaTests {
  /// Answers of 91 couples; Hout and others 1987, `SexualFun` in R's vcd.
  private let couples = ContingencyTable([
    [7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14],
  ])
  /// Diagnoses of Winnipeg patients; Landis & Koch 1977, `MSPatients` in R's vcd.
  private let patients = ContingencyTable([
    [38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10],
  ])

  // R 4.2.2, vcd 1.4-11: Kappa(SexualFun), and with weights = "Fleiss-Cohen" for the last.
  @Test(
    arguments: [
      (AgreementWeights.unweighted, 0.1293302540415704, 0.0685985324807086),
      (.linear, 0.2373806275579809, 0.0783163347783729),
      (.quadratic, 0.3320455862468612, 0.0972975219586046),
    ])
  func `each weighting agrees with vcd`(
    weights: AgreementWeights, value: Double, standardError: Double
  ) throws {
    let kappa = try CohenKappa(couples, weights: weights)
    #expect(isClose(kappa.estimate.value, value))
    #expect(isClose(try #require(kappa.estimate.standardError), standardError))
  }

  @Test func `the patients' table agrees with vcd`() throws {
    // R 4.2.2, vcd 1.4-11: Kappa(MSPatients[, , 1]).
    #expect(isClose(try CohenKappa(patients).estimate.value, 0.207942464040025))
    let linear = try CohenKappa(patients, weights: .linear).estimate
    #expect(isClose(linear.value, 0.379730547986679))
    #expect(isClose(try #require(linear.standardError), 0.051666826218334))
  }

  @Test func `the vision table agrees with irr`() throws {
    // mpmath 1.3.0; R's irr prints .59538883.
    #expect(isClose(try CohenKappa(PairedTables.vision).estimate.value, 0.59538882808943412))
  }

  @Test func `Cohen's own weights agree with his example`() throws {
    // Cohen 1968, 200 patients: κ = .49 and weighted κ = .35; digits by mpmath 1.3.0.
    let table = ContingencyTable([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    let disagreement: [Double] = [0, 1, 3, 1, 0, 6, 3, 6, 0]
    let weights = disagreement.map { 1 - $0 / 6 }
    #expect(isClose(try CohenKappa(table).estimate.value, 0.49152542372881356))
    let weighted = try CohenKappa(table, weights: .given(weights))
    #expect(isClose(weighted.estimate.value, 0.34782608695652174))
    #expect(isClose(try #require(weighted.estimate.standardError), 0.075504015254822939))
  }

  @Test func `weights are not interchangeable`() throws {
    let linear = try CohenKappa(couples, weights: .linear).estimate.value
    let quadratic = try CohenKappa(couples, weights: .quadratic).estimate.value
    #expect(quadratic - linear > 0.09)
  }

  @Test func `the order of categories matters to weighted kappa alone`() throws {
    let order = [2, 0, 3, 1]
    let shuffled = ContingencyTable(order.map { row in order.map { couples[row, $0] } })
    let plain = try CohenKappa(couples).estimate.value
    #expect(isClose(try CohenKappa(shuffled).estimate.value, plain, relative: 1e-13))
    let weighted = try CohenKappa(couples, weights: .linear).estimate.value
    #expect(abs(try CohenKappa(shuffled, weights: .linear).estimate.value - weighted) > 0.01)
  }

  @Test func `the test's standard error is not the interval's`() throws {
    let kappa = try CohenKappa(couples)
    #expect(kappa.nullStandardError != kappa.estimate.standardError)
    let test = try #require(kappa.independenceTest)
    #expect(
      isClose(test.statistic.value, kappa.estimate.value / kappa.nullStandardError))
  }

  @Test func `both standard errors agree with SAS`() throws {
    // SAS PROC FREQ as quoted in statsmodels' tests, printed to four digits.
    let table = ContingencyTable([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
    let kappa = try CohenKappa(table)
    #expect(isClose(kappa.estimate.value, 0.4842, relative: 1e-4))
    #expect(isClose(try #require(kappa.estimate.standardError), 0.1380, relative: 4e-4))
    #expect(isClose(kappa.nullStandardError, 0.1484, relative: 4e-4))
    let weighted = try CohenKappa(table, weights: .linear)
    #expect(isClose(weighted.estimate.value, 0.4701, relative: 1e-4))
    #expect(isClose(try #require(weighted.estimate.standardError), 0.1457, relative: 4e-4))
    #expect(isClose(weighted.nullStandardError, 0.1426, relative: 4e-4))
  }

  @Test func `two categories have one kappa whatever the weights`() throws {
    let table = ContingencyTable([[20, 5], [10, 15]])
    let plain = try CohenKappa(table).estimate
    let quadratic = try CohenKappa(table, weights: .quadratic).estimate
    #expect(isClose(plain.value, 0.4, relative: 1e-14))
    #expect(isClose(quadratic.value, plain.value, relative: 1e-14))
  }

  @Test func `raters who use one category leave kappa undefined`() {
    #expect(throws: StatisticsError.indeterminate) {
      try CohenKappa(ContingencyTable([[12, 0], [0, 0]]))
    }
    #expect(throws: StatisticsError.notSquare(rows: 2, columns: 3)) {
      try CohenKappa(PublishedTables.partyByGender)
    }
  }
}

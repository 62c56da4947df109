import SurveyStatistics
import Testing

@Suite struct ChiSquareBasedTests {
  // mpmath 1.3.0 at 40 digits from the closed form; R 4.2.2 prints .10443580 and .2790446.
  @Test(
    arguments: [
      (PublishedTables.partyByGender, 0.10443580235646777),
      (PublishedTables.hairByEye, 0.2790446233426584),
      (PublishedTables.jobSatisfaction, 0.14392217453234736),
    ])
  func `Cramér's V agrees with published tables`(table: ContingencyTable, value: Double) throws {
    #expect(isClose(try CramersV(table).estimate.value, value))
  }

  @Test func `the interval of V inverts the noncentral chi-square`() throws {
    let interval = try #require(
      try CramersV(PublishedTables.partyByGender).confidenceInterval(level: 0.95))
    // mpmath 1.3.0 at 40 digits; the R package effectsize prints [.0649, .140] for this table.
    #expect(isClose(interval.lower, 0.064907418102555173))
    #expect(isClose(interval.upper, 0.1402639046656863))
  }

  @Test func `the interval of V starts at zero where the test is not significant`() throws {
    let interval = try #require(try CramersV(PublishedTables.jobSatisfaction).confidenceInterval())
    #expect(interval.lower == 0)
    #expect(interval.upper > 0.1)
  }

  @Test func `the interval of V ends at one`() throws {
    let perfect = try CramersV(ContingencyTable([[3, 0], [0, 3]]))
    #expect(perfect.estimate.value == 1)
    #expect(try #require(perfect.confidenceInterval()).upper == 1)
  }

  @Test func `phi has the sign of the diagonal and the size of V`() throws {
    let table = PublishedTables.dollHillWomen
    let flipped = ContingencyTable([[28, 41], [32, 19]])
    let phi = try Phi(table).estimate.value
    #expect(isClose(phi, try CramersV(table).estimate.value, relative: 1e-12))
    #expect(isClose(try Phi(flipped).estimate.value, -phi, relative: 1e-12))
    // mpmath 1.3.0 at 40 digits.
    #expect(isClose(phi, 0.2191460862171419))
  }

  @Test func `phi squared times n is chi-square`() throws {
    let table = PublishedTables.perondi
    let phi = try Phi(table).estimate.value
    let chiSquare = try PearsonChiSquare(table).statistic.value
    #expect(isClose(phi * phi * 68, chiSquare, relative: 1e-13))
  }

  @Test(arguments: [
    [[40.0, 10], [15, 35]], [[762, 327], [484, 239]], [[7, 27], [1, 33]], [[3, 9], [8, 2]],
  ])
  func `the standard error of phi is that of Bishop, Fienberg and Holland`(
    _ counts: [[Double]]
  ) throws {
    let table = ContingencyTable(counts)
    let phi = try Phi(table).estimate
    let n = table.total
    let (rows, columns) = (table.rowTotals, table.columnTotals)
    // Bishop, Fienberg & Holland 1975, §11.3: the closed form, in the differences of the margins.
    let rowProduct = rows[0] * rows[1] / n / n
    let columnProduct = columns[0] * columns[1] / n / n
    let rowDifference = (rows[0] - rows[1]) / n
    let columnDifference = (columns[0] - columns[1]) / n
    let value = phi.value
    let variance =
      (1 - value * value
        + (value + value * value * value / 2) * rowDifference * columnDifference
        / (rowProduct * columnProduct).squareRoot()
        - 0.75 * value * value
        * (rowDifference * rowDifference / rowProduct
          + columnDifference * columnDifference / columnProduct))
      / n
    #expect(isClose(try #require(phi.standardError), variance.squareRoot(), relative: 1e-9))
  }

  @Test func `the interval of phi stays within minus one and one`() throws {
    let interval = try #require(
      try Phi(ContingencyTable([[5, 1], [0, 6]])).confidenceInterval(level: 0.999))
    #expect(interval.upper == 1)
    #expect(interval.lower > -1)
  }

  @Test func `the interval of V for millions of respondents is found at once`() throws {
    let interval = try #require(
      try CramersV(ContingencyTable([[4e14, 1e14], [1e14, 4e14]])).confidenceInterval())
    #expect(isClose(interval.lower, 0.6, relative: 1e-6))
    #expect(isClose(interval.upper, 0.6, relative: 1e-6))
  }
}

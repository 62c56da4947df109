import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits from the closed forms, which agree with the eight
// digits of R 4.2.2's chisq.test, vcd 1.4-11's assocstats and the sources named at each table.

@Suite struct ChiSquareTests {
  @Test(
    arguments: [
      (PublishedTables.partyByGender, 30.070149095754672, 2.0, 2.953589183211758e-7),
      (PublishedTables.jobSatisfaction, 5.9655145887704027, 9, 0.74336472505255074),
      (PublishedTables.hairByEye, 138.28984162600827, 9, 2.3252867870988051e-25),
      (PublishedTables.smokers, 12.600411297127633, 3, 0.0055854766616270413),
      (PublishedTables.perondi, 5.1, 1, 0.023925843480626652),
      (PublishedTables.dollHillMen, 22.044237928317165, 1, 2.6643830561044568e-6),
      (PublishedTables.dollHillWomen, 5.763000852514919, 1, 0.016367095370184726),
      (PublishedTables.dollHillAll, 19.129222720478326, 1, 1.2216007893346784e-5),
    ])
  func `Pearson's statistic agrees with published tables`(
    table: ContingencyTable, value: Double, df: Double, p: Double
  ) throws {
    let test = try PearsonChiSquare(table)
    #expect(isClose(test.statistic.value, value))
    #expect(test.statistic.degreesOfFreedom == [df])
    #expect(isClose(test.pValue.value, p))
    #expect(test.pValue.origin == .asymptotic)
  }

  @Test(
    arguments: [
      (PublishedTables.partyByGender, 30.016692613239671, 3.0335979106388095e-7),
      (PublishedTables.jobSatisfaction, 6.7640532013041712, 0.66166958315531842),
      (PublishedTables.hairByEye, 146.44357846451613, 4.805583669816938e-27),
    ])
  func `the likelihood ratio agrees, with zero cells adding nothing`(
    table: ContingencyTable, value: Double, p: Double
  ) throws {
    let test = try LikelihoodRatioChiSquare(table)
    #expect(isClose(test.statistic.value, value))
    #expect(isClose(test.pValue.value, p))
  }

  @Test(
    arguments: [
      (PublishedTables.perondi, 3.5416666666666667, 0.059845298956641175),
      (PublishedTables.dollHillMen, 20.3159696747371, 6.56503452208279e-6),
      (PublishedTables.dollHillWomen, 4.9104859335038363, 0.026694130267686973),
    ])
  func `Yates's correction agrees`(table: ContingencyTable, value: Double, p: Double) throws {
    let test = try YatesChiSquare(table)
    #expect(isClose(test.statistic.value, value))
    #expect(isClose(test.pValue.value, p))
  }

  @Test func `Yates's correction is capped at the distance itself`() throws {
    // |O − E| is 0.25 in each cell, less than ½: an uncapped correction would give 0.5, not 0.
    let test = try YatesChiSquare(ContingencyTable([[1, 2], [2, 3]]))
    #expect(test.statistic.value == 0)
    #expect(test.pValue.value == 1)
  }

  @Test func `Yates's correction is refused beyond 2 by 2`() {
    #expect(throws: StatisticsError.notTwoByTwo(rows: 2, columns: 3)) {
      try YatesChiSquare(PublishedTables.partyByGender)
    }
  }

  @Test func `chi-square of a 2 by 2 table is the square of the pooled z`() throws {
    let table = PublishedTables.perondi
    let pooled = 8.0 / 68
    let z = (7.0 / 34 - 1.0 / 34) / (pooled * (1 - pooled) * (2.0 / 34)).squareRoot()
    #expect(isClose(try PearsonChiSquare(table).statistic.value, z * z, relative: 1e-13))
  }

  @Test func `chi-square of a 2 by 2 table is the square of each adjusted residual`() throws {
    let table = PublishedTables.dollHillWomen
    let value = try PearsonChiSquare(table).statistic.value
    for residual in table.adjustedResiduals {
      let residual = try #require(residual)
      #expect(isClose(residual * residual, value, relative: 1e-12))
    }
  }

  @Test func `the order of categories does not matter`() throws {
    let table = PublishedTables.jobSatisfaction
    let rows = [2, 0, 3, 1]
    let columns = [3, 1, 0, 2]
    let shuffled = ContingencyTable(rows.map { row in columns.map { table[row, $0] } })
    let value = try PearsonChiSquare(table).statistic.value
    #expect(isClose(try PearsonChiSquare(shuffled).statistic.value, value, relative: 1e-13))
    #expect(isClose(try PearsonChiSquare(table.transposed).statistic.value, value, relative: 1e-13))
  }

  @Test func `empty rows and columns are dropped before the degrees of freedom`() throws {
    let padded = ContingencyTable([
      [762, 0, 327, 468], [0, 0, 0, 0], [484, 0, 239, 477],
    ])
    let test = try PearsonChiSquare(padded)
    #expect(isClose(test.statistic.value, 30.070149095754672))
    #expect(test.statistic.degreesOfFreedom == [2])
    #expect(test.notes == [.emptyCategoriesDropped(rows: 1, columns: 1)])
  }

  @Test func `small expected counts are noted and do not stop the test`() throws {
    let test = try PearsonChiSquare(PublishedTables.perondi)
    #expect(test.notes == [.smallExpectedCounts(cells: 2, of: 4, smallest: 4)])
  }

  @Test func `an empty table has no test`() {
    let empty = ContingencyTable(counts: [0, 0, 0, 0], rows: 2, columns: 2)
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try PearsonChiSquare(empty)
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try LikelihoodRatioChiSquare(ContingencyTable(counts: [], rows: 0, columns: 0))
    }
  }

  @Test func `a single row or column has no test`() {
    #expect(throws: StatisticsError.degenerateTable(nonemptyRows: 1, nonemptyColumns: 3)) {
      try PearsonChiSquare(ContingencyTable([[4, 5, 6], [0, 0, 0]]))
    }
    #expect(throws: StatisticsError.degenerateTable(nonemptyRows: 3, nonemptyColumns: 1)) {
      try LikelihoodRatioChiSquare(ContingencyTable([[4], [5], [6]]))
    }
  }

  @Test func `independence gives exactly no statistic and p of one`() throws {
    let table = ContingencyTable([[10, 20], [30, 60]])
    #expect(try PearsonChiSquare(table).pValue.value == 1)
    #expect(try LikelihoodRatioChiSquare(table).statistic.value >= 0)
    #expect(isClose(try LikelihoodRatioChiSquare(table).pValue.value, 1, relative: 1e-6))
  }
}

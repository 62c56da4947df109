import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits from the definitions; R 4.2.2 with irr gives
// 11.9565696229826, 11.9757201555257 and (mcnemar.test) 19.10655 for the vision table.

@Suite struct MarginalHomogeneityTests {
  @Test func `the vision table agrees with irr`() throws {
    let stuart = try StuartMaxwellTest(PairedTables.vision)
    #expect(isClose(stuart.statistic.value, 11.956569622982556))
    #expect(stuart.statistic.degreesOfFreedom == [3])
    #expect(isClose(stuart.pValue.value, 0.0075334250548005389))
    let bhapkar = try BhapkarTest(PairedTables.vision)
    #expect(isClose(bhapkar.statistic.value, 11.975720155525675))
    #expect(isClose(bhapkar.pValue.value, 0.0074667974697239556))
    let bowker = try BowkerSymmetryTest(PairedTables.vision)
    #expect(isClose(bowker.statistic.value, 19.106550215266767))
    #expect(bowker.statistic.degreesOfFreedom == [6])
    #expect(isClose(bowker.pValue.value, 0.0039874198404285783))
  }

  @Test func `the diagnoses agree with Fleiss, Levin and Paik`() throws {
    #expect(isClose(try StuartMaxwellTest(PairedTables.diagnoses).statistic.value, 14))
    #expect(isClose(try BowkerSymmetryTest(PairedTables.diagnoses).statistic.value, 15))
    #expect(isClose(try BhapkarTest(PairedTables.diagnoses).statistic.value, 16.27906976744186))
  }

  @Test func `the susceptibility of pathogens agrees with Fagerland, Lydersen and Laake`() throws {
    // The book and its package contingencytables print 26.250 and 27.304; R 4.2.2 with irr gives
    // 27.3040153. Bowker's statistic is 26.250 as well, with the book's six degrees of freedom. Three
    // of the six pairs of cells are empty and add nothing, so that they are not counted here.
    let stuart = try StuartMaxwellTest(PairedTables.pathogens)
    #expect(isClose(stuart.statistic.value, 26.25))
    #expect(stuart.statistic.degreesOfFreedom == [3])
    let bhapkar = try BhapkarTest(PairedTables.pathogens)
    #expect(isClose(bhapkar.statistic.value, 26.25 / (1 - 26.25 / 680)))
    #expect(isClose(bhapkar.statistic.value, 27.3040153, relative: 2e-9))
    let bowker = try BowkerSymmetryTest(PairedTables.pathogens)
    #expect(isClose(bowker.statistic.value, 26.25))
    #expect(bowker.statistic.degreesOfFreedom == [3])
  }

  @Test func `of a 2 by 2 table all are McNemar's`() throws {
    let mcNemar = try McNemarTest(PairedTables.airways).statistic.value
    #expect(isClose(try StuartMaxwellTest(PairedTables.airways).statistic.value, mcNemar))
    #expect(isClose(try BowkerSymmetryTest(PairedTables.airways).statistic.value, mcNemar))
  }

  @Test func `a pair of empty cells costs no degree of freedom`() throws {
    // R's mcnemar.test answers NaN with 3 degrees of freedom here.
    let table = ContingencyTable([[10, 0, 4], [0, 10, 7], [9, 3, 10]])
    let test = try BowkerSymmetryTest(table)
    #expect(test.statistic.degreesOfFreedom == [2])
    #expect(isClose(test.statistic.value, 25.0 / 13 + 16.0 / 10))
  }

  @Test func `a category that exchanges nothing is dropped, not singular`() throws {
    let table = ContingencyTable([[10, 0, 4], [0, 6, 0], [9, 0, 10]])
    let test = try StuartMaxwellTest(table)
    #expect(test.statistic.degreesOfFreedom == [1])
    #expect(isClose(test.statistic.value, 25.0 / 13))
    #expect(test.notes == [.categoriesDropped(1)])
  }

  @Test func `groups that exchange only among themselves are summed`() throws {
    let table = ContingencyTable([
      [5, 6, 0, 0], [2, 5, 0, 0], [0, 0, 5, 1], [0, 0, 8, 5],
    ])
    let test = try StuartMaxwellTest(table)
    #expect(test.statistic.degreesOfFreedom == [2])
    #expect(isClose(test.statistic.value, 16.0 / 8 + 49.0 / 9))
  }

  @Test func `the order of categories does not matter`() throws {
    let order = [3, 1, 0, 2]
    let shuffled = ContingencyTable(
      order.map { row in order.map { PairedTables.vision[row, $0] } })
    #expect(isClose(try StuartMaxwellTest(shuffled).statistic.value, 11.956569622982556))
  }

  @Test func `tables that cannot answer are refused`() {
    #expect(throws: StatisticsError.noDiscordantPairs) {
      try StuartMaxwellTest(ContingencyTable([[3, 0], [0, 4]]))
    }
    #expect(throws: StatisticsError.singularCovariance) {
      try BhapkarTest(ContingencyTable([[0, 5], [0, 0]]))
    }
    #expect(throws: StatisticsError.notSquare(rows: 2, columns: 3)) {
      try BowkerSymmetryTest(PublishedTables.partyByGender)
    }
  }
}

import SurveyStatistics
import Testing

@Suite struct McNemarTestTests {
  @Test func `the presidential approval table agrees with R and Agresti`() throws {
    // mpmath 1.3.0; R 4.2.2 mcnemar.test prints 16.817797 (corrected by default) and 17.355932.
    let plain = try McNemarTest(PairedTables.approval)
    #expect(isClose(plain.statistic.value, 17.355932203389831))
    #expect(isClose(plain.pValue.value, 3.0992934410452164e-5))
    let corrected = try McNemarTest(
      PairedTables.approval, method: .asymptotic(continuityCorrected: true))
    #expect(isClose(corrected.statistic.value, 16.817796610169492))
    #expect(isClose(corrected.pValue.value, 4.114562281345944e-05))
    let exact = try McNemarTest(PairedTables.approval, method: .exact)
    #expect(isClose(exact.pValue.value, 3.7159361395714423e-5))
    #expect(exact.pValue.origin == .exact)
  }

  @Test func `the airways table agrees with Fagerland, Lydersen and Laake`() throws {
    // Closed forms by mpmath 1.3.0; the book prints .033006, .052479 and .034690.
    func p(_ method: McNemarTest.Method) throws -> Double {
      try McNemarTest(PairedTables.airways, method: method).pValue.value
    }
    #expect(isClose(try p(.asymptotic(continuityCorrected: false)), 0.033006257661232528))
    #expect(isClose(try p(.exact), 0.052478790283203125))
    #expect(isClose(try p(.midP), 0.034689664840698242))
  }

  @Test func `the statistic is the square of the paired z`() throws {
    let statistic = try McNemarTest(PairedTables.airways).statistic
    #expect(isClose(statistic.value, 100.0 / 22, relative: 1e-14))
    #expect(statistic.degreesOfFreedom == [1])
  }

  @Test(arguments: [(5.0, 1.0), (1, 5), (3, 3), (9, 0)])
  func `mid-P lies below exact, and one-sided mid-Ps sum to one`(b: Double, c: Double) throws {
    let table = ContingencyTable([[4, b], [c, 7]])
    let exact = try McNemarTest(table, method: .exact)
    let mid = try McNemarTest(table, method: .midP)
    #expect(mid.pValue.value < exact.pValue.value)
    #expect(
      isClose(mid.pValue(.less).value + mid.pValue(.greater).value, 1, relative: 1e-12))
  }

  @Test func `equal changes leave the exact p at one and mid-P below it`() throws {
    let table = ContingencyTable([[4, 2], [2, 7]])
    #expect(try McNemarTest(table, method: .exact).pValue.value == 1)
    // 1 less half of P(b = 2 of 4) = 6/16.
    #expect(isClose(try McNemarTest(table, method: .midP).pValue.value, 1 - 3.0 / 16))
  }

  @Test func `greater means more changes from row 1 to column 2`() throws {
    let table = ContingencyTable([[4, 9], [2, 7]])
    #expect(try McNemarTest(table).pValue(.greater).value < 0.05)
    #expect(try McNemarTest(table, method: .exact).pValue(.greater).value < 0.05)
  }

  @Test func `without changes there is nothing to test`() {
    #expect(throws: StatisticsError.noDiscordantPairs) {
      try McNemarTest(ContingencyTable([[4, 0], [0, 7]]))
    }
  }
}

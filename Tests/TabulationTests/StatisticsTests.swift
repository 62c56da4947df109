import Microdata
import SurveyStatistics
@testable import Tabulation
import Testing

@Suite struct StatisticsTests {
  /// Agresti 2007, table 2.5: party identification by gender.
  private let party = expanded([[762, 327, 468], [484, 239, 477]])
  /// Doll and Hill 1950, as in Agresti 2013, table 2.3: smoking by lung cancer.
  private let smoking = expanded([[688, 650], [21, 59]])

  @Test func `party by gender has its published statistics`() throws {
    let table = try CrossTabulation(rowByColumn, of: party)
    let pearson = try #require(table.test(.pearson))
    #expect(isClose(pearson.statistic, 30.070149095754672))
    #expect(pearson.degreesOfFreedom == [2])
    #expect(isClose(pearson.p.value, 2.953589183211757e-07))
    #expect(pearson.p.origin == .asymptotic)
    #expect(isClose(table.test(.likelihoodRatio)?.statistic, 30.01669261323954))
    #expect(isClose(table.adjustedResidual(0, 0), 4.502053521086705))
    let v = try #require(table.association(.cramersV))
    #expect(isClose(v.estimate, 0.10443580235646777))
    #expect(isClose(v.confidenceInterval?.lower, 0.0649, relative: 1e-3))
    #expect(isClose(v.confidenceInterval?.upper, 0.140, relative: 3e-3))
    #expect(table.tests.map(\.id) == [.pearson, .likelihoodRatio])
    #expect(table.associations.map(\.id) == [.cramersV])
  }

  @Test func `smoking by lung cancer has its published statistics`() throws {
    let table = try CrossTabulation(rowByColumn, of: smoking)
    #expect(table.tests.map(\.id) == [.pearson, .likelihoodRatio, .yates, .fisher])
    #expect(isClose(table.test(.pearson)?.statistic, 19.129222720478325))
    #expect(isClose(table.test(.pearson)?.p.value, 1.221600789334678e-05))
    #expect(isClose(table.test(.likelihoodRatio)?.statistic, 19.878015956757896))
    #expect(isClose(table.test(.yates)?.statistic, 18.135668908819135))
    let fisher = try #require(table.test(.fisher))
    #expect(isClose(fisher.p.value, 1.4763034416458243e-05))
    #expect(fisher.statistic == nil && fisher.degreesOfFreedom.isEmpty)
    #expect(fisher.p.origin == .exact)
    #expect(isClose(table.association(.phi)?.estimate, 0.11614768187948941))
    #expect(isClose(table.association(.oddsRatio)?.estimate, 2.9737728937728938))
  }

  @Test func `no test is given where none is wanted`() throws {
    var request = rowByColumn
    request.tests = .none
    let table = try CrossTabulation(request, of: party)
    #expect(table.tests.isEmpty && table.associations.isEmpty)
  }

  @Test func `a named test comes with the sizes of effects`() throws {
    var request = rowByColumn
    request.tests = .some([.likelihoodRatio])
    let table = try CrossTabulation(request, of: party)
    #expect(table.tests.map(\.id) == [.likelihoodRatio])
    #expect(table.associations.map(\.id) == [.cramersV])
  }

  @Test func `a test for another shape is absent with a word`() throws {
    var request = rowByColumn
    request.tests = .some([.yates, .pearson])
    let table = try CrossTabulation(request, of: party)
    #expect(table.tests.map(\.id) == [.pearson])
    #expect(
      table.notes.map(\.description).contains(
        "Not computed: yates; the statistic needs a table of 2 by 2; this one is 2 by 3."))
  }

  @Test func `Fisher's test of any size is exact within its limit`() throws {
    // R 4.2.2 fisher.test; Agresti 2002, p. 57 prints .7827.
    var request = rowByColumn
    request.tests = .some([.fisher])
    let satisfaction = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
    let table = try CrossTabulation(request, of: expanded(satisfaction))
    let fisher = try #require(table.test(.fisher))
    #expect(isClose(fisher.p.value, 0.782684938965675))
    #expect(fisher.p.origin == .exact && fisher.statistic == nil)
    request.tests = .default
    // It comes by itself where Pearson's is in doubt, as in books, and else where it is asked for.
    #expect(try CrossTabulation(request, of: expanded(satisfaction)).test(.fisher) == fisher)
    let dense = [[20, 30, 40], [30, 20, 30]]
    #expect(try CrossTabulation(request, of: expanded(dense)).test(.fisher) == nil)
  }

  @Test func `random tables stand in for Fisher's test on request alone`() throws {
    var request = rowByColumn
    request.tests = .all
    request.exactWorkLimit = 1_000
    let counts = (0..<6).map { row in (0..<7).map { 9 + (row * 5 + $0 * 3 + row * $0) % 7 } }
    let refused = try CrossTabulation(request, of: expanded(counts))
    #expect(refused.test(.fisher) == nil)
    #expect(
      refused.notes.contains { note in
        if case .notComputed([.fisher], .workLimitExceeded) = note { true } else { false }
      })
    request.tests = .some([.fisher])
    request.seed = 20
    let drawn = try #require(try CrossTabulation(request, of: expanded(counts)).test(.fisher)).p
    guard case .monteCarlo(let replicates, let standardError) = drawn.origin else {
      Issue.record("the p-value says how it was found")
      return
    }
    #expect(replicates == 100_000)
    let pearson = try PearsonChiSquare(
      ContingencyTable(counts.map { $0.map { Double($0) } })
    ).pValue.value
    #expect(standardError < 0.002 && abs(drawn.value - pearson) < 0.05)
  }

  @Test func `a table of one column has no tests and says why once`() throws {
    let table = try CrossTabulation(rowByColumn, of: expanded([[3, 0], [4, 0]]))
    #expect(table.tests.isEmpty && table.associations.isEmpty)
    #expect(
      table.notes.contains(
        .notComputed(
          [.pearson, .likelihoodRatio, .cramersV],
          .degenerateTable(nonemptyRows: 2, nonemptyColumns: 1))))
  }

  @Test func `an empty column changes no test`() throws {
    let table = try CrossTabulation(rowByColumn, of: expanded([[7, 0, 27], [1, 0, 33]]))
    let reduced = try CrossTabulation(rowByColumn, of: expanded([[7, 27], [1, 33]]))
    #expect(table.tests == reduced.tests)
    #expect(table.associations == reduced.associations)
    #expect(table.columnPercent(0, 1) == nil)
    #expect(table.adjustedResidual(0, 1) == nil)
    #expect(table.expected(0, 1) == 0)
    #expect(table.notes.contains(.emptyCategoriesLeftOut(rows: 0, columns: 1)))
  }

  @Test func `small expected counts are told and gate nothing`() throws {
    // Agresti 2002, p. 57: job satisfaction.
    let satisfaction = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
    let table = try CrossTabulation(rowByColumn, of: expanded(satisfaction))
    #expect(isClose(table.test(.pearson)?.statistic, 5.9655146, relative: 1e-7))
    #expect(table.notes.contains(.expectedCounts(underFive: 8, underOne: 3, of: 16)))
    #expect(
      table.notes.map(\.description).contains(
        "Expected counts: 50% of cells under 5 (8 of 16), 3 under 1; Cochran's rule asks for at "
          + "most 20% and none."))
  }

  @Test func `an odds ratio with a zero cell is infinite and has the score interval`() throws {
    let table = try CrossTabulation(rowByColumn, of: expanded([[5, 0], [3, 6]]))
    let ratio = try #require(table.association(.oddsRatio))
    #expect(ratio.estimate == .infinity)
    #expect(ratio.standardError == nil)
    let interval = try #require(ratio.confidenceInterval)
    #expect(interval.lower > 1 && interval.lower < 10 && interval.upper == .infinity)
    #expect(table.notes.contains(.oddsRatioWithZeroCell))
  }

  @Test func `the level is that of every interval`() throws {
    var request = rowByColumn
    request.level = 0.5
    let narrow = try CrossTabulation(request, of: party)
    let wide = try CrossTabulation(rowByColumn, of: party)
    let narrowest = try #require(narrow.association(.cramersV)?.confidenceInterval)
    let widest = try #require(wide.association(.cramersV)?.confidenceInterval)
    #expect(narrowest.level == 0.5)
    #expect(widest.lower < narrowest.lower && narrowest.upper < widest.upper)
    #expect(narrow.confidenceInterval(0, 0)?.level == 0.5)
  }
}

@Suite struct StatisticSelectionTests {
  @Test func `words and lists are read`() throws {
    #expect(try StatisticSelection(parsing: "all") == .all)
    #expect(try StatisticSelection(parsing: "none") == .none)
    #expect(try StatisticSelection(parsing: "fisher, phi") == .some([.fisher, .phi]))
  }

  @Test(arguments: [
    ("pearsn", "no test 'pearsn'; did you mean 'pearson'? "), ("chaid", "no test 'chaid'; "),
  ])
  func `a wrong name is answered`(text: String, message: String) {
    let known =
      "the tests are pearson, likelihood-ratio, yates, fisher, "
      + "linear-by-linear, cochran-armitage, kruskal-wallis, mann-whitney, jonckheere, mcnemar, "
      + "bowker, stuart-maxwell, bhapkar, rao-scott-f, rao-scott-chisq, "
      + "rao-scott-second-order, rao-scott-lincom, rao-scott-saddlepoint, wald, adjusted-wald "
      + "and 21 more"
    #expect {
      try StatisticSelection(parsing: text)
    } throws: { error in
      "\(error)" == message + known
    }
  }
}

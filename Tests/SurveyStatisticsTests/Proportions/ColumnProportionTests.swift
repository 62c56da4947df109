import SurveyStatistics
import Testing

@Suite struct ColumnProportionTests {
  @Test func `party by gender agrees with prop.test of each pair`() throws {
    let comparisons = try ColumnProportionComparisons(PublishedTables.partyByGender)
    // R 4.2.2 prop.test(correct = FALSE) prints 1.3624393, 5.434156, 3.1086544; the digits
    // are mpmath 1.3.0's.
    let expected = [1.3624392757385681, 5.4341560166036048, 3.1086543773539961]
    for (pair, z) in zip(comparisons.pairs, expected) {
      #expect(isClose(pair.statistic.value, z))
    }
    // R: Bonferroni p .51917789, 1.6516918e-07 and .0056382429.
    let adjusted = comparisons.pairs.prefix(3).map(\.adjustedPValue.value)
    #expect(isClose(adjusted[0], 0.51917789, relative: 1e-8))
    #expect(isClose(adjusted[1], 1.6516918e-07, relative: 1e-7))
    #expect(isClose(adjusted[2], 0.0056382429, relative: 1e-7))
  }

  @Test func `z squared is Pearson's chi-square of the two columns`() throws {
    let pair = try ColumnProportionComparisons(PublishedTables.partyByGender).pairs[1]
    let columns = ContingencyTable([[762, 468], [484, 477]])
    let chiSquare = try PearsonChiSquare(columns).statistic.value
    #expect(isClose(pair.statistic.value * pair.statistic.value, chiSquare))
  }

  @Test func `a column without or with only the answer is not compared`() throws {
    let table = ContingencyTable([[0, 5, 4, 0], [9, 5, 6, 0]])
    let comparisons = try ColumnProportionComparisons(table)
    #expect(comparisons.pairs.allSatisfy { $0.first == 1 && $0.second == 2 })
    #expect(comparisons.pairs.count == 2)
  }

  @Test func `Cohen's h and w agree with their definitions`() throws {
    // statsmodels 0.15.0 proportion_effectsize(.75, .5) prints 0.5235987755982985, π/6.
    #expect(isClose(CohenEffectSize.h(0.75, 0.5), Double.pi / 6))
    #expect(CohenEffectSize.h(0, 1) == -Double.pi)
    let phi = try Phi(PublishedTables.perondi).estimate.value
    #expect(isClose(try CohenEffectSize.w(PublishedTables.perondi), phi))
  }

  @Test func `the intervals of Cohen's h and w agree with R and with V's`() throws {
    // R 4.2.2: asin and qnorm, for 7 of 34 and 1 of 34.
    let h = try CohenEffectSize.hInterval((7, 34), (1, 34))
    #expect(isClose(h.lower, 0.1218591314620753))
    #expect(isClose(h.upper, 1.0725813115403224))
    // √(λ / n) of the noncentralities 11.615166353507924 and 54.241115858842477 (mpmath 1.3.0).
    let w = try CohenEffectSize.wInterval(PublishedTables.partyByGender)
    #expect(isClose(w.lower, 0.06490741810255517))
    #expect(isClose(w.upper, 0.1402639046656863))
    let v = try #require(try CramersV(PublishedTables.partyByGender).confidenceInterval())
    #expect(isClose(w.lower, v.lower) && isClose(w.upper, v.upper))
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try CohenEffectSize.hInterval((0, 0), (1, 2))
    }
  }

  @Test func `one column has nothing to compare`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try ColumnProportionComparisons(ContingencyTable([[3, 0], [4, 0]]))
    }
  }
}

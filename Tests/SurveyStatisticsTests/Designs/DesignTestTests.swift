import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, Reference/designs.R.
@Suite struct DesignTestTests {
  let clusters: SchoolSample
  let strata: SchoolSample
  let clustered: SurveyDesign
  let stratified: SurveyDesign
  let table: DesignTable
  let otherTable: DesignTable

  init() throws {
    clusters = try SchoolSample("apiclus1")
    strata = try SchoolSample("apistrat")
    clustered = try SchoolDesigns.clustered(clusters)
    stratified = try SchoolDesigns.stratified(strata)
    table = try DesignTable(
      clustered, cells: clusters.cells("sch.wide", "stype", columnCount: 3), rows: 2, columns: 3)
    otherTable = try DesignTable(
      stratified, cells: strata.cells("sch.wide", "comp.imp", columnCount: 2), rows: 2, columns: 2)
  }

  private func expect(
    _ test: some HypothesisTest, _ statistic: Double, _ df: [Double], _ p: Double,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(isClose(test.statistic.value, statistic), sourceLocation: location)
    #expect(test.statistic.degreesOfFreedom.count == df.count, sourceLocation: location)
    for (found, expected) in zip(test.statistic.degreesOfFreedom, df) {
      #expect(isClose(found, expected), sourceLocation: location)
    }
    #expect(isClose(test.pValue.value, p), sourceLocation: location)
  }

  @Test func `the Rao–Scott F is R's`() throws {
    expect(
      try RaoScottTest(table), 5.19336954147488, [1.49463977770746, 20.92495688790438],
      0.0217474623707969)
    expect(try RaoScottTest(otherTable), 47.317732999324, [1, 197], 7.82204065223009e-11)
  }

  @Test func `the first-order statistic and its p-value belong together`() throws {
    // R prints X² uncorrected, 11.9408920807453, and a p of X² over its mean design effect.
    let test = try RaoScottTest(table, form: .firstOrder)
    #expect(isClose(test.pearson, 11.9408920807453))
    expect(test, 11.9408920807453 / test.meanDesignEffect, [2], 0.00555326330311322)
    #expect(isClose(test.meanDesignEffect, 1.1496286, relative: 1e-7))
    expect(
      try RaoScottTest(otherTable, form: .firstOrder),
      57.4216804858066
        / (try RaoScottTest(otherTable).meanDesignEffect), [1], 6.03636465060487e-12)
  }

  @Test func `the design effects are taken at the observed proportions`() throws {
    // At those expected under independence they would sum to 4.83075552143 (same R session).
    let test = try RaoScottTest(table)
    #expect(isClose(2 * test.meanDesignEffect, 2.2992571, relative: 1e-7))
  }

  @Test func `the second order lies between the first and F`() throws {
    let first = try RaoScottTest(table, form: .firstOrder)
    let second = try RaoScottTest(table, form: .secondOrder)
    let f = try RaoScottTest(table)
    #expect(first.pValue.value < second.pValue.value)
    #expect(second.pValue.value < f.pValue.value)
    let d0 = second.statistic.degreesOfFreedom[0]
    #expect(isClose(second.statistic.value, f.statistic.value * d0))
  }

  @Test func `the exact sum and its saddlepoint approximation agree`() throws {
    let exact = try RaoScottTest(table, form: .linearCombination)
    let saddlepoint = try RaoScottTest(table, form: .saddlepoint)
    // mpmath 1.3: the double integral, and Kuonen's formula with 20.9249569 degrees of freedom of the
    // scale. R cuts them to 20 without rescaling, which makes 0.0264411277131 of the same formula.
    #expect(isClose(exact.pValue.value, 0.0220010247537870947))
    #expect(isClose(saddlepoint.pValue.value, 0.0228898961169131118))
    // One term over a scale is F itself.
    let single = try RaoScottTest(otherTable, form: .linearCombination)
    #expect(isClose(single.pValue.value, 7.82204065223009e-11, relative: 1e-6))
  }

  @Test func `the Wald tests are R's`() throws {
    expect(try DesignWaldTest(table), 2.40105860060268, [2, 14], 0.126896300602351)
    expect(
      try DesignWaldTest(table, adjusted: true), 2.22955441484534, [2, 13], 0.147057886901248)
    expect(try DesignWaldTest(otherTable), 51.6833494117327, [1, 197], 1.32150614459653e-11)
  }

  @Test func `in a simple random sample Rao and Scott correct by n over n less 1`() throws {
    let cells = (0..<60).map { Int32($0 % 7 % 4) }
    let design = try SurveyDesign(weights: SamplingWeights(equal: 60, weight: 3))
    let test = try RaoScottTest(
      try DesignTable(design, cells: cells, rows: 2, columns: 2), form: .firstOrder)
    var counts = [Double](repeating: 0, count: 4)
    for cell in cells { counts[Int(cell)] += 1 }
    let pearson = try PearsonChiSquare(ContingencyTable(counts: counts, rows: 2, columns: 2))
    #expect(isClose(test.pearson, pearson.statistic.value))
    // The variance about the observed proportions, where each respondent is a cluster.
    #expect(test.meanDesignEffect > 0.9 && test.meanDesignEffect < 1.1)
  }

  @Test func `permuting categories changes nothing`() throws {
    let turned = clusters.cells("sch.wide", "stype", columnCount: 3).map { cell -> Int32 in
      let (row, column) = (cell / 3, cell % 3)
      return (1 - row) * 3 + (column + 1) % 3
    }
    let test = try RaoScottTest(
      try DesignTable(clustered, cells: turned, rows: 2, columns: 3))
    expect(test, 5.19336954147488, [1.49463977770746, 20.92495688790438], 0.0217474623707969)
  }

  @Test func `rows outside the table stay in the design`() throws {
    let cells = clusters.cells("sch.wide", "stype", columnCount: 3)
    let half = cells.indices.map { $0 % 2 == 0 ? cells[$0] : -1 }
    let table = try DesignTable(clustered, cells: half, rows: 2, columns: 3)
    let domain = half.map { $0 >= 0 }
    #expect(table.observations == half.count { $0 >= 0 })
    let share = try #require(table.columnShare(1, 0))
    let direct = try clustered.mean(
      of: clusters["sch.wide"], in: zip(domain, clusters["stype"]).map { $0 && $1 == 0 })
    #expect(isClose(share.estimate.value, direct.value))
    #expect(isClose(share.estimate.standardError, direct.standardError))
  }

  @Test func `cells of two stages and of strata agree with means of indicators`() throws {
    let stages = try SchoolSample("apiclus2")
    for (sample, design) in [
      (stages, try SchoolDesigns.twoStage(stages)), (strata, stratified),
    ] {
      let cells = sample.cells("sch.wide", "comp.imp", columnCount: 2)
      let table = try DesignTable(design, cells: cells, rows: 2, columns: 2)
      for cell in 0..<4 {
        let total = try design.total(of: cells.map { Int($0) == cell ? 1 : 0 })
        #expect(isClose(table.totals[cell], total.value))
        #expect(
          isClose(
            table.covariance[cell, cell].squareRoot(), total.standardError, relative: 1e-8))
      }
    }
  }

  @Test func `goodness of fit is R's`() throws {
    let table = try DesignTable(clustered, cells: clusters.codes("stype"), rows: 1, columns: 3)
    let test = try DesignGoodnessOfFit(table, shares: [4421, 755, 1018])
    #expect(isClose(test.statistic.value, 180.101899310172))
    #expect(isClose(test.scale, 70.10191567223168))
    #expect(isClose(test.statistic.degreesOfFreedom[0], 1.50020421425072))
    // mpmath 1.3, P(82.93448 χ² + 22.23271 χ² > 180.1019); R's saddlepoint gives 0.18797.
    #expect(isClose(test.pValue.value, 0.177427221970802837))
  }

  @Test func `two groups are compared by ranks as in R`() throws {
    let test = try DesignRankTest(
      clustered, of: clusters["ell"], groups: clusters.codes("comp.imp"))
    // R's difference is of the second group less the first.
    expect(test, -2.13672375802069, [13], 0.052205812626434)
    #expect(isClose(try #require(test.difference).value, -0.136315789473685))
  }

  @Test func `many groups take their p from F and not from chi-square`() throws {
    let test = try DesignRankTest(clustered, of: clusters["ell"], groups: clusters.codes("stype"))
    expect(test, 18.3103107654653 / 2, [2, 12], 0.00385074838142103)
  }

  @Test func `ranks of ties do not depend on the order of rows`() throws {
    let values: [Double] = [1, 1, 1, 2, 2, 3, 3, 3]
    let groups: [Int32] = [0, 1, 0, 1, 0, 1, 0, 1]
    let weights: [Double] = [1, 5, 2, 3, 1, 4, 2, 2]
    let design = try SurveyDesign(weights: try SamplingWeights(weights))
    let turned = try SurveyDesign(weights: try SamplingWeights(weights.reversed()))
    let one = try DesignRankTest(design, of: values, groups: groups)
    let other = try DesignRankTest(turned, of: values.reversed(), groups: groups.reversed())
    #expect(isClose(one.statistic.value, other.statistic.value))
  }

  @Test func `an empty column is left out and a single one refused`() throws {
    let cells = clusters.cells("sch.wide", "stype", columnCount: 3)
    let widened = cells.map { $0 / 3 * 4 + $0 % 3 }
    let wide = try DesignTable(clustered, cells: widened, rows: 2, columns: 4)
    expect(
      try RaoScottTest(wide), 5.19336954147488, [1.49463977770746, 20.92495688790438],
      0.0217474623707969)
    let single = try DesignTable(
      clustered, cells: clusters.codes("sch.wide"), rows: 2, columns: 1)
    #expect(throws: StatisticsError.degenerateTable(nonemptyRows: 2, nonemptyColumns: 1)) {
      try RaoScottTest(single)
    }
  }
}

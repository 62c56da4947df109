import SurveyStatistics
import Testing

/// One rule: the clusters less the strata that hold somebody of those whom a number is about.
///
/// Values: R 4.2.2, survey 4.1-1, on `apiclus1` without its finite population: `degf`,
/// `svyciprop(method = "beta")` and `"logit"` and `svyttest` of subsets by `stype`.
@Suite struct DegreesOfFreedomTests {
  private let schools: SchoolSample
  private let design: SurveyDesign

  init() throws {
    schools = try SchoolSample("apiclus1")
    design = try SurveyDesign(
      weights: try schools.weights(), stages: [SamplingStage(clusters: schools.labels("dnum"))])
  }

  private var cells: [Int32] { schools.cells("sch.wide", "stype", columnCount: 3) }

  private func table(_ replicated: Bool) throws -> DesignTable {
    replicated
      ? try ReplicateWeights(design, by: .jackknife1).table(cells: cells, rows: 2, columns: 3)
      : try DesignTable(design, cells: cells, rows: 2, columns: 3)
  }

  @Test(arguments: [false, true])
  func `a column has the clusters that hold somebody of it`(replicated: Bool) throws {
    let table = try table(replicated)
    // degf(design) and degf(subset(design, stype == …)), also of as.svrepdesign(type = "JK1").
    #expect(table.degreesOfFreedom == 14)
    #expect(table.columnDegreesOfFreedom == [14, 7, 11])
  }

  @Test(arguments: [
    (0, 0.8590636397124897, 0.9561485004922300, 0.8584881953909947, 0.9522569207572226),
    (1, 0.5186384259997271, 0.9449627365276694, 0.5004583250208499, 0.9306510034494266),
    (2, 0.4027534182923375, 0.8868543329023411, 0.4097586354075473, 0.8667480754795368),
  ])
  func `intervals of a column's share are those of R's subset`(
    column: Int, lower: Double, upper: Double, lowerLogit: Double, upperLogit: Double
  ) throws {
    let share = try #require(try table(false).columnShare(1, column))
    let beta = try #require(share.betaInterval(capped: false))
    #expect(isClose(beta.lower, lower))
    #expect(isClose(beta.upper, upper))
    let logit = try #require(share.logitInterval())
    #expect(isClose(logit.lower, lowerLogit))
    #expect(isClose(logit.upper, upperLogit))
  }

  @Test(arguments: [
    (0, 1, 1.27591657729, 13, 0.2243113260621239, 0.9989128070241382, 0.3360680891856395),
    (0, 2, 1.953032425713226, 13, 0.0726840895308057, 1.203463276983716, 0.2502550955635607),
    (1, 2, 0.9904769341239282, 10, 0.3453015400992931, -0.3793349965471526, 0.7123698370223197),
  ])
  func `two columns have one fewer than those of either, by every way to compare`(
    first: Int, second: Int, t: Double, df: Int, p: Double, tOfMeans: Double, pOfMeans: Double
  ) throws {
    let (kinds, answers) = (schools.codes("stype"), schools.codes("sch.wide"))
    let scores = schools["api00"]
    let groups = kinds.map { $0 == first ? Int32(0) : $0 == second ? 1 : -1 }
    func agree(_ difference: DesignEstimate, _ t: Double, _ p: Double) {
      #expect(isClose(difference.value / difference.standardError, t))
      #expect(difference.degreesOfFreedom == df)
      #expect(isClose(difference.pValue, p))
    }
    let shares = try ComparedShares(
      design, rows: answers, count: 2, layers: [kinds], columns: 3)
    agree(try #require(shares.difference(of: [1], between: first, and: second)), t, p)
    let means = try ComparedMeans(
      design, values: scores.map { $0 }, layers: [kinds], columns: 3)
    agree(try #require(means.difference(between: first, and: second)), tOfMeans, pOfMeans)
    agree(
      try design.meanDifference(
        of: scores, between: groups.map { $0 == 0 }, and: groups.map { $0 == 1 }), tOfMeans,
      pOfMeans)
    for (values, t, p) in [(answers.map(Double.init), t, p), (scores, tOfMeans, pOfMeans)] {
      let test = try DesignMeansTest(design, of: values, groups: groups)
      #expect(isClose(test.statistic.value, t))
      #expect(test.statistic.degreesOfFreedom == [Double(df)])
      #expect(isClose(test.pValue.value, p))
    }
    let both = try DesignTable(
      design,
      cells: zip(answers, groups).map { $1 < 0 ? -1 : $0 * 2 + $1 }, rows: 2, columns: 2)
    #expect(both.degreesOfFreedom == df + 1)
  }

  @Test(arguments: [false, true])
  func `a part that loses whole clusters and strata counts those it keeps`(
    replicated: Bool
  ) throws {
    // Strata of dnum modulo 3 as in R's nest = TRUE: degf 12; 12, 5 and 9 by stype.
    let strata = DesignLabels(schools["dnum"].map { Int($0) % 3 })
    let nested = try SurveyDesign(
      weights: try schools.weights(),
      stages: [SamplingStage(strata: strata, clusters: schools.labels("dnum"))])
    let table =
      replicated
      ? try ReplicateWeights(nested, by: .jackknifeN).table(cells: cells, rows: 2, columns: 3)
      : try DesignTable(nested, cells: cells, rows: 2, columns: 3)
    #expect(table.degreesOfFreedom == 12)
    // R counts 12, 7 and 11 of the jackknife's replicates, by their rank.
    #expect(table.columnDegreesOfFreedom == [12, 5, 9])
    let high = zip(cells, schools.codes("stype")).map { $1 == 1 ? $0 : -1 }
    let part =
      replicated
      ? try ReplicateWeights(nested, by: .jackknifeN).table(cells: high, rows: 2, columns: 3)
      : try DesignTable(nested, cells: high, rows: 2, columns: 3)
    #expect(part.degreesOfFreedom == 5)
    #expect(part.columnDegreesOfFreedom == [0, 5, 0])
  }
}

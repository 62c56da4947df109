import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

@Suite struct SampleWeightingTests {
  private let data = dataset(
    SmallColumn.declared("sex", ["f", "m"], nonanswers: [.refused]).holding([
      0, 0, 0, 1, 1, 2, 0, 1,
    ]),
    SmallColumn.declared("level", ["a", "b", "c"]).holding([0, 1, 2, 0, 1, 0, 2, 2]),
    numbers("age", [18, 24, 25, 40, 64, 70, 65, 90]),
    numbers("w", [1, 2, 1, 1, 1, 1, nil, 1]))

  private func margin(_ item: String, _ shares: [(String, Double)]) -> WeightingRequest.Margin {
    .init(
      item: item,
      shares: shares.map { .init(category: $0.0, share: $0.1, source: "census", date: "2021") })
  }

  @Test func `weights have a mean of one and meet the margin`() throws {
    let weighting = try SampleWeighting(
      WeightingRequest(margins: [margin("sex", [("1", 0.5), ("m", 0.5)])]), of: data)
    #expect(weighting.respondents == 7)
    let weights = weighting.weights.compactMap(\.self)
    #expect(isClose(weights.reduce(0, +), 7))
    #expect(weighting.weights[5] == nil)
    #expect(isClose(weighting.weights[0], 7.0 / 8))
    #expect(isClose(weighting.weights[3], 7.0 / 6))
    #expect(weighting.excluded == [PublishedExclusion(reason: .nonanswer(.refused), count: 1)])
    let rows = weighting.margins[0].rows
    #expect(rows.map(\.respondents) == [4, 3])
    #expect(rows.allSatisfy { isClose($0.after, 0.5) })
    #expect(weighting.margins[0].sources == ["census, 2021"])
  }

  @Test func `categories may be joined and numbers named by ranges`() throws {
    let weighting = try SampleWeighting(
      WeightingRequest(margins: [
        margin("level", [("1|b", 0.5), ("3", 0.5)]),
        margin("age", [("18..24", 0.2), ("25..64", 0.5), ("65..", 0.3)]),
      ]), of: data)
    #expect(weighting.respondents == 8)
    #expect(weighting.margins[1].rows.map(\.respondents) == [2, 3, 3])
    #expect(weighting.margins[1].rows.map(\.category.label) == ["18..24", "25..64", "65.."])
    #expect(weighting.margins[0].rows.map(\.respondents) == [5, 3])
    for margin in weighting.margins {
      for row in margin.rows { #expect(isClose(row.after, row.target, relative: 1e-8)) }
    }
  }

  @Test func `a missing weight leaves a row out and is counted`() throws {
    let weighting = try SampleWeighting(
      WeightingRequest(margins: [margin("sex", [("1", 0.5), ("2", 0.5)])]),
      of: Sample(data, weighting: .sampling("w")))
    #expect(weighting.respondents == 6)
    #expect(weighting.excluded.contains(PublishedExclusion(reason: .weight, count: 1)))
    // The weights to begin with keep their ratio within a category.
    let weights = weighting.weights
    #expect(isClose(weights[1], 2 * (try #require(weights[0]))))
  }

  @Test(
    arguments: [1, 22.8, 1e-6, 1e9],
    [CalibrationMethod.logit(bounds: 0.5...2), .linear(bounds: 0.5...2)])
  func `bounds are of the ratio to the weights to begin with, whatever their mean`(
    mean: Double, method: CalibrationMethod
  ) throws {
    func weighting(_ mean: Double) throws -> SampleWeighting {
      let start = [1.0, 2, 1, 1, 1, 1, 0.5, 0.5]
      let data = dataset(
        SmallColumn.declared("sex", ["f", "m"]).holding([0, 0, 0, 1, 1, 0, 0, 1]),
        numbers("w", start.map { $0 * mean }))
      var request = WeightingRequest(margins: [margin("sex", [("1", 0.5), ("2", 0.5)])])
      request.method = method
      return try SampleWeighting(request, of: Sample(data, weighting: .sampling("w")))
    }
    let (one, other) = (try weighting(1), try weighting(mean))
    for (weight, expected) in zip(other.weights, one.weights) {
      #expect(isClose(weight ?? .nan, expected ?? .nan, relative: 1e-8))
    }
    #expect(isClose(other.weights.compactMap(\.self).reduce(0, +), 8))
    #expect(0.5 <= other.fitted.factors.lowerBound && other.fitted.factors.upperBound <= 2)
    #expect(other.notes.contains(.start("w")))
  }

  @Test func `weights below zero are told and written as they are`() throws {
    var request = WeightingRequest(margins: [
      margin("sex", [("1", 0.03), ("2", 0.97)]),
      margin("level", [("1", 0.02), ("2", 0.9), ("3", 0.08)]),
    ])
    request.method = .linear(bounds: nil)
    let data = dataset(
      SmallColumn.declared("sex", ["f", "m"]).holding([0, 0, 0, 1, 1, 0, 0, 1]),
      SmallColumn.declared("level", ["a", "b", "c"]).holding([0, 1, 2, 0, 1, 0, 2, 2]))
    let weighting = try SampleWeighting(request, of: data)
    let weights = weighting.weights.compactMap(\.self)
    let negative = weights.count { $0 < 0 }
    #expect(negative > 0)
    #expect(weighting.notes == [.negative(negative)])
    #expect(isClose(weights.reduce(0, +), 8))
    #expect(isClose([0, 1, 2, 5, 6].reduce(0) { $0 + weights[$1] } / 8, 0.03))
    #expect(isClose(weighting.margins[0].rows[0].after, 0.03))
  }

  @Test func `margins that do not fit the data are refused by name`() throws {
    func error(_ margins: [WeightingRequest.Margin]) -> TabulationError? {
      do throws(TabulationError) {
        _ = try SampleWeighting(WeightingRequest(margins: margins), of: data)
        return nil
      } catch {
        return error
      }
    }
    #expect(error([]) == .noMargins)
    #expect(
      error([margin("sex", [("1", 0.5), ("x", 0.5)])]) == .marginCategoryAbsent("x", item: "sex"))
    #expect(
      error([margin("level", [("1|2", 0.5), ("2", 0.5)])])
        == .marginCategoryTwice("b", item: "level"))
    #expect(
      error([margin("sex", [("1", 0.5), ("2", 0.4)])]) == .sharesDoNotSum(item: "sex", sum: 0.9))
    #expect(
      error([margin("sex", [("1", 1)])])
        == .weighting(.absentCategory(margin: "sex", category: "m")))
  }
}

@Suite struct FittedTableTests {
  private let data = dataset(
    SmallColumn.declared("row", ["A", "B"]).holding([0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1]),
    SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0]),
    numbers("c", [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]))

  private func request(_ replication: ReplicationMethod? = nil) -> CrossTabulationRequest {
    var request = rowByColumn
    request.design.clusters = ["c"]
    request.design.replication = replication
    request.design.margins = [
      .init(
        item: "column",
        shares: [("1", 0.7), ("2", 0.3)].map {
          .init(category: $0.0, share: $0.1, source: "", date: "")
        })
    ]
    return request
  }

  @Test func `a table raked to its columns has their shares`() throws {
    let table = try CrossTabulation(request(), of: data)
    #expect(isClose(table.columnTotals[0], 8.4))
    #expect(isClose(table.columnTotals[1], 3.6))
    #expect(table.notes.contains { $0.description.contains("weights raked to column") })
    #expect(table.notes.contains { $0.description.contains("of residuals from the margins") })
  }

  @Test func `column percents have the errors of a post-stratified design`() throws {
    let table = try CrossTabulation(request(), of: data)
    let design = try SurveyDesign(
      weights: SamplingWeights(equal: 12),
      stages: [SamplingStage(clusters: DesignLabels([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]))]
    ).postStratified(
      by: CategoryMargin(
        name: "column", categories: ["X", "Y"], codes: [0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0],
        totals: [8.4, 3.6]))
    let inX = [0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0].map { $0 == 0 }
    let share = try design.mean(
      of: [0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1].map { $0 == 0 ? 1.0 : 0 }, in: inX)
    #expect(isClose(table.standardError(0, 0), 100 * share.standardError))
  }

  @Test func `replicates say their method, number and seed`() throws {
    let table = try CrossTabulation(
      request(.bootstrap(replicates: 40, seed: 9)), of: data)
    #expect(
      table.notes.contains {
        $0.description.contains("from 40 bootstrap (Rao–Wu, seed 9) replicates, each raked anew")
      })
    #expect(
      table.standardError(0, 0)
        == (try CrossTabulation(request(.bootstrap(replicates: 40, seed: 9)), of: data))
        .standardError(0, 0))
  }

  @Test func `a method that does not suit the design is an error`() {
    #expect(throws: TabulationError.replication(.strata(needed: true))) {
      try CrossTabulation(request(.jackknifeN), of: data)
    }
  }

  @Test(arguments: ["jk2", "fay:1", "fay:x", "bootstrap:1", "bootstrap:", "brr:2", ""])
  func `a method that is none is refused with its name`(text: String) {
    #expect(throws: TabulationError.unknownReplication(text)) {
      try ReplicationMethod(parsing: text, seed: 1)
    }
  }
}

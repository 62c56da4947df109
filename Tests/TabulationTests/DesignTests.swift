import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

@Suite struct DesignTests {
  // Two strata of two clusters each; the clusters are numbered anew in each stratum.
  private func request(
    strata: [String] = ["s"], clusters: [String] = ["c"], nested: Bool = true
  ) -> CrossTabulationRequest {
    var request = rowByColumn
    request.weighting = .sampling("w")
    request.design.strata = strata
    request.design.clusters = clusters
    request.design.nested = nested
    return request
  }

  private let data = dataset(
    SmallColumn.declared("row", ["A", "B"]).holding([0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1]),
    SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0]),
    numbers("w", [1, 2, 1, 1, 2, 1, 3, 1, 1, 2, 1, 1]),
    numbers("s", [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]),
    numbers("c", [1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 3, 3]))

  @Test func `a table of a sample comes with Rao and Scott's F`() throws {
    let table = try CrossTabulation(request(), of: data)
    let test = try #require(table.tests.first)
    #expect(table.tests.count == 1)
    #expect(test.id == .raoScottF)
    #expect(test.degreesOfFreedom.count == 2)
    // Five clusters less two strata.
    #expect(isClose(test.degreesOfFreedom[1], 3 * test.degreesOfFreedom[0]))
    #expect(table.adjustedResidual(0, 0) == nil)
  }

  @Test func `cells have the standard errors of domain means`() throws {
    let table = try CrossTabulation(request(), of: data)
    let design = try SurveyDesign(
      weights: try SamplingWeights([1, 2, 1, 1, 2, 1, 3, 1, 1, 2, 1, 1]),
      stages: [
        SamplingStage(
          strata: DesignLabels([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]),
          clusters: DesignLabels([1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]))
      ])
    let inX = [0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0].map { $0 == 0 }
    let share = try design.mean(
      of: [0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1].map { $0 == 0 ? 1.0 : 0 }, in: inX)
    #expect(isClose(table.columnPercent(0, 0), 100 * share.value))
    #expect(isClose(table.standardError(0, 0), 100 * share.standardError))
    let interval = try #require(table.confidenceInterval(0, 0))
    #expect(interval.lower >= 0 && interval.upper <= 100)
  }

  @Test func `the other tests come by name and pearson stays out`() throws {
    var request = request()
    request.tests = .some([.raoScottChiSquare, .wald, .adjustedWald])
    let table = try CrossTabulation(request, of: data)
    #expect(table.tests.map(\.id) == [.raoScottChiSquare, .wald, .adjustedWald])
    request.tests = .some([.pearson])
    #expect(throws: TabulationError.testNeedsCounts(.pearson, weight: "w")) {
      try CrossTabulation(request, of: data)
    }
    request.tests = .all
    #expect(
      try CrossTabulation(request, of: data).tests.map(\.id) == StatisticID.designTests)
  }

  @Test func `a filter is a domain that leaves strata and clusters as they are`() throws {
    var request = request()
    request.filter = RowFilter(.comparison(.item(4), .notEqual, .number(3)), text: "c != 3")
    let table = try CrossTabulation(request, of: data)
    let summary = try #require(
      table.notes.compactMap { note -> DesignSummary? in
        if case .design(let summary) = note { summary } else { nil }
      }.first)
    #expect(summary.units == 5)
    #expect(summary.strata == 2)
    // The third cluster of the second stratum holds nobody of the domain.
    #expect(summary.degreesOfFreedom == 2)
  }

  @Test func `clusters numbered anew are refused unless nested`() {
    #expect(
      throws: TabulationError.design(.clusterInTwoStrata("1", stage: 1))
    ) {
      try CrossTabulation(request(nested: false), of: data)
    }
  }

  @Test func `a lonely stratum stops the table by name unless a policy is chosen`() throws {
    var request = request(clusters: [])
    request.design.strata = ["c2"]
    let columns = data.columns + [numbers("c2", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9])]
    let lonely = Dataset(name: "sample", rowCount: 12, columns: columns)
    #expect(throws: TabulationError.design(.lonelyStratum("9", stage: 1))) {
      try CrossTabulation(request, of: lonely)
    }
    request.design.lonelyStrata = .certainty
    let table = try CrossTabulation(request, of: lonely)
    #expect(table.notes.contains { $0.description.contains("1, which add nothing (certainty)") })
  }

  @Test func `a design of frequencies is refused`() {
    var request = request()
    request.weighting = .frequency("w")
    #expect(throws: TabulationError.designOfFrequencies) {
      try CrossTabulation(request, of: data)
    }
  }

  @Test func `a design without weights weighs all alike`() throws {
    var request = request()
    request.weighting = .none
    let table = try CrossTabulation(request, of: data)
    #expect(table.tests.map(\.id) == [.raoScottF])
    #expect(!table.notes.contains { if case .intervals = $0 { true } else { false } })
  }

  @Test func `a test of a design needs one`() throws {
    var request = rowByColumn
    request.tests = .some([.wald])
    let table = try CrossTabulation(request, of: data)
    #expect(table.tests.isEmpty)
    #expect(table.notes.contains(.notSuited([.wald], .noDesign)))
  }
}

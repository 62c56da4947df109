import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// A sample with people of a third region, of whom the margins know nothing.
@Suite struct FittedSampleTests {
  private let data = dataset(
    SmallColumn.declared("region", ["north", "south", "abroad"]).holding([
      0, 1, 0, 1, 2, 0, 1, 2, 0, 1, 0, 1,
    ]),
    SmallColumn.declared("trust", ["no", "yes"]).holding([0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1]),
    numbers("y", [3, 4, 6, 5, 9, 2, 7, 1, 8, 3, 4, 6]),
    numbers("z", [1, 4, 3, 2, 5, 2, 1, 3, 8, 5, 2, 4]),
    numbers("home", [1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1]))

  private let margins = [
    WeightingRequest.Margin(
      item: "region",
      shares: [("north", 0.7), ("south", 0.3)].map {
        .init(category: $0.0, share: $0.1, source: "", date: "")
      })
  ]

  private let said =
    "2 respondents outside the condition weigh nothing, as the margins do not have their region."

  private var raked: DesignRequest {
    var design = DesignRequest()
    design.margins = margins
    return design
  }

  private var atHome: RowFilter {
    RowFilter(.comparison(.item(4), .equal, .number(1)), text: "home = 1")
  }

  private func table(_ filter: RowFilter?) throws -> CrossTabulation {
    var request = CrossTabulationRequest(rows: "trust", columns: "region")
    request.filter = filter
    request.design.margins = margins
    return try CrossTabulation(request, of: data)
  }

  @Test func `people whom the margins do not know stop a table of them`() {
    #expect(
      throws: TabulationError.weighting(.absentCategory(margin: "region", category: "abroad"))
    ) { try table(nil) }
  }

  @Test func `left out by a condition they weigh nothing, and a note counts them`() throws {
    let table = try table(atHome)
    #expect(isClose(table.columnTotals[0], 7))
    #expect(isClose(table.columnTotals[1], 3))
    #expect(table.notes.contains { $0.description.contains(said) })
  }

  @Test func `they stay out of models, pairs and groups alike`() throws {
    let sample = try Sample(data, where: atHome, design: raked)
    let model = ModelRequest(try ModelFormula(parsing: "y ~ number(z)"), family: .linear)
    let fitted = try RegressionModel(model, of: sample)
    #expect(fitted.respondents == 10)
    #expect(fitted.notes.contains { $0.description.contains(said) })
    for design in [ComparisonRequest.Design.pairs(with: "z"), .groups(by: "region")] {
      let comparison = try ItemComparison(
        ComparisonRequest(outcome: "y", design: design), of: sample)
      #expect(comparison.size == 10)
      #expect(comparison.notes.contains { $0.description.contains(said) })
    }
  }

  @Test func `a condition on people whom the margins know fits the whole sample`() throws {
    let known = dataset(
      SmallColumn.declared("region", ["north", "south"]).holding([0, 1, 0, 1, 0, 0, 1, 0]),
      SmallColumn.declared("trust", ["no", "yes"]).holding([0, 0, 1, 1, 1, 0, 1, 0]))
    var request = CrossTabulationRequest(rows: "trust", columns: "region")
    request.filter = RowFilter(.comparison(.item(0), .equal, .number(1)), text: "region = north")
    request.design.margins = margins
    let table = try CrossTabulation(request, of: known)
    #expect(isClose(table.columnTotals[0], 5.6))
    #expect(!table.notes.contains { $0.description.contains("weigh nothing") })
  }

  @Test func `a model with margins has the errors of a calibrated design`() throws {
    let known = dataset(
      SmallColumn.declared("region", ["north", "south"]).holding([0, 1, 0, 1, 0, 0, 1, 0]),
      numbers("y", [3, 4, 6, 5, 9, 2, 7, 1]), numbers("z", [1, 4, 3, 2, 5, 2, 1, 3]))
    let request = ModelRequest(try ModelFormula(parsing: "y ~ number(z)"), family: .linear)
    let model = try RegressionModel(request, of: Sample(known, design: raked))
    let design = try SurveyDesign(weights: SamplingWeights(equal: 8)).postStratified(
      by: CategoryMargin(
        name: "region", categories: ["north", "south"], codes: [0, 1, 0, 1, 0, 0, 1, 0],
        totals: [5.6, 2.4]))
    let fit = try LinearRegression(
      [3, 4, 6, 5, 9, 2, 7, 1],
      on: ModelMatrix(names: ["z"], columns: [[1, 4, 3, 2, 5, 2, 1, 3]]).withIntercept,
      errors: .design(design))
    #expect(model.coefficients == fit.coefficients)
    #expect(model.notes.contains { $0.description.contains("weights raked to region") })
  }
}

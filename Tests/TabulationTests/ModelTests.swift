import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

@Suite struct ModelFormulaTests {
  @Test func `a product stands for both factors and theirs`() throws {
    let formula = try ModelFormula(parsing: "y ~ a*b + number(c) + a:d")
    #expect(formula.outcome == "y")
    #expect(
      formula.terms.map { $0.map(\.name) } == [["a"], ["b"], ["a", "b"], ["c"], ["a", "d"]])
    #expect(formula.terms[3][0].reading == .number)
    #expect(formula.columns == ["y", "a", "b", "c", "d"])
  }

  @Test func `a term that is written twice counts once`() throws {
    #expect(try ModelFormula(parsing: "y ~ a + factor(a) + a").terms.count == 2)
  }

  @Test(arguments: ["", "y", "y ~", "~ a", "y ~ a ~ b", "y ~ a + ", "y ~ y", "y ~ a:"])
  func `what is no formula is refused with its text`(text: String) {
    #expect(throws: ModelError.formula(text)) { try ModelFormula(parsing: text) }
  }
}

@Suite struct RegressionModelTests {
  private let data = dataset(
    SmallColumn.declared("group", ["A", "B"]).holding([0, 0, 0, 1, 1, 1, 0, 2]),
    SmallColumn.declared("answer", ["no", "yes"]).holding([0, 1, 0, 1, 1, 0, 1, 1]),
    numbers("y", [1, 2, 3, 5, 6, 8, nil, 4]), numbers("w", [1, 1, 2, 1, 3, 1, 1, 1]),
    numbers("c", [1, 2, 3, 4, 5, 6, 7, 8]))

  private func request(_ formula: String, _ family: ModelRequest.Family = .linear) throws
    -> ModelRequest
  {
    ModelRequest(try ModelFormula(parsing: formula), family: family)
  }

  @Test func `one indicator is a difference of means`() throws {
    let model = try RegressionModel(try request("y ~ group"), of: data)
    #expect(model.coefficients.map(\.name) == ["(Intercept)", "group: B"])
    #expect(isClose(model.coefficients[0].estimate.value, 2))
    #expect(isClose(model.coefficients[1].estimate.value, 19.0 / 3 - 2))
    // One lacks its outcome, another its group.
    #expect(model.respondents == 6)
    #expect(model.leftOut == 2)
    #expect(model.notes.contains(.reference(item: "group", category: "A")))
  }

  @Test func `a logistic regression explains the answer that is named`() throws {
    var request = try request("answer ~ group", .logit)
    request.event = "no"
    let model = try RegressionModel(request, of: data)
    #expect(model.notes.contains(.event(item: "answer", category: "no")))
    request.event = "yes"
    let other = try RegressionModel(request, of: data)
    #expect(
      isClose(
        model.coefficients[1].estimate.value, -other.coefficients[1].estimate.value,
        relative: 1e-6))
    request.event = "perhaps"
    #expect(throws: ModelError.self) { try RegressionModel(request, of: data) }
  }

  @Test func `a weight makes errors those of a design`() throws {
    let model = try RegressionModel(
      try request("y ~ group"), of: Sample(data, weighting: .sampling("w")))
    let mean = (1.0 + 2 + 2 * 3) / 4
    #expect(isClose(model.coefficients[0].estimate.value, mean))
    #expect(
      model.notes.contains { if case .design = $0 { true } else { false } })
    #expect(!model.notes.contains(.modelErrors))
  }

  @Test func `a jackknife of a model is that of its differences`() throws {
    var clustered = DesignRequest()
    clustered.clusters = ["c"]
    clustered.replication = .jackknife1
    let model = try RegressionModel(
      try request("y ~ group"),
      of: Sample(data, weighting: .sampling("w"), design: clustered))
    #expect(model.notes.contains(.replicatedModel))
    let design = try SurveyDesign(
      weights: try SamplingWeights([1, 1, 2, 1, 3, 1, 0, 0]),
      stages: [SamplingStage(clusters: DesignLabels([1, 2, 3, 4, 5, 6, 7, 8]))])
    let test = try DesignMeansTest(
      design, of: [1, 2, 3, 5, 6, 8, 0, 0], groups: [0, 0, 0, 1, 1, 1, -1, -1],
      replicates: try ReplicateWeights(design, by: .jackknife1))
    let difference = try #require(test.difference)
    // The slope is of the second group less the first.
    #expect(isClose(model.coefficients[1].estimate.value, -difference.value))
    #expect(
      isClose(
        model.coefficients[1].estimate.standardError,
        try #require(difference.standardError)))
  }

  @Test func `a predictor with one answer is refused by name`() throws {
    let first = RowFilter(.comparison(.item(0), .equal, .number(1)), text: "group = A")
    #expect(throws: ModelError.constantPredictor("group")) {
      try RegressionModel(try request("y ~ group"), of: Sample(data, where: first))
    }
  }

  @Test func `Firth's penalty is for logistic regressions without a design`() throws {
    var request = try request("y ~ group")
    request.usesFirth = true
    #expect(throws: ModelError.firthUnsuited) { try RegressionModel(request, of: data) }
  }

  @Test func `texts are no numbers`() throws {
    let texts = dataset(
      SmallColumn.found("t", ["a", "b"]).holding([0, 1, 0]), numbers("y", [1, 2, 3]))
    #expect(throws: ModelError.notNumbers("t")) {
      try RegressionModel(try request("t ~ y"), of: texts)
    }
  }
}

@Suite struct FactorialModelTests {
  private let data = dataset(
    SmallColumn.declared("age", ["adult", "minor"]).holding([0, 1, 0, 1, 0, 1, 0, 0]),
    SmallColumn.declared("work", ["none", "nurse"]).holding([0, 0, 1, 0, 1, 0, 1, 0]),
    numbers("blame", [1, 2, 4, 3, 5, 3, 4, 2]), numbers("id", [1, 1, 2, 2, 3, 3, 4, 4]))

  private func request(_ formula: String) throws -> ModelRequest {
    var request = ModelRequest(try ModelFormula(parsing: formula), family: .amce)
    request.respondent = "id"
    return request
  }

  @Test func `marginal means are means at each level`() throws {
    let model = try RegressionModel(try request("blame ~ age + work"), of: data)
    #expect(model.marginalMeans.map(\.level) == ["adult", "minor", "none", "nurse"])
    #expect(isClose(model.marginalMeans[0].mean.value, 16.0 / 5))
    #expect(isClose(model.marginalMeans[3].mean.value, 13.0 / 3))
    #expect(model.respondents == 4)
  }

  @Test func `effects beside a forbidden pair average over what both allow`() throws {
    var request = try request("blame ~ age + work")
    request.forbidden = [try .init(parsing: "age=2,work=nurse")]
    let model = try RegressionModel(request, of: data)
    // Minors are compared with adults without work alone.
    #expect(isClose(model.coefficients[0].estimate.value, 8.0 / 3 - 1.5))
    #expect(model.notes.contains(.forbidden(request.forbidden)))
  }

  @Test func `a forbidden pair that occurs is refused by its row`() throws {
    var request = try request("blame ~ age + work")
    request.forbidden = [try .init(parsing: "age=adult,work=nurse")]
    #expect(
      throws: ModelError.forbiddenOccurs("age = adult with work = nurse", row: 3)
    ) {
      try RegressionModel(request, of: data)
    }
  }

  @Test(arguments: ["", "age", "age=1", "age=1,age=2", "age=1,work", "a=1,b=2,c=3", "=1,b=2"])
  func `a pair that is not understood is refused`(text: String) {
    #expect(throws: ModelError.forbiddenLevels(text)) {
      try ModelRequest.ForbiddenLevels(parsing: text)
    }
  }

  @Test func `what a factorial survey cannot take is refused`() throws {
    var request = try request("blame ~ age + work")
    request.respondent = nil
    #expect(throws: ModelError.noRespondent) { try RegressionModel(request, of: data) }
    request.respondent = "id"
    var stratified = DesignRequest()
    stratified.strata = ["age"]
    #expect(throws: ModelError.factorialDesign) {
      try RegressionModel(request, of: Sample(data, design: stratified))
    }
    #expect(throws: ModelError.factorialProduct) {
      try RegressionModel(try self.request("blame ~ age:work"), of: data)
    }
  }
}

import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// A column of a bare file whose texts are all numbers, in numeric order.
private func measured(_ name: String, _ values: [Double?]) -> Column {
  let distinct = Set(values.compactMap(\.self)).sorted()
  let codes = values.map { value in
    value.flatMap { distinct.firstIndex(of: $0) } ?? distinct.count
  }
  return Column(
    name: name, label: name, measurement: .numeric,
    categories: distinct.map {
      ColumnCategory(code: Column.text(of: $0), label: Column.text(of: $0), value: $0)
    }, nonanswers: [Nonanswer.missing.category],
    values: .compact(codes.map(UInt32.init), distinctCodes: distinct.count + 1), origin: .bare)
}

private func request(
  _ formula: String, _ family: ModelRequest.Family = .linear
) throws -> ModelRequest {
  ModelRequest(try ModelFormula(parsing: formula), family: family)
}

@Suite struct ModelPredictorTests {
  private let y: [Double?] = [1, 3, 2, 5, 4, 6, 8, 7, 9, 9]

  @Test(arguments: [false, true])
  func `a number of a bare file has one slope, its categories when they are asked for`(
    isNegative: Bool
  ) throws {
    let values: [Double?] = [1, 2, 3, 1, 2, 3, 1, 2, 3, 3].map { isNegative ? -$0 : $0 }
    let data = dataset(measured("x", values), numbers("z", values), numbers("y", y))
    let slope = try RegressionModel(try request("y ~ x"), of: data)
    let same = try RegressionModel(try request("y ~ z"), of: data)
    #expect(slope.coefficients.map(\.name) == ["(Intercept)", "x"])
    #expect(slope.coefficients.map(\.estimate) == same.coefficients.map(\.estimate))
    let factor = try RegressionModel(try request("y ~ factor(x)"), of: data)
    #expect(factor.coefficients.count == 3)
    #expect(!slope.notes.contains { if case .reference = $0 { true } else { false } })
  }

  @Test func `a number with many values is one coefficient, and too many of a factor are refused`()
    throws
  {
    let data = dataset(
      measured("x", (0..<400).map { Double($0 * 7 % 400) }),
      numbers("y", (0..<400).map { Double($0 % 11) }))
    #expect(try RegressionModel(try request("y ~ x"), of: data).coefficients.count == 2)
    #expect(
      throws: ModelError.tooManyCoefficients(400, limit: 200, largest: "x", own: 399)
    ) {
      try RegressionModel(try request("y ~ factor(x)"), of: data)
    }
  }

  @Test func `texts that differ in each row end at once with their number`() throws {
    let names = SmallColumn.found("name", (0..<2700).map { "n\($0)" })
    let column = Column(
      name: "name", label: "name", measurement: .nominal, categories: names.categories,
      nonanswers: names.nonanswers, values: .wide((0..<2700).map(UInt32.init)), origin: .bare)
    let data = dataset(
      column, SmallColumn.declared("answer", ["no", "yes"]).holding((0..<2700).map { $0 % 2 }),
      numbers("x", (0..<2700).map { Double($0 % 13) }))
    #expect(
      throws: ModelError.tooManyCoefficients(2700, limit: 200, largest: "name", own: 2699)
    ) {
      try RegressionModel(try request("answer ~ name", .logit), of: data)
    }
    #expect(
      throws: ModelError.tooManyCoefficients(
        1 + 2699 * 2699 + 2 * 2699, limit: 200, largest: "name:name",
        own: 2699 * 2699)
    ) {
      // Both readings of one column are the same categories.
      try RegressionModel(try request("answer ~ name*factor(name)", .logit), of: data)
    }
    #expect(throws: ModelError.notTwoAnswers("name", found: 2700)) {
      try RegressionModel(try request("name ~ x", .logit), of: data)
    }
    #expect(throws: TabulationError.outcomeWithoutNumbers("name")) {
      try RegressionModel(try request("name ~ x", .ordinal), of: data)
    }
  }

  @Test func `the reference is the category that is named`() throws {
    let group = SmallColumn.found("g", ["a", "b", "c"]).holding([0, 1, 2, 0, 1, 2, 0, 1, 2, 2])
    let data = dataset(group, numbers("y", [1, 3, 2, 6, 4, 5, 8, 9, 9, 9]))
    let plain = try RegressionModel(try request("y ~ g"), of: data)
    var other = try request("y ~ g")
    other.references = ["g": "b"]
    let turned = try RegressionModel(other, of: data)
    #expect(turned.coefficients.map(\.name) == ["(Intercept)", "g: a", "g: c"])
    #expect(turned.notes.contains(.reference(item: "g", category: "b")))
    #expect(
      isClose(
        turned.coefficients[1].estimate.value, -plain.coefficients[1].estimate.value))
    other.references = ["g": "d"]
    #expect(
      #expect(throws: ModelError.self) { try RegressionModel(other, of: data) }?.description
        == "among those who count, item 'g' has no category 'd'; "
        + "the categories are a, b, c")
    other.references = ["y": "1"]
    #expect(throws: ModelError.absentItem("y", option: "--reference")) {
      try RegressionModel(other, of: data)
    }
  }

  @Test func `a number has no reference`() throws {
    let data = dataset(measured("x", [1, 2, 3, 1, 2, 3, 1, 2, 3, 3]), numbers("y", y))
    var request = try request("y ~ x")
    request.references = ["x": "2"]
    #expect(throws: ModelError.referenceOfNumber("x")) {
      try RegressionModel(request, of: data)
    }
    request = try Tabulation.ModelRequest(ModelFormula(parsing: "y ~ factor(x)"), family: .linear)
    request.references = ["x": "2"]
    #expect(
      try RegressionModel(request, of: data).coefficients.map(\.name)
        == ["(Intercept)", "x: 1", "x: 3"])
  }

  @Test func `categories that are chosen stand in their order, and others are left out`() throws {
    let group = SmallColumn.found("g", ["a", "b", "c"]).holding([0, 1, 2, 0, 1, 2, 0, 1, 2, 2])
    var request = try request("y ~ g")
    request.categories = ["g": ["c", "a"]]
    let model = try RegressionModel(request, of: dataset(group, numbers("y", y)))
    #expect(model.coefficients.map(\.name) == ["(Intercept)", "g: a"])
    #expect(model.respondents == 7)
    #expect(model.leftOut == 3)
    request.categories = ["h": ["c"]]
    #expect(throws: ModelError.absentItem("h", option: "--categories")) {
      try RegressionModel(request, of: dataset(group, numbers("y", y)))
    }
  }

  @Test(arguments: ["", "g", "g=", "=a"])
  func `a reference that is not understood is refused`(text: String) {
    #expect(throws: ModelError.reference(text)) { try ModelRequest.references(parsing: [text]) }
  }

  @Test func `a category of rows that weigh nothing has no slope`() throws {
    let group = SmallColumn.found("g", ["a", "b", "c"]).holding([0, 1, 2, 0, 1, 2, 0, 1, 1, 0])
    let data = dataset(
      group, numbers("y", y), numbers("w", [1, 1, 0, 1, 2, 0, 1, 1, 1, nil]))
    let model = try RegressionModel(
      try request("y ~ g"), of: Sample(data, weighting: .sampling("w")))
    #expect(model.coefficients.map(\.name) == ["(Intercept)", "g: b"])
    #expect(model.respondents == 7)
    #expect(model.leftOut == 1)
    #expect(model.notes.contains(.data(.weightless(2))))
  }
}

@Suite struct OrdinalOutcomeTests {
  private let x: [Double?] = [1, 2, 1, 3, 2, 3, 4, 5, 4, 6, 5, 6]

  @Test func `numbers of a bare file rise as numbers`() throws {
    let data = dataset(
      measured("y", [10, 2, 2, 10, 2, 9, 10, 9, 2, 10, 9, 10]), numbers("x", x))
    let model = try RegressionModel(try request("y ~ x", .ordinal), of: data)
    #expect(model.notes.contains(.order(item: "y", categories: ["2", "9", "10"])))
  }

  @Test func `words of a bare file need an order, and rise in it`() throws {
    let words = SmallColumn.found("y", ["much", "none", "some"])
      .holding([1, 1, 2, 1, 2, 0, 2, 0, 2, 0, 1, 0])
    let data = dataset(words, numbers("x", x))
    #expect(throws: TabulationError.outcomeWithoutNumbers("y")) {
      try RegressionModel(try request("y ~ x", .ordinal), of: data)
    }
    var up = try request("y ~ x", .ordinal)
    up.categories = ["y": ["none", "some", "much"]]
    var down = up
    down.categories = ["y": ["much", "some", "none"]]
    let (rising, falling) = (
      try RegressionModel(up, of: data), try RegressionModel(down, of: data)
    )
    #expect(rising.notes.contains(.order(item: "y", categories: ["none", "some", "much"])))
    #expect(rising.coefficients[0].estimate.value > 0)
    #expect(
      isClose(
        rising.coefficients[0].estimate.value, -falling.coefficients[0].estimate.value,
        relative: 1e-8))
  }

  @Test func `many numbers are no ordered answers`() throws {
    let data = dataset(
      measured("y", (0..<80).map { Double($0 % 40) }), numbers("x", (0..<80).map { Double($0 % 7) })
    )
    #expect(throws: ModelError.manyNumbers("y", found: 40, limit: 30)) {
      try RegressionModel(try request("y ~ x", .ordinal), of: data)
    }
  }
}

@Suite struct ModelRefusalTests {
  private static let four: [Double?] = [4, 4, 4, 4, 4, 4, 4, 4]
  private static let x: [Double?] = [1, 2, 3, 4, 5, 6, 7, 9]
  private static let varied: [Double?] = [1, 0, 1, 0, 0, 1, 1, 0]

  @Test(arguments: ModelRequest.Family.allCases)
  func `a constant outcome is a clear error in each family`(family: ModelRequest.Family) throws {
    var request = try request("y ~ g", family)
    request.respondent = "id"
    let group = SmallColumn.declared("g", ["a", "b"]).holding([0, 1, 0, 1, 0, 1, 0, 1])
    let id = numbers("id", [1, 1, 2, 2, 3, 3, 4, 4])
    for y in [numbers("y", Self.four), measured("y", Self.four)] {
      #expect(throws: ModelError.constantOutcome("y")) {
        try RegressionModel(request, of: dataset(group, id, y))
      }
    }
    // It varies in rows that weigh nothing alone.
    let weights = numbers("w", [1, 1, 1, 1, 1, 1, 0, 0])
    #expect(throws: ModelError.constantOutcome("y")) {
      try RegressionModel(
        request,
        of: Sample(
          dataset(group, id, weights, measured("y", [4, 4, 4, 4, 4, 4, 1, 2])),
          weighting: .sampling("w")))
    }
  }

  @Test func `a constant number is refused as a predictor`() throws {
    #expect(throws: ModelError.constantPredictor("x")) {
      try RegressionModel(
        try request("y ~ x"), of: dataset(numbers("x", Self.four), numbers("y", Self.x)))
    }
    #expect(throws: ModelError.constantPredictor("x")) {
      try RegressionModel(
        try request("y ~ x"),
        of: Sample(
          dataset(
            numbers("x", [4, 4, 4, 4, 4, 4, 5, 6]), numbers("y", Self.x),
            numbers("w", [1, 1, 1, 1, 1, 1, 0, 0])), weighting: .sampling("w")))
    }
  }

  @Test func `predictors that say the same are named`() throws {
    #expect(throws: ModelError.dependent(["z"])) {
      try RegressionModel(
        try request("y ~ x + z"),
        of: dataset(
          numbers("x", Self.x), numbers("z", Self.x.map { 3 * ($0 ?? 0) + 2 }),
          numbers("y", [1, 3, 2, 4, 6, 5, 8, 7])))
    }
  }

  @Test func `a predictor that separates is named with the way out`() throws {
    let group = SmallColumn.found("g", ["a", "b"]).holding([0, 0, 0, 0, 1, 1, 1, 1])
    let answers = SmallColumn.declared("y", ["no", "yes"]).holding([1, 1, 1, 1, 0, 1, 0, 1])
    let data = dataset(group, answers, numbers("x", [1, 2, 3, 4, 1, 2, 4, 3]))
    let error = ModelError.separated(["g"], outcome: "y", mayPenalize: true)
    #expect(throws: error) { try RegressionModel(try request("y ~ g", .logit), of: data) }
    #expect("\(error)".contains("--firth"))
    var firth = try request("y ~ g", .logit)
    firth.usesFirth = true
    #expect(try RegressionModel(firth, of: data).notes.contains(.firth(isProfiled: true)))
  }

  @Test(arguments: ModelRequest.Family.allCases, [0, 1, 2])
  func `fewer rows than coefficients are an error, never a trap`(
    family: ModelRequest.Family, rows: Int
  ) throws {
    var request = try request("y ~ x", family)
    request.respondent = "id"
    let data = dataset(
      measured("y", Array(Self.varied.prefix(rows))),
      measured("x", Array(Self.x.prefix(rows))),
      numbers("id", Array([1, 2, 1].prefix(rows))))
    #expect(throws: (any Error).self) { try RegressionModel(request, of: data) }
  }

  @Test(arguments: [1e-300, 1e-150, 1e49, 1e60, 1e200, 1e308])
  func `numbers of any size give numbers or an error, never a trap`(unit: Double) throws {
    let data = dataset(
      numbers("y", Self.x.map { ($0 ?? 0) * unit }), numbers("b", Self.varied),
      numbers("x", [3, 1, 4, 1, 5, 9, 2, 6].map { $0 * unit }))
    for (formula, family) in [
      ("y ~ x", ModelRequest.Family.linear), ("y ~ b", .linear), ("b ~ x", .logit),
      ("b ~ x", .ordinal), ("b ~ x*y", .logit),
    ] {
      let model = try? RegressionModel(try request(formula, family), of: data)
      for coefficient in model?.coefficients ?? [] {
        #expect(coefficient.estimate.value.isFinite)
        #expect(coefficient.pValue?.value.isFinite ?? true)
      }
    }
  }
}

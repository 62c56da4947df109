import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// Scales, models and weights tell no more of few respondents than tables do.
@Suite struct SmallModelTests {
  private static func request(
    _ formula: String, _ family: ModelRequest.Family = .linear
  ) throws -> ModelRequest {
    ModelRequest(try ModelFormula(parsing: formula), family: family)
  }

  private static let sensitive = SmallGroupTests.groups(["row": .sensitive])

  private static func refused(_ request: ModelRequest, _ data: Dataset) -> Bool {
    do {
      _ = try RegressionModel(request, of: data, under: sensitive)
      return false
    } catch let error as TabulationError {
      if case .tellsOfFew = error { return true }
      return false
    } catch {
      return false
    }
  }

  // MARK: - Models

  @Test(arguments: [ModelRequest.Family.linear, .logit, .ordinal])
  func `a predictor's small category refuses the model, whatever its family`(
    family: ModelRequest.Family
  ) throws {
    let request = try Self.request("row ~ column", family)
    #expect(Self.refused(request, expanded([[40, 3, 30], [20, 2, 41]])))
    #expect(Self.refused(request, expanded([[40, 3, 30], [20, 30, 41]])))
    #expect(!Self.refused(request, expanded([[40, 13, 30], [20, 30, 41]])))
  }

  @Test func `a separation is not named, since it tells that a count is zero`() throws {
    let data = expanded([[40, 0], [20, 30]])
    #expect(Self.refused(try Self.request("row ~ column", .logit), data))
    let error = #expect(throws: TabulationError.self) {
      try RegressionModel(
        try Self.request("row ~ column", .logit), of: data, under: Self.sensitive)
    }
    #expect(error?.description.contains("separate") == false)
  }

  @Test func `products are judged by the answers that go together`() throws {
    var columns = [[Int]](repeating: [], count: 3)
    for (row, counts) in [
      [40, 40, 40, 6], [30, 30, 30, 5],
    ].enumerated() {
      for (place, count) in counts.enumerated() {
        columns[0] += Array(repeating: row, count: count)
        columns[1] += Array(repeating: place / 2, count: count)
        columns[2] += Array(repeating: place % 2, count: count)
      }
    }
    let data = dataset(
      SmallColumn.declared("row", ["R1", "R2"]).holding(columns[0]),
      SmallColumn.declared("a", ["A1", "A2"]).holding(columns[1]),
      SmallColumn.declared("b", ["B1", "B2"]).holding(columns[2]))
    #expect(!Self.refused(try Self.request("row ~ a + b"), data))
    #expect(Self.refused(try Self.request("row ~ a*b"), data))
    #expect(Self.refused(try Self.request("row ~ a:b"), data))
  }

  @Test func `a number of two values is a category`() throws {
    let n = 80
    let x = (0..<n).map { $0 < 3 ? 1.0 : 0.0 }
    let row = SmallColumn.declared("row", ["R1", "R2"]).holding((0..<n).map { $0 % 2 })
    #expect(Self.refused(try Self.request("row ~ x"), dataset(row, numbers("x", x.map { $0 }))))
    let many = (0..<n).map { Double($0 % 40) }
    #expect(
      !Self.refused(try Self.request("row ~ x"), dataset(row, numbers("x", many.map { $0 }))))
  }

  @Test func `a respondent who decides alone what is fitted to them refuses the model`() throws {
    let n = 90
    // Everybody on a line but for one number that only the last respondent has.
    let x = (0..<n).map { $0 == n - 1 ? 1_000_000.0 : Double($0 % 3) / 1_000_000 }
    let row = SmallColumn.declared("row", ["R1", "R2"]).holding((0..<n).map { $0 / 45 })
    #expect(Self.refused(try Self.request("row ~ x"), dataset(row, numbers("x", x.map { $0 }))))
  }

  @Test func `a model needs as many respondents more than coefficients as a cell`() throws {
    let row = SmallColumn.declared("row", ["R1", "R2"])
    let few = dataset(
      row.holding((0..<11).map { $0 % 2 }), numbers("x", (0..<11).map { Double($0) }))
    #expect(Self.refused(try Self.request("row ~ x"), few))
  }

  @Test func `few that are left out are not counted`() throws {
    let n = 80
    let row = SmallColumn.declared("row", ["R1", "R2"]).holding(
      (0..<n).map { $0 < 3 ? 2 : $0 % 2 })
    let data = dataset(row, numbers("x", (0..<n).map { Double($0 % 40) }))
    let model = try RegressionModel(
      try Self.request("row ~ x"), of: data, under: Self.sensitive)
    #expect(model.leftOut == nil && model.respondents == 77)
  }

  @Test func `vignettes are judged by their levels and by who judged them`() throws {
    func data(judges: Int) -> Dataset {
      let n = 160
      return dataset(
        numbers("row", (0..<n).map { Double($0 % 2) }),
        SmallColumn.declared("age", ["a", "b"]).holding((0..<n).map { $0 / 2 % 2 }),
        numbers("id", (0..<n).map { Double($0 % judges) }))
    }
    var request = try Self.request("row ~ age", .amce)
    request.respondent = "id"
    #expect(!Self.refused(request, data(judges: 40)))
    #expect(Self.refused(request, data(judges: 8)))
  }

  // MARK: - Scales

  /// Items of two answers, of which `few` say yes to the first.
  private static func scale(_ few: Int, items: Int = 3) -> Dataset {
    let n = 120
    return Dataset(
      name: "scale", rowCount: n,
      columns: (0..<items).map { item in
        SmallColumn.declared("i\(item)", ["1", "2"]).holding(
          (0..<n).map { row in
            item == 0 ? (row < few ? 1 : 0) : (row * (item + 3) / 7 % 2)
          })
      })
  }

  private static func analyzed(_ data: Dataset) throws -> ScaleAnalysis {
    try ScaleAnalysis(
      ScaleRequest(items: data.columns.map(\.name)), of: data,
      under: SmallGroupTests.groups(["i0": .sensitive]))
  }

  @Test func `an item with a small count gives up its mean and what would tell it`() throws {
    let found = try Self.analyzed(Self.scale(4))
    #expect(found.items[0].mean == nil && found.items[0].standardDeviation == nil)
    #expect(found.items.allSatisfy { $0.itemRest == nil && $0.alphaIfDropped == nil })
    #expect(found.alpha == nil && found.omega == nil && found.standardizedAlpha == nil)
    let open = try Self.analyzed(Self.scale(60))
    #expect(open.alpha != nil && open.items.allSatisfy { $0.mean != nil && $0.itemRest != nil })
  }

  @Test func `α of many items tells no two of them`() throws {
    let found = try Self.analyzed(Self.scale(4, items: 8))
    #expect(found.alpha != nil && found.items[0].mean == nil)
    #expect(found.items.allSatisfy { $0.itemRest == nil })
  }

  @Test func `a scale of few respondents, or with an item that all answer alike, is refused`() {
    let small = Dataset(
      name: "scale", rowCount: 8,
      columns: (0..<3).map { item in
        SmallColumn.declared("i\(item)", ["1", "2"]).holding((0..<8).map { ($0 + item) / 2 % 2 })
      })
    for data in [small, Self.scale(0), Self.scale(0, items: 2)] {
      let error = #expect(throws: TabulationError.self) { try Self.analyzed(data) }
      if case .tellsOfFew? = error { continue }
      Issue.record("not refused as telling of few: \(String(describing: error))")
    }
  }

  @Test func `groups of few are not compared at the same sum`() throws {
    let base = Self.scale(60)
    let group = SmallColumn.declared("g", ["a", "b"])
    func analyzed(_ small: Int) throws -> ScaleAnalysis {
      var request = ScaleRequest(items: ["i0", "i1", "i2"])
      request.groups = "g"
      return try ScaleAnalysis(
        request,
        of: Dataset(
          name: "scale", rowCount: 120,
          columns: base.columns + [group.holding((0..<120).map { $0 % (120 / small) == 0 ? 1 : 0 })]
        ), under: SmallGroupTests.groups(["i0": .sensitive]))
    }
    let few = try analyzed(4)
    #expect(few.differentialFunctioning.isEmpty && few.alpha != nil)
    #expect(!few.notes.contains { if case .functioning = $0 { true } else { false } })
    #expect(!(try analyzed(60)).differentialFunctioning.isEmpty)
  }

  // MARK: - Weights

  @Test func `a margin's small count is told by nothing that is said of the weights`() throws {
    let request = WeightingRequest(margins: [
      .init(
        item: "row",
        shares: [("1", 0.5), ("2", 0.4), ("3", 0.1)].map {
          .init(category: $0.0, share: $0.1, source: "made", date: "2026")
        })
    ])
    let data = expanded([[60], [31], [4]])
    let found = try SampleWeighting(request, of: data, under: Self.sensitive)
    let rows = found.margins[0].rows
    #expect(rows[2].respondents == nil && rows[2].before == nil)
    #expect(rows.count { $0.respondents == nil } >= 2 || found.respondents == nil)
    #expect(found.holdsSpreadBack)
    // The weights themselves are for the analyst's file, row by row.
    #expect(found.weights.compactMap(\.self).count == 95)
    let large = try SampleWeighting(
      request, of: expanded([[60], [31], [14]]), under: Self.sensitive)
    #expect(!large.holdsSpreadBack && large.margins[0].rows.allSatisfy { $0.before != nil })
  }

  @Test func `a category that the condition rules out protects nobody and takes nobody with it`()
    throws
  {
    let data = expanded([[60], [31], [0]])
    let filter = RowFilter(.not(.isAmong(item: 0, codes: [3])), text: "row != 3")
    let shares = ShareRequest(
      .init(
        item: "row",
        shares: [("1", 0.6), ("2", 0.4)].map {
          .init(category: $0.0, share: $0.1, source: "made", date: "2026")
        }))
    // Without the condition, that nobody is in the third tells something of everybody.
    let whole = try ShareComparison(shares, of: data, under: Self.sensitive)
    #expect(whole.p == nil)
    let sample = try Sample(data, where: filter)
    let found = try ShareComparison(shares, of: sample, under: Self.sensitive)
    #expect(found.rows.map(\.respondents) == [60, 31] && found.p != nil)
    let request = WeightingRequest(margins: [shares.margin])
    let weights = try SampleWeighting(request, of: sample, under: Self.sensitive)
    #expect(!weights.holdsSpreadBack)
  }

  @Test func `an error does not tell that nobody is in a category`() {
    let request = WeightingRequest(margins: [
      .init(
        item: "row",
        shares: [("1", 0.6), ("2", 0.3), ("3", 0.1)].map {
          .init(category: $0.0, share: $0.1, source: "made", date: "2026")
        })
    ])
    let error = #expect(throws: TabulationError.self) {
      try SampleWeighting(request, of: expanded([[60], [31], [0]]), under: Self.sensitive)
    }
    if case .tellsOfFew? = error { return }
    Issue.record("\(String(describing: error))")
  }
}

import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// Sizes of effects stay where they exist, though nothing tells how far they would vary.
@Suite struct KeptEffectTests {
  private func compared(
    _ values: [Double], _ groups: [Int], weights: [Double]? = nil, clusters: [Double]? = nil,
    tests: ComparisonSelection = .default
  ) throws -> ItemComparison {
    let data = dataset(
      numbers("x", values),
      SmallColumn.declared("group", (0...(groups.max() ?? 0)).map { "g\($0)" }).holding(groups),
      numbers("w", weights ?? values.map { _ in 1 }),
      numbers("c", clusters ?? values.indices.map(Double.init)))
    var request = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
    request.tests = tests
    var design = DesignRequest()
    if clusters != nil { design.clusters = ["c"] }
    return try ItemComparison(
      request,
      of: Sample(data, weighting: weights == nil ? .none : .sampling("w"), design: design))
  }

  private func isTold(_ id: ComparisonEffectID, _ found: ItemComparison) -> Bool {
    found.notes.contains { if case .withoutError(let ids) = $0 { ids.contains(id) } else { false } }
  }

  @Test func `groups wholly apart keep their probability of superiority and δ`() throws {
    let found = try compared([1, 2, 3, 5, 6, 7], [0, 0, 0, 1, 1, 1])
    let superiority = try #require(found.effect(.probabilityOfSuperiority))
    #expect(superiority.estimate == 0 && superiority.confidenceInterval == nil)
    #expect(try #require(found.effect(.cliffsDelta)).estimate == -1)
    #expect(isTold(.cliffsDelta, found) && isTold(.probabilityOfSuperiority, found))
    #expect(isClose(try #require(found.effect(.cohensD)).estimate, -4))
    let turned = try compared([5, 6, 7, 1, 2, 3], [0, 0, 0, 1, 1, 1])
    #expect(try #require(turned.effect(.cliffsDelta)).estimate == 1)
  }

  @Test func `groups that do not vary keep the difference of their means`() throws {
    let found = try compared([1, 1, 1, 5, 5, 5], [0, 0, 0, 1, 1, 1])
    let difference = try #require(found.effect(.meanDifference))
    #expect(difference.estimate == -4 && difference.confidenceInterval == nil)
    #expect(isTold(.meanDifference, found))
    #expect(found.effect(.cohensD) == nil && found.test(.welch) == nil)
    let three = try compared([1, 1, 3, 3, 9, 9], [0, 0, 1, 1, 2, 2])
    #expect(try #require(three.effect(.etaSquared)).estimate == 1)
    #expect(isTold(.etaSquared, three))
    let alike = try compared([2, 2, 2, 2], [0, 0, 1, 1])
    #expect(try #require(alike.effect(.meanDifference)).estimate == 0)
    #expect(try #require(alike.effect(.probabilityOfSuperiority)).estimate == 0.5)
  }

  @Test func `weighted groups that do not vary keep both differences`() throws {
    let found = try compared([1, 1, 1, 5, 5, 5], [0, 0, 0, 1, 1, 1], weights: [1, 2, 1, 3, 1, 1])
    #expect(isClose(try #require(found.effect(.meanDifference)).estimate, -4))
    let ranks = try #require(found.effect(.rankDifference))
    #expect(isClose(ranks.estimate, -0.5) && ranks.confidenceInterval == nil)
    #expect(isTold(.rankDifference, found))
  }

  @Test func `without degrees of freedom a difference stays and its error is not known`() throws {
    // Two clusters: one degree of freedom, which the difference takes.
    let found = try compared(
      [1, 2, 3, 5, 6, 8], [0, 0, 1, 0, 1, 1], weights: [1, 1, 1, 1, 1, 1],
      clusters: [1, 1, 1, 2, 2, 2])
    let difference = try #require(found.effect(.meanDifference))
    #expect(isClose(difference.estimate, 8.0 / 3 - 17.0 / 3))
    #expect(difference.standardError == nil && difference.confidenceInterval == nil)
    #expect(found.test(.designMeans) == nil && isTold(.meanDifference, found))
  }

  @Test func `pairs that all differ alike keep their mean difference`() throws {
    let data = dataset(numbers("x", [1, 2, 5]), numbers("y", [3, 4, 7]), numbers("w", [1, 2, 1]))
    let request = ComparisonRequest(outcome: "x", design: .pairs(with: "y"))
    for weighting in [Weighting.none, .sampling("w")] {
      let found = try ItemComparison(request, of: Sample(data, weighting: weighting))
      #expect(isClose(try #require(found.effect(.meanDifference)).estimate, -2))
      #expect(isTold(.meanDifference, found))
    }
  }

  @Test func `few answers in groups have exact p, with ties and without`() throws {
    let apart = try compared(
      [1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 0, 0, 1, 1, 1, 2, 2, 2],
      tests: .some([.kruskalWallis, .jonckheere]))
    let ranks = try #require(apart.test(.kruskalWallis))
    let trend = try #require(apart.test(.jonckheere))
    #expect(isClose(ranks.p.value, 6.0 / 1_680) && isClose(trend.p.value, 2.0 / 1_680))
    #expect(apart.notes.contains(.exactRanks([.kruskalWallis, .jonckheere])))
    // Six groups of eight take more steps than are given.
    let many = try compared(
      (0..<48).map { Double($0 * 29 % 48) }, (0..<48).map { $0 % 6 },
      tests: .some([.kruskalWallis, .jonckheere]))
    #expect(
      many.notes.contains(
        .ranksBeyondSteps([.kruskalWallis], limit: KruskalWallisTest.exactSteps)))
    #expect(try #require(many.test(.kruskalWallis)).p.origin == .asymptotic)
    #expect(try #require(many.test(.jonckheere)).p.origin == .exact)
  }

  // MARK: - Numbers that look like codes

  @Test func `scales, models and means of books say which numbers look like codes`() throws {
    let values: [Double?] = [1, 2, -99, 3, 5, 4, 2, 1, 3, 5, 4, 2]
    let data = dataset(
      numbers("x", values), numbers("y", values.map { $0.map { max($0, 1) + 1 } }),
      numbers("z", [2, 3, 1, 3, 4, 4, 2, 2, 3, 5, 5, 1]),
      SmallColumn.declared("group", ["a", "b"]).holding(values.indices.map { $0 % 2 }))
    let scale = try ScaleAnalysis(ScaleRequest(items: ["x", "y", "z"]), of: data)
    #expect(scale.notes.contains(.suspectCodes("x", [-99])))
    for formula in ["x ~ z", "z ~ x"] {
      let model = try RegressionModel(
        ModelRequest(try ModelFormula(parsing: formula), family: .linear), of: data)
      #expect(model.notes.contains(.suspectCodes("x", [-99])))
    }
    var item = StubItem(ItemSelection("x"))
    item.summaries = [.mean]
    func notes(_ item: StubItem) throws -> [String] {
      let plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("group")])])
      return try Book(plan, of: BookData(respondents: data)).tables[0].notes
    }
    #expect(try notes(item).contains { $0.contains("-99") && $0.contains("--missing") })
    // Categories alone are counted one by one, and everybody sees them.
    #expect(try !notes(StubItem(ItemSelection("x"))).contains { $0.contains("--missing") })
  }

  // MARK: - Degrees of freedom

  @Test func `a pair of columns that loses clusters has the same test everywhere`() throws {
    // The second group is in nine of twelve clusters, the third in five, and in two of three strata.
    let rows = 120
    let cluster = (0..<rows).map { $0 / 10 }
    let groups = (0..<rows).map { row -> Int in
      if cluster[row] < 5, row % 3 == 0 { return 2 }
      return cluster[row] < 9 ? row % 2 : 0
    }
    let data = dataset(
      SmallColumn.declared("y", ["1", "2", "3"])
        .holding((0..<rows).map { ($0 * 7 + cluster[$0] * $0 / 5) % 3 }),
      SmallColumn.declared("g", ["a", "b", "c"]).holding(groups),
      numbers("w", (0..<rows).map { 1 + Double($0 % 5) / 4 }),
      numbers("c", cluster.map(Double.init)), numbers("s", cluster.map { Double($0 / 4) }),
      numbers("h", groups.map { Double($0 + 1) }))
    var item = StubItem(ItemSelection("y"))
    item.summaries = [.mean]
    var plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("g")])]) {
      $0.minimumBases = MinimumBases(tested: 1, unflagged: 1)
    }
    plan.weighting = .sampling("w")
    plan.design.strata = ["s"]
    plan.design.clusters = ["c"]
    let book = try Book(plan, of: BookData(respondents: data)).tables[0]
    for (first, second, df) in [(1, 2, 8.0), (1, 3, 8.0), (2, 3, 5.0)] {
      var request = ComparisonRequest(outcome: "y", design: .groups(by: "g"))
      request.categories = ["g": ["\(first)", "\(second)"]]
      let sample = try Sample(data, weighting: .sampling("w"), design: plan.design)
      let test = try #require(try ItemComparison(request, of: sample).test(.designMeans))
      #expect(test.degreesOfFreedom == [df])
      let pair = try #require(
        book.rows[book.row("mean")].comparisons.first { $0.first == first && $0.second == second })
      #expect(pair.statistic.degreesOfFreedom == test.degreesOfFreedom)
      #expect(isClose(pair.statistic.value, test.statistic))
      #expect(isClose(pair.p, test.p.value))
    }
    // A part of the sample: five clusters of two strata, in a table, a test and a book.
    var part = CrossTabulationRequest(rows: "y", columns: "g")
    part.weighting = .sampling("w")
    part.design = plan.design
    part.filter = RowFilter(.comparison(.item(5), .equal, .number(3)), text: "h = 3")
    let table = try CrossTabulation(part, of: data)
    plan.filter = PlanCondition(
      text: "h = 3", condition: .comparison(.item(0), .equal, .number(3)), columns: ["h"])
    let alone = try Book(plan, of: BookData(respondents: data)).tables[0]
    let one = try #require(table.confidenceInterval(0, 2))
    let aloneColumn = try #require(alone.columns(of: 0).last)
    let bookColumn = try #require(book.columns(of: 0).last)
    let other = try #require(alone.confidenceInterval(alone.row("1"), aloneColumn))
    let third = try #require(book.confidenceInterval(book.row("1"), bookColumn))
    for interval in [other, third] {
      #expect(isClose(interval.lower, one.lower) && isClose(interval.upper, one.upper))
    }
    #expect(table.notes.map(\.description).contains { $0.contains("3 degrees of freedom") })
  }
}

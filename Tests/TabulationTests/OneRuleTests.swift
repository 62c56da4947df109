import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// The same question has the same answer in a table, a test and a book.
@Suite struct OneRuleTests {
  // MARK: - Rows that weigh nothing

  /// Ninety rows: sixty that weigh 1.5, twenty that weigh nothing, five of them without an answer.
  private let weightless = dataset(
    SmallColumn.declared("row", ["A", "B", "C"])
      .holding((0..<90).map { $0 >= 85 ? 3 : $0 >= 60 ? 0 : $0 % 3 }),
    SmallColumn.declared("column", ["X", "Y"]).holding((0..<90).map { $0 / 3 % 2 }),
    numbers("w", (0..<90).map { $0 < 60 ? 1.5 : $0 < 80 || $0 >= 85 ? 0 : nil }))

  @Test func `a row that weighs nothing is in no base and a note counts it`() throws {
    var request = rowByColumn
    request.weighting = .sampling("w")
    let table = try CrossTabulation(request, of: weightless)
    #expect(table.base.total.unweighted == 60)
    #expect(isClose(table.base.total.weighted, 90))
    #expect(isClose(table.base.total.effective, 60))
    #expect(table.base.columns.map(\.unweighted) == [30, 30])
    #expect(table.notes.contains(.weightless(25)))
    // Neither are they among those left out for what they hold; a weight that is missing is.
    #expect(table.excludedByName == ["missing": 0, "weight": 5])
  }

  @Test func `a table, a test and a book have the same n and say the same`() throws {
    let note = "Rows that weigh nothing and are left out: 25."
    var request = ComparisonRequest(outcome: "row", design: .groups(by: "column"))
    let sample = try Sample(weightless, weighting: .sampling("w"))
    let comparison = try ItemComparison(request, of: sample)
    #expect(comparison.size == 60)
    #expect(comparison.samples.map(\.size) == [30, 30])
    #expect(comparison.notes.map(\.description).contains(note))
    request.design = .pairs(with: "column")
    let pairs = try ItemComparison(request, of: sample)
    #expect(pairs.size == 60)
    #expect(pairs.notes.map(\.description).contains(note))
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection("row"))), by: [.items([ItemSelection("column")])])
    plan.weighting = .sampling("w")
    let book = try Book(plan, of: BookData(respondents: weightless)).tables[0]
    #expect(book.bases.map(\.unweighted) == [60, 30, 30])
    #expect(book.notes.contains(note))
    var table = rowByColumn
    table.weighting = .sampling("w")
    #expect(try CrossTabulation(table, of: weightless).notes.map(\.description).contains(note))
  }

  @Test func `a category of which everybody weighs nothing does not occur`() throws {
    let data = dataset(
      SmallColumn.found("row", ["A", "B"]).holding([0, 1, 0]),
      SmallColumn.found("column", ["X", "Y"]).holding([0, 0, 1]), numbers("w", [3, 0, 2]))
    var request = rowByColumn
    request.weighting = .sampling("w")
    let table = try CrossTabulation(request, of: data)
    #expect(table.rows.categories.map(\.code) == ["A"])
  }

  @Test func `known shares are compared with those who weigh something`() throws {
    let request = ShareRequest(
      WeightingRequest.Margin(
        item: "row",
        shares: [("A", 0.3), ("B", 0.3), ("C", 0.4)].map {
          WeightingRequest.Share(category: $0.0, share: $0.1, source: "made", date: "2026")
        }))
    let comparison = try ShareComparison(
      request, of: Sample(weightless, weighting: .sampling("w")))
    #expect(comparison.respondents == 60)
    #expect(comparison.excluded.compactMap(\.count).reduce(0, +) == 5)
    #expect(comparison.notes.contains(.data(.weightless(25))))
  }

  @Test func `weights raked to margins sum to those who weigh something`() throws {
    var request = rowByColumn
    request.weighting = .sampling("w")
    request.design.margins = [
      WeightingRequest.Margin(
        item: "row",
        shares: [("A", 0.25), ("B", 0.25), ("C", 0.5)].map {
          WeightingRequest.Share(category: $0.0, share: $0.1, source: "made", date: "2026")
        })
    ]
    let table = try CrossTabulation(request, of: weightless)
    #expect(table.base.total.unweighted == 60)
    #expect(isClose(table.base.total.weighted, 60))
    #expect(isClose(table.totalPercent(row: 2), 50))
    #expect(table.notes.contains(.weightless(25)))
    #expect(table.excludedByName == ["missing": 0, "weight": 5])
  }

  // MARK: - Medians

  @Test func `equal weights give a test and a book the median without weights`() throws {
    let answers = [1, 2, 3, 4, 4, 6, 2, 9].map(Double.init)
    let data = dataset(
      numbers("x", answers + answers.map { $0 + 1 }),
      SmallColumn.declared("group", ["a", "b"]).holding((0..<16).map { $0 / 8 }),
      numbers("w", Array(repeating: 3.3, count: 16)))
    let request = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
    let plain = try ItemComparison(request, of: data)
    let weighted = try ItemComparison(request, of: Sample(data, weighting: .sampling("w")))
    #expect(plain.samples.map(\.median) == [3.5, 4.5])
    #expect(weighted.samples.map(\.median) == [3.5, 4.5])
    var item = StubItem(ItemSelection("x"))
    item.summaries = [.median]
    var plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("group")])])
    plan.weighting = .sampling("w")
    let book = try Book(plan, of: BookData(respondents: data)).tables[0]
    #expect(book.rows[book.row("median")].values == [4, 3.5, 4.5])
  }

  // MARK: - Small bases

  @Test(arguments: [3.3, 0.7, 1.1])
  func `thirty respondents who weigh the same are thirty effective ones`(weight: Double) throws {
    let data = dataset(
      SmallColumn.declared("row", ["A", "B"]).holding((0..<200).map { $0 % 3 == 0 ? 0 : 1 }),
      SmallColumn.declared("column", ["X", "Y", "Z"])
        .holding((0..<200).map { $0 < 30 ? 0 : $0 < 130 ? 1 : 2 }),
      numbers("w", Array(repeating: weight, count: 200)))
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection("row"))), by: [.items([ItemSelection("column")])])
    plan.weighting = .sampling("w")
    plan.hypotheses = [
      Hypothesis(
        name: "H", statement: "More", item: "row", measure: .share(codes: ["1"]),
        groups: ItemSelection("column", categories: ["1", "2"]), direction: .greater, margin: 0,
        family: nil)
    ]
    let table = try Book(plan, of: BookData(respondents: data)).tables[0]
    #expect(table.columns.map(\.flag) == [.none, .small, .none, .small])
    #expect(table.hypotheses.map(\.flag) == [.small])
    #expect(table.hypotheses[0].tested != nil)
  }

  // MARK: - Signs

  @Test func `a difference has one sign whatever the sample is said to be`() throws {
    let data = MadeSample().dataset
    var request = ComparisonRequest(outcome: "opinion", design: .groups(by: "sex"))
    request.categories = ["sex": ["1", "2"], "opinion": ["1", "2", "3", "4", "5"]]
    func difference(
      _ weighting: Weighting = .none, clusters: [String] = [],
      _ replication: ReplicationMethod? = nil
    ) throws -> Double {
      var design = DesignRequest()
      design.clusters = clusters
      design.replication = replication
      let found = try ItemComparison(
        request, of: Sample(data, weighting: weighting, design: design))
      let difference = try #require(found.effect(.meanDifference))
      let (first, second) = (
        try #require(found.samples[0].mean), try #require(found.samples[1].mean)
      )
      #expect(isClose(difference.estimate, first - second))
      #expect(
        found.notes.contains(
          .direction(first: found.samples[0].label, second: found.samples[1].label)))
      let t = found.test(.designMeans)?.statistic ?? found.test(.welch)?.statistic
      #expect((try #require(t) > 0) == (difference.estimate > 0))
      if let ranks = found.effect(.rankDifference) {
        #expect((try #require(found.test(.designRanks)).statistic > 0) == (ranks.estimate > 0))
      }
      return difference.estimate
    }
    let plain = try difference()
    #expect(isClose(plain, try difference(clusters: ["cluster"])))
    #expect(isClose(plain, try difference(clusters: ["cluster"], .jackknife1)))
    _ = try difference(.sampling("weight"))
    request.categories["sex"] = ["2", "1"]
    #expect(isClose(try difference(), -plain))
    #expect(isClose(try difference(clusters: ["cluster"]), -plain))
  }

  @Test func `categories of an item that is not compared are refused under a design too`() {
    var request = ComparisonRequest(outcome: "opinion", design: .groups(by: "sex"))
    request.categories = ["region": ["1"]]
    #expect(throws: TabulationError.categoriesOfAbsentItem("region", suggestion: nil)) {
      try ItemComparison(
        request, of: Sample(MadeSample().dataset, weighting: .sampling("weight")))
    }
  }

  // MARK: - Degrees of freedom

  @Test func `two columns of a designed book compare as in a test`() throws {
    let sample = MadeSample()
    var item = StubItem(ItemSelection("opinion"))
    item.summaries = [.mean]
    var plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("region")])])
    plan.weighting = .sampling("weight")
    plan.design.strata = ["stratum"]
    plan.design.clusters = ["cluster"]
    plan.hypotheses = [
      Hypothesis(
        name: "H", statement: "Other", item: "opinion", measure: .mean,
        groups: ItemSelection("region", categories: ["1", "2"]), direction: .different, margin: 0,
        family: nil)
    ]
    let table = try Book(plan, of: sample.data).tables[0]
    let row = table.row("mean")
    let pair = try #require(table.rows[row].comparisons.first { $0.first == 1 && $0.second == 2 })
    var request = ComparisonRequest(outcome: "opinion", design: .groups(by: "region"))
    request.categories = ["region": ["1", "2"]]
    let drawn = try Sample(
      sample.dataset, weighting: .sampling("weight"), design: plan.design)
    let test = try #require(try ItemComparison(request, of: drawn).test(.designMeans))
    // Forty clusters, four strata, and one for the difference, as R's svyttest has it.
    #expect(test.degreesOfFreedom == [35])
    #expect(pair.statistic.degreesOfFreedom == test.degreesOfFreedom)
    #expect(isClose(pair.statistic.value, test.statistic))
    #expect(isClose(pair.p, test.p.value))
    let claim = try #require(table.hypotheses.first?.tested)
    #expect(claim.statistic.degreesOfFreedom == test.degreesOfFreedom)
    #expect(isClose(claim.statistic.value, test.statistic))
    #expect(isClose(claim.p.value, test.p.value))
    // A share is the mean of zeros and ones.
    for code in ["2", "5"] {
      let shares = table.rows[table.row(code)].comparisons
      let share = try #require(shares.first { $0.first == 1 && $0.second == 2 })
      #expect(share.statistic.degreesOfFreedom == [35])
    }
  }

  // MARK: - Effects that exist

  @Test func `Hedges' g of equal means has its interval`() throws {
    let data = dataset(
      numbers("x", [1, 2, 3, 1, 2, 3]),
      SmallColumn.declared("group", ["a", "b"]).holding([0, 0, 0, 1, 1, 1]))
    let found = try ItemComparison(
      ComparisonRequest(outcome: "x", design: .groups(by: "group")), of: data)
    let (d, g) = (try #require(found.effect(.cohensD)), try #require(found.effect(.hedgesG)))
    let (ofD, ofG) = (d.confidenceInterval, g.confidenceInterval)
    #expect(g.estimate == 0)
    // Γ(2) / (√2 Γ(3/2)) with four degrees of freedom.
    #expect(isClose(try #require(ofG).upper, try #require(ofD).upper * 0.797884560802865))
  }

  @Test func `a group of one has d and g by the other's spread and Student's t`() throws {
    let data = dataset(
      numbers("x", [1, 2, 4, 5, 9]),
      SmallColumn.declared("group", ["a", "b"]).holding([0, 0, 0, 0, 1]))
    var request = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
    request.tests = .some([.t, .welch])
    let found = try ItemComparison(request, of: data)
    // R: t.test(c(1, 2, 4, 5), 9, var.equal = TRUE).
    let t = try #require(found.test(.t))
    #expect(isClose(t.statistic, -2.939387691339814))
    #expect(t.degreesOfFreedom == [3])
    #expect(found.test(.welch) == nil)
    request.tests = .default
    let welch = try ItemComparison(request, of: data)
    let difference = try #require(welch.effect(.meanDifference))
    #expect(difference.estimate == -6)
    #expect(difference.standardError == nil && difference.confidenceInterval == nil)
    #expect(found.effect(.cohensD) != nil)
    #expect(found.effect(.hedgesG) != nil)
  }

  @Test(arguments: [1e-120, 1e-90, 1e100, 1e150])
  func `Welch's test does not depend on the unit`(unit: Double) throws {
    func welch(_ unit: Double) throws -> ComparisonTest? {
      let values = [1.0, 2, 4, 8, 3, 5, 9, 9, 7].map { $0 * unit }
      let data = dataset(
        numbers("x", values),
        SmallColumn.declared("group", ["a", "b"]).holding([0, 0, 0, 0, 1, 1, 1, 1, 1]))
      return try ItemComparison(
        ComparisonRequest(outcome: "x", design: .groups(by: "group")), of: data
      ).test(.welch)
    }
    let (plain, scaled) = (try #require(try welch(1)), try #require(try welch(unit)))
    #expect(isClose(scaled.statistic, plain.statistic))
    #expect(isClose(scaled.degreesOfFreedom[0], plain.degreesOfFreedom[0]))
    #expect(isClose(scaled.p.value, plain.p.value))
  }

  // MARK: - What is not known

  @Test func `without degrees of freedom an error is not known and not zero`() throws {
    // One cluster in the domain.
    let data = dataset(
      SmallColumn.declared("row", ["A", "B"]).holding([0, 1, 0, 0, 1, 0, 1, 1, 0]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 0, 0, 1, 1, 1, 1, 1, 1]),
      numbers("w", [1, 2, 1, 1, 2, 1, 3, 1, 1]), numbers("c", [1, 1, 1, 2, 2, 2, 3, 3, 3]))
    var request = rowByColumn
    request.weighting = .sampling("w")
    request.design.clusters = ["c"]
    request.filter = RowFilter(.comparison(.item(3), .equal, .number(1)), text: "c = 1")
    let table = try CrossTabulation(request, of: data)
    #expect(isClose(table.columnPercent(0, 0), 50))
    #expect(table.standardError(0, 0) == nil)
    #expect(table.confidenceInterval(0, 0) == nil)
    var item = StubItem(ItemSelection("row"))
    item.summaries = [.mean, .standardError]
    var plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("column")])])
    plan.weighting = .sampling("w")
    plan.design.clusters = ["c"]
    let book = try Book(plan, of: BookData(respondents: data)).tables[0]
    #expect(book.rows[book.row("se")].values[1] == nil)
  }

  @Test func `a number that looks like a code for no answer has a note`() throws {
    func notes(_ values: [Double]) throws -> [ComparisonNote] {
      let data = dataset(
        numbers("x", values),
        SmallColumn.declared("group", ["a", "b"]).holding(values.indices.map { $0 % 2 }))
      let request = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
      return try ItemComparison(request, of: data).notes
    }
    #expect(try notes([3.5, 2, -99, 4, 1, 0]).contains(.suspectCodes("x", [-99])))
    #expect(try notes([3, 2, -9, 4, 1, -8]).contains(.suspectCodes("x", [-9, -8])))
    for values in [[3.5, 2, -99, 4, -3, 0], [3, 2, 99, 4, 1, 0], [-9, -8, -9, -8, -9, -7]] {
      #expect(
        try !notes(values).contains { if case .suspectCodes = $0 { true } else { false } })
    }
  }

  @Test func `a table too large for a covariance is made and a note says what is not`() throws {
    let data = dataset(
      SmallColumn.declared("row", (0..<200).map { "\($0)" }).holding((0..<600).map { $0 % 200 }),
      SmallColumn.declared("column", (0..<250).map { "\($0)" }).holding((0..<600).map { $0 % 250 }),
      numbers("w", (0..<600).map { Double($0 % 3 + 1) }))
    var request = rowByColumn
    request.weighting = .sampling("w")
    let table = try CrossTabulation(request, of: data)
    #expect(table.base.total.unweighted == 600)
    #expect(table.tests.isEmpty)
    #expect(table.standardError(0, 0) == nil)
    #expect(table.notes.contains(.covarianceTooLarge(cells: 50_000)))
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection("row"))), by: [.items([ItemSelection("column")])]
    ) { $0.tests.notation = .none }
    plan.weighting = .sampling("w")
    plan.design.strata = ["w"]
    let book = try Book(plan, of: BookData(respondents: data)).tables[0]
    #expect(book.notes.contains { $0.contains("takes too much memory") })
  }

  @Test func `comparisons of more columns than memory holds are left out with a note`() throws {
    let data = dataset(
      SmallColumn.declared("row", (0..<120).map { "\($0)" }).holding((0..<6000).map { $0 % 120 }),
      SmallColumn.declared("column", (0..<200).map { "\($0)" }).holding((0..<6000).map { $0 % 200 })
    )
    let plan = MadeSample.plan(
      .item(StubItem(ItemSelection("row"))), by: [.items([ItemSelection("column")])])
    let table = try Book(plan, of: BookData(respondents: data)).tables[0]
    #expect(table.rows.allSatisfy { $0.comparisons.isEmpty })
    // 19,900 pairs in each of 120 rows.
    #expect(table.notes.contains { $0.hasPrefix("Not computed: 2388000 comparisons of columns") })
  }

  @Test func `tests of a table of 10¹² a cell end at once`() throws {
    var request = rowByColumn
    request.weighting = .frequency("n")
    request.tests = .all
    for last in [1e12 + 1, 1.000001e12] {
      let data = dataset(
        SmallColumn.declared("row", ["A", "B"]).holding([0, 0, 1, 1]),
        SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1]),
        numbers("n", [1e12, 1e12, 1e12, last]))
      let table = try CrossTabulation(request, of: data)
      let (fisher, pearson) = (
        try #require(table.test(.fisher)), try #require(table.test(.pearson))
      )
      #expect(abs(fisher.p.value - pearson.p.value) < 1e-4)
    }
    request.tests = .some([.fisher])
    request.seed = 1
    let wide = dataset(
      SmallColumn.declared("row", ["A", "B", "C"]).holding([0, 0, 1, 1, 2, 2]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1, 0, 1]),
      numbers("n", [1e12, 1e12, 1e12, 2e12, 3, 1e11]))
    let table = try CrossTabulation(request, of: wide)
    #expect(table.test(.fisher) == nil)
    #expect(table.notes.contains(.notComputed([.fisher], .tooManyObservations(limit: 10_000_000))))
  }
}

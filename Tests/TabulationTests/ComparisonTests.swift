import Microdata
import QuestionnaireModel
import SurveyStatistics
@testable import Tabulation
import Testing

/// Groups and pairs: who is compared, by which tests, and what is said of it.
@Suite struct ComparisonTests {
  /// Student 1908, R's `sleep`: extra hours under two drugs, ten patients.
  private static let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  private static let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  /// Dobson 1983, R's `PlantGrowth`.
  private static let plants = [
    [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14],
    [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
    [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
  ]

  private static func grouped(_ samples: [[Double?]], ordered: Bool = false) -> Dataset {
    let codes = samples.enumerated().flatMap {
      Array(repeating: $0.offset, count: $0.element.count)
    }
    let groups = SmallColumn.declared("group", samples.indices.map { "G\($0 + 1)" }).holding(codes)
    return dataset(
      numbers("x", samples.flatMap(\.self)),
      Column(
        name: "group", label: "", measurement: ordered ? .ordinal : .nominal,
        categories: groups.categories, nonanswers: groups.nonanswers, values: groups.values,
        origin: .bare))
  }

  private static func paired(_ first: [Double?], _ second: [Double?]) -> Dataset {
    dataset(numbers("x", first), numbers("y", second))
  }

  private static let byGroup = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
  private static let withPair = ComparisonRequest(outcome: "x", design: .pairs(with: "y"))

  private func all(_ request: ComparisonRequest, of data: Dataset) throws -> ItemComparison {
    var request = request
    request.tests = .all
    return try ItemComparison(request, of: data)
  }

  @Test func `two drugs have the values of R`() throws {
    // R 4.2.2: t.test(extra ~ group), with var.equal = TRUE, and effectsize's d.
    let drugs = try all(Self.byGroup, of: Self.grouped([Self.first, Self.second]))
    let welch = try #require(drugs.test(.welch))
    #expect(isClose(welch.statistic, -1.860813467486853))
    #expect(isClose(welch.degreesOfFreedom[0], 17.7764735161785))
    #expect(isClose(welch.p.value, 0.07939414018735817))
    #expect(isClose(drugs.test(.t)?.p.value, 0.07918671421593818))
    let difference = try #require(drugs.effect(.meanDifference))
    #expect(isClose(difference.estimate, -1.58))
    #expect(isClose(difference.confidenceInterval?.lower, -3.3654832307117104))
    let d = try #require(drugs.effect(.cohensD))
    #expect(isClose(d.confidenceInterval?.lower, -1.738816899106732, relative: 1e-8))
    #expect(isClose(d.confidenceInterval?.upper, 0.09545039821141507, relative: 1e-8))
    #expect(isClose(drugs.effect(.hodgesLehmann)?.estimate, -1.35))
  }

  @Test func `two drugs of the same patients have the values of R`() throws {
    // R 4.2.2: t.test(first, second, paired = TRUE).
    let drugs = try all(Self.withPair, of: Self.paired(Self.first, Self.second))
    #expect(isClose(drugs.test(.pairedT)?.statistic, -4.062127683382037))
    #expect(isClose(drugs.test(.pairedT)?.p.value, 0.00283289019738427))
    #expect(
      isClose(drugs.effect(.meanDifference)?.confidenceInterval?.lower, -2.4598857632769824))
    // Nine differences, all negative, two of them equal.
    #expect(drugs.test(.signedRank)?.statistic == 0)
    #expect(isClose(drugs.test(.signedRank)?.p.value, 2 / 512.0))
    #expect(isClose(drugs.test(.sign)?.p.value, 2 / 512.0))
    #expect(drugs.test(.sign)?.p.origin == .exact)
    #expect(drugs.test(.mcnemar) == nil)
    #expect(drugs.notes.contains(.zeroDifferencesDropped(1, of: 10)))
  }

  @Test func `three treatments have the values of R`() throws {
    // R 4.2.2: aov, oneway.test and TukeyHSD of PlantGrowth.
    let plants = try all(Self.byGroup, of: Self.grouped(Self.plants))
    #expect(isClose(plants.test(.anova)?.statistic, 4.846087862380137))
    #expect(isClose(plants.test(.anova)?.p.value, 0.01590995832562291))
    #expect(isClose(plants.test(.welchANOVA)?.statistic, 5.180972408113189))
    #expect(isClose(plants.test(.welchANOVA)?.p.value, 0.01739282149017))
    let tukey = plants.pairwise.filter { $0.id == .tukey }
    #expect(tukey.map(\.first) == [0, 0, 1] && tukey.map(\.second) == [1, 2, 2])
    #expect(isClose(tukey[2].difference, -0.865))
    #expect(isClose(tukey[2].p.value, 0.0120064239794527, relative: 1e-8))
    #expect(isClose(tukey[2].confidenceInterval?.lower, -1.5562160514104586, relative: 1e-8))
    #expect(plants.pairwise.filter { $0.id == .gamesHowell }.count == 3)
    #expect(plants.pairwise.filter { $0.id == .dunn }.count == 3)
    #expect(isClose(plants.effect(.etaSquared)?.estimate, 0.26414829683211))
    #expect(plants.test(.welch) == nil && plants.test(.mannWhitney) == nil)
  }

  @Test func `pain after two treatments has the values of SciPy`() throws {
    // scipy 1.17.1 brunnermunzel; its statistic is positive for a larger second group.
    let pain = try all(
      Self.byGroup,
      of: Self.grouped([
        [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1], [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4],
      ]))
    #expect(isClose(pain.test(.brunnerMunzel)?.statistic, 3.1374674823029505))
    #expect(isClose(pain.test(.brunnerMunzel)?.p.value, 0.005786208666151469))
    #expect(isClose(pain.effect(.cliffsDelta)?.estimate, -0.577922077922078))
    #expect(isClose(pain.effect(.probabilityOfSuperiority)?.estimate, 0.21103896103896103))
    #expect(pain.notes.contains(.brunnerMunzelSign(second: "G2")))
    #expect(pain.test(.mannWhitney)?.p.origin == .exact)
  }

  @Test func `an ordered item of groups brings Jonckheere's test`() throws {
    // Hollander & Wolfe 1973, p. 121; coin's tie-corrected z.
    let motivation: [[Double]] = [
      [40, 35, 38, 43, 44, 41], [38, 40, 47, 44, 40, 42], [48, 40, 45, 43, 46, 44],
    ]
    let ordered = try ItemComparison(Self.byGroup, of: Self.grouped(motivation, ordered: true))
    #expect(ordered.test(.jonckheere)?.statistic == 79)
    let plain = try ItemComparison(Self.byGroup, of: Self.grouped(motivation))
    #expect(plain.tests.map(\.id) == [.welchANOVA, .kruskalWallis])
    #expect(
      ordered.notes.map(\.description).contains(
        "The Jonckheere–Terpstra test looks for a rise in the order G1 < G2 < G3; its z is 2.039, "
          + "negative for a fall."))
  }

  @Test func `two groups come with tests of two`() throws {
    let drugs = try ItemComparison(Self.byGroup, of: Self.grouped([Self.first, Self.second]))
    #expect(drugs.tests.map(\.id) == [.welch, .mannWhitney])
    #expect(drugs.pairwise.isEmpty)
  }

  @Test func `yes and no before and after have McNemar's test`() throws {
    // Agresti 1990, p. 350: approval of the president in two surveys.
    var (before, after): ([Double], [Double]) = ([], [])
    for (first, second, count) in [(1.0, 1.0, 794), (1, 0, 150), (0, 1, 86), (0, 0, 570)] {
      before += Array(repeating: first, count: count)
      after += Array(repeating: second, count: count)
    }
    let approval = try ItemComparison(Self.withPair, of: Self.paired(before, after))
    #expect(isClose(approval.test(.mcnemar)?.statistic, 17.355932203389831))
    #expect(isClose(approval.effect(.proportionDifference)?.estimate, 64.0 / 1600))
    #expect(isClose(approval.effect(.meanDifference)?.estimate, 64.0 / 1600))
    #expect(
      approval.notes.map(\.description).contains(
        "McNemar's test: 150 hold '1' in the first answer alone, 86 in the second alone; its exact "
          + "p is 3.72e-05, its mid-p 2.89e-05."))
  }

  @Test func `who is left out is counted by reason`() throws {
    let data = dataset(
      numbers("x", [1, 2, nil, 4, 5, 6, nil]),
      SmallColumn.declared("group", ["A", "B", "C"], nonanswers: [.missing, .refused])
        .holding([0, 0, 4, 1, 4, 2, 0]))
    var request = Self.byGroup
    request.categories = ["group": ["A", "B"]]
    let comparison = try ItemComparison(request, of: data)
    #expect(comparison.size == 3)
    #expect(
      comparison.excluded == [
        PublishedExclusion(reason: .nonanswer(.missing), count: 2),
        PublishedExclusion(reason: .nonanswer(.refused), count: 1),
        PublishedExclusion(reason: .dropped, count: 1),
      ])
  }

  @Test func `a pair needs both answers`() throws {
    let comparison = try ItemComparison(
      Self.withPair, of: Self.paired([1, nil, 3, 4, 4], [2, 2, nil, 6, 4]))
    #expect(comparison.size == 3)
    #expect(comparison.samples.map(\.mean) == [3, 4])
    #expect(comparison.excluded == [PublishedExclusion(reason: .nonanswer(.missing), count: 2)])
  }

  @Test func `a frequency repeats the respondent`() throws {
    let plain = Self.grouped([[1, 2, 2, 5], [3, 3, 3, 6, 7]])
    let counted = dataset(
      numbers("x", [1, 2, 5, 3, 6, 7]),
      SmallColumn.declared("group", ["G1", "G2"]).holding([0, 0, 0, 1, 1, 1]),
      numbers("times", [1, 2, 1, 3, 1, 1]))
    let (one, other) = (
      try ItemComparison(Self.byGroup, of: Sample(counted, weighting: .frequency("times"))),
      try ItemComparison(Self.byGroup, of: plain)
    )
    #expect(one.tests == other.tests)
    #expect(one.effects == other.effects)
    #expect(one.size == 9)
  }

  @Test func `a filter keeps whom it is true for`() throws {
    let sample = try Sample(
      Self.grouped([[1, 2, nil], [3, 5, nil]]),
      where: RowFilter(.answered(items: [0]), text: "answered(x)"))
    let comparison = try ItemComparison(Self.byGroup, of: sample)
    #expect(comparison.excluded == [PublishedExclusion(reason: .nonanswer(.missing), count: 0)])
    #expect(comparison.notes.first == .data(.filter("answered(x)", kept: 4, of: 6, unknown: 0)))
  }

  @Test func `texts count by their places where an order is given`() throws {
    let data = dataset(
      SmallColumn.found("x", ["often", "never", "sometimes"]).holding([0, 1, 2, 0, 2, 2]),
      SmallColumn.declared("group", ["A", "B"]).holding([0, 0, 0, 1, 1, 1]))
    #expect(throws: TabulationError.outcomeWithoutNumbers("x")) {
      try ItemComparison(Self.byGroup, of: data)
    }
    var request = Self.byGroup
    request.categories = ["x": ["never", "sometimes", "often"]]
    let comparison = try ItemComparison(request, of: data)
    #expect(comparison.samples.map(\.mean) == [2, 7.0 / 3])
    #expect(comparison.notes.contains(.placesAsNumbers("x", ["never", "sometimes", "often"])))
  }

  @Test func `decimals that differ equally tie`() throws {
    // In binary 0.3 − 0.2 is less than 0.1 − 0, and 0.8 − 0.7 is more.
    let comparison = try ItemComparison(
      Self.withPair, of: Self.paired([0.3, 0.1, 0.8, 0], [0.2, 0, 0.7, 0.1]))
    // Ranks 2.5 each, three of them positive.
    #expect(comparison.test(.signedRank)?.statistic == 7.5)
  }

  @Test func `a test of two groups is not made of three`() throws {
    var request = Self.byGroup
    request.tests = .some([.t, .mannWhitney])
    let comparison = try ItemComparison(request, of: Self.grouped(Self.plants))
    #expect(comparison.tests.isEmpty)
    #expect(comparison.notes.contains(.notSuited([.t, .mannWhitney], groups: 3)))
  }

  @Test func `groups without spread are told and not tested`() throws {
    let comparison = try all(Self.byGroup, of: Self.grouped([[3, 3, 3], [3, 3]]))
    #expect(comparison.tests.isEmpty)
    #expect(
      comparison.effects.map(\.id) == [
        .meanDifference, .hodgesLehmann, .probabilityOfSuperiority, .cliffsDelta,
      ])
    #expect(
      comparison.notes.contains(
        .notComputed(
          [
            .t, .welch, .anova, .welchANOVA, .mannWhitney, .brunnerMunzel, .kruskalWallis,
            .jonckheere,
          ], .zeroVariance)))
  }

  @Test func `nobody in the base leaves nothing to test`() throws {
    for comparison in [
      try all(Self.byGroup, of: Self.grouped([[nil], [nil]])),
      try all(Self.withPair, of: Self.paired([nil, 1], [2, nil])),
    ] {
      #expect(comparison.size == 0 && comparison.tests.isEmpty && comparison.effects.isEmpty)
      #expect(comparison.notes.contains(.emptyBase))
    }
  }

  @Test(arguments: [
    ("welhc", "no test 'welhc'; did you mean 'welch'? "), ("", "no test ''; "),
  ])
  func `a wrong name is answered`(text: String, message: String) {
    let known =
      "the tests are t, welch, anova, welch-anova, tukey, games-howell, mann-whitney, "
      + "brunner-munzel, kruskal-wallis, dunn, jonckheere, design-means, design-ranks, "
      + "design-pairs, paired-t, signed-rank, sign, mcnemar"
    #expect {
      try ComparisonSelection(parsing: text)
    } throws: { error in
      "\(error)" == message + known
    }
  }

  @Test func `a test of pairs is refused to groups`() {
    var request = Self.byGroup
    request.tests = .some([.welch, .pairedT])
    #expect(throws: TabulationError.testOfOtherDesign(.pairedT)) {
      try ItemComparison(request, of: Self.grouped([Self.first, Self.second]))
    }
  }
}

extension ItemComparison {
  func test(_ id: ComparisonTestID) -> ComparisonTest? { tests.first { $0.id == id } }

  func effect(_ id: ComparisonEffectID) -> ComparisonEffect? { effects.first { $0.id == id } }
}

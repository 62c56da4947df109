import Interchange
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Reports
import Tabulation
import Testing

/// The three forms of a comparison, and the two of a scale, say the same.
@Suite struct ComparisonReportTests {
  private static func numbers(_ name: String, _ label: String, _ values: [Double]) -> Column {
    Column(
      name: name, label: label, measurement: .numeric, categories: [],
      nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "No answer")],
      values: .numbers(values, nonanswers: values.map { $0 < -90 ? 1 : 0 }), origin: .bare)
  }

  /// Dobson 1983, R's `PlantGrowth`, with a plant that was not weighed.
  private static let plants = Dataset(
    name: "wellbeing", rowCount: 31,
    columns: [
      numbers(
        "weight", "Dried weight",
        [
          4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14,
          4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69,
          6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26, -99,
        ]),
      column(
        "group", ["=Control", "First", "Second"],
        (0..<30).map { $0 / 10 } + [1]),
    ])

  private let comparison: ItemComparison
  private let json: JSONValue

  init() throws {
    var request = ComparisonRequest(outcome: "weight", design: .groups(by: "group"))
    request.tests = .some([.anova, .kruskalWallis, .tukey, .dunn])
    comparison = try ItemComparison(request, of: Sample(Self.plants))
    json = try JSONValue(parsing: BookJSON().render(ResultPage(comparison)))
  }

  @Test func `the text is what a report quotes`() {
    #expect(
      BookText().render(ResultPage(comparison)) == """
        weight by group
        weight: Dried weight

        ────────────────────────────────
        group      n  Mean    SD  Median
        ────────────────────────────────
        =Control  10  5.03  0.58    5.15
        First     10  4.66  0.79    4.55
        Second    10  5.53  0.44    5.44
        ────────────────────────────────
        Excluded: refused 1

        η² = .264, 95% CI [.010, .464]
        ω² = .204, 95% CI [.010, .464]
        ε² = .275
        Analysis of variance F(2, 27) = 4.85, p = .016
        Kruskal–Wallis H(2) = 7.99, p = .018

        Tukey–Kramer comparisons
          =Control - First = 0.37, 95% CI [-0.32, 1.06], t(27) = 1.33, p = .391
          =Control - Second = -0.49, 95% CI [-1.19, 0.20], t(27) = -1.77, p = .198
          First - Second = -0.87, 95% CI [-1.56, -0.17], t(27) = -3.10, p = .012

        Dunn's comparisons
          =Control - First: z = 1.12, p = .264
          =Control - Second: z = -1.69, p = .182
          First - Second: z = -2.81, p = .015

        Notes
        - p-values and intervals of tukey hold for all pairs together.
        - p is from the distribution of many answers in kruskal-wallis: the exact one
          takes more than 200000 steps.
        - Some answers are equal, which kruskal-wallis allows for.
        - Dunn's p-values are adjusted by Holm's method.

        """)
  }

  @Test func `JSON has its keys in order and its numbers in full`() {
    #expect(
      json.keys == [
        "format", "outcome", "by", "base", "groups", "tests", "associations", "comparisons",
        "notes", "tables",
      ])
    #expect(json["format"] == .string("percept.test/1"))
    #expect(json["base"]["unweighted"] == .number(30))
    #expect(json["base"]["excluded"]["refused"] == .number(1))
    for (index, sample) in comparison.samples.enumerated() {
      #expect(json["groups"][index]["n"] == .number(Double(sample.size ?? -1)))
      #expect(json["groups"][index]["mean"] == .number(sample.mean ?? .nan))
    }
    #expect(json["tests"][0].keys == ["id", "statistic", "df", "p", "method"])
    for (index, test) in comparison.tests.enumerated() {
      #expect(json["tests"][index]["id"] == .string(test.id.rawValue))
      #expect(json["tests"][index]["statistic"] == .number(test.statistic))
      #expect(json["tests"][index]["p"] == .number(test.p.value))
      #expect(json["tests"][index]["df"].count == test.degreesOfFreedom.count)
    }
    #expect(
      json["associations"][0].keys == [
        "id", "estimate", "standardError", "confidenceInterval", "level",
      ])
    for (index, effect) in comparison.effects.enumerated() {
      #expect(json["associations"][index]["estimate"] == .number(effect.estimate))
    }
    #expect(json["comparisons"].count == 6)
    #expect(json["comparisons"][2]["first"] == .string("2"))
    #expect(json["comparisons"][2]["second"] == .string("3"))
    #expect(json["comparisons"][2]["p"] == .number(comparison.pairwise[2].p.value))
    #expect(json["comparisons"][5]["confidenceInterval"] == .null)
    #expect(json["notes"].count == comparison.notes.count)
  }

  @Test func `CSV holds the numbers of JSON`() throws {
    let lines = BookCSV().render(ResultPage(comparison)).split(
      separator: "\n", omittingEmptySubsequences: true)
    let results = comparison.effects.count + comparison.tests.count + 6
    #expect(lines[1...results].allSatisfy { !$0.hasPrefix("group,") && !$0.hasPrefix("base,") })
    #expect(lines.count == 1 + results + 1 + comparison.samples.count + comparison.excluded.count)
    #expect(lines[0].hasPrefix("kind,id,first,second,estimate,standard_error,lower,upper"))
    let eta = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(eta[0] == "association" && eta[1] == "eta-squared")
    #expect(Double(eta[4]) == comparison.effects[0].estimate)
    let anova = lines[4].split(separator: ",", omittingEmptySubsequences: false)
    #expect(Double(anova[8]) == comparison.tests[0].statistic)
    #expect(anova[9] == "2" && anova[10] == "27")
    #expect(Double(anova[11]) == comparison.tests[0].p.value)
  }

  @Test func `pairs are named by their items`() throws {
    let data = Dataset(
      name: "wellbeing", rowCount: 10,
      columns: [
        Self.numbers(
          "after", "", [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]),
        Self.numbers("before", "", [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
      ])
    let paired = try ItemComparison(
      ComparisonRequest(outcome: "after", design: .pairs(with: "before")), of: Sample(data))
    #expect(
      BookText().render(ResultPage(paired)) == """
        after paired with before

        ──────────────────────────────
        Item     n  Mean    SD  Median
        ──────────────────────────────
        after   10  0.75  1.79    0.35
        before  10  2.33  2.00    1.75
        ──────────────────────────────
        Excluded: nobody

        Mean difference = -1.58, 95% CI [-2.46, -0.70]
        d_z = -1.28, 95% CI [-2.12, -0.41]
        d_av = -0.83, 95% CI [-1.38, -0.28]
        Hodges–Lehmann shift = -1.30, 95% CI [-2.70, -0.90]
        Rank-biserial r = -1.000
        Paired t(9) = -4.06, p = .003
        Wilcoxon signed-rank V = 0.00, p = .004 (exact)

        Notes
        - Differences are of after less before.
        - p is exact, over every assignment of the ranks, in signed-rank.
        - Some answers are equal, which signed-rank allows for.
        - 1 of 10 pairs do not differ; the signed-rank and sign tests leave them out.

        """)
    let json = try JSONValue(parsing: BookJSON().render(ResultPage(paired)))
    #expect(json["pairs"]["item"] == .string("before"))
    #expect(json["groups"][0]["code"] == .string("after"))
  }

  private static let scale = Dataset(
    name: "wellbeing", rowCount: 6,
    columns: [
      numbers("a", "", [1, 2, 3, 4, 5, -99]), numbers("b", "", [2, 1, 4, 3, 5, 1]),
      numbers("c", "", [5, 4, 4, 2, 1, 1]),
    ])

  @Test func `a scale's JSON has exactly its keys`() throws {
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]), of: Sample(Self.scale))
    let json = try JSONValue(parsing: BookJSON().render(ResultPage(scale)))
    #expect(
      json.keys == [
        "format", "n", "alpha", "alphaConfidenceInterval", "standardizedAlpha", "omega", "items",
        "notes", "tables",
      ])
    #expect(json["n"] == .number(5))
    #expect(json["alpha"] == .number(try #require(scale.alpha)))
    #expect(json["alphaConfidenceInterval"][0] == JSONValue(scale.alphaInterval?.lower))
    #expect(json["omega"] == JSONValue(scale.omega))
    #expect(json["items"][2].keys == ["item", "reversed", "itemRest", "alphaIfDropped"])
    #expect(json["items"][2]["itemRest"] == JSONValue(scale.items[2].itemRest))
  }

  @Test func `a scale's text says who was left out and what was turned round`() throws {
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]), of: Sample(Self.scale))
    let text = BookText().render(ResultPage(scale))
    #expect(text.contains("c (reversed)  2.80  1.64"))
    #expect(text.contains("n = 5\nExcluded: refused 1\n"))
    #expect(text.contains("Cronbach's α = .9"))
    #expect(text.contains("- c is turned round within 1 to 5.\n"))
  }
}

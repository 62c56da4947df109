import SurveyStatistics
package import Tabulation

extension ResultPage {
  /// A comparison: the groups with their sizes, who was left out, effects, tests, pairs of groups.
  package init(_ comparison: ItemComparison) {
    let (outcome, other) = (comparison.outcome, comparison.other)
    let isPaired = if case .pairs = comparison.design { true } else { false }
    let title = "\(outcome.name) \(isPaired ? "paired with" : "by") \(other.name)"
    let by = isPaired ? "pairs" : "by"
    self.init(
      format: "percept.test/1",
      heading: Self.heading(title, [(outcome.name, outcome.label), (other.name, other.label)]),
      words: [
        Words("outcome.item", outcome.name), Words("outcome.label", outcome.label),
        Words("\(by).item", other.name), Words("\(by).label", other.label),
      ],
      tables: [
        comparison.base, comparison.groups(title, isPaired: isPaired),
        .excluded(comparison.excluded.map { ($0.reason, $0.count) }, at: "base.excluded"),
        comparison.associations,
        comparison.testTable,
      ] + comparison.families,
      notes: comparison.notes.map(\.description),
      keys: ["outcome", by, "base", "groups", "tests", "associations", "comparisons"],
      records: Records(
        fields: [
          "kind", "id", "first", "second", "estimate", "standard_error", "lower", "upper",
          "statistic", "df1", "df2", "p", "method",
        ], kinds: ["association", "test", "comparison"]))
  }
}

extension ItemComparison {
  fileprivate var base: ResultTable {
    ResultTable(
      "base", of: "base", title: "Respondents compared", at: .object("base"),
      columns: [ResultColumn("unweighted", unit: "respondents", field: "n")],
      rows: [ResultRow([.published(size)])], layout: .sentences())
  }

  fileprivate func groups(_ title: String, isPaired: Bool) -> ResultTable {
    ResultTable(
      "groups", of: "group", title: title, at: .list("groups"),
      columns: [
        ResultColumn("code", .key, heading: isPaired ? "Item" : nil, field: "id"),
        ResultColumn("label", .label, heading: isPaired ? nil : other.name),
        ResultColumn("n", heading: "n", unit: "respondents"),
        ResultColumn("mean", heading: "Mean"),
        ResultColumn("standardDeviation", heading: "SD"),
        ResultColumn("median", heading: "Median"),
      ],
      rows: lines.map { line in
        switch line {
        case .sample(let sample): Self.row(sample)
        case .nobody(let group):
          ResultRow(
            [.text(group.code), .text(group.label), .count(0)]
              + [ResultCell](repeating: .absent("nobody answered"), count: 3))
        }
      })
  }

  private static func row(_ sample: ComparedSample) -> ResultRow {
    ResultRow([
      .text(sample.code), .text(sample.label), .published(sample.size),
      .published(sample.mean, .statistic),
      sample.isHeldBack
        ? .heldBack
        : .number(
          sample.standardDeviation, .statistic,
          orNone: sample.size == 1
            ? "a single answer has no deviation" : "not estimated under the design"),
      .published(sample.median, .statistic),
    ])
  }

  fileprivate var associations: ResultTable {
    ResultTable(
      "associations", of: "association", title: "Sizes of effects", at: .list("associations"),
      columns: [
        ResultColumn("id", .key), ResultColumn("estimate"), ResultColumn("standardError"),
        ResultColumn("confidenceInterval", .interval("")), ResultColumn("level"),
      ],
      rows: effects.map { effect in
        let form = effect.id.form
        let said: ResultSentence = "\(effect.id.title) = \(cell: "estimate")"
        return ResultRow(
          [
            .text(effect.id.rawValue), .number(effect.estimate, form),
            .number(effect.standardError, form, orNone: "no standard error is computed for it"),
            .interval(effect.confidenceInterval, form, orNone: "no interval is computed for it"),
            .number(effect.level, .plain),
          ],
          says: [
            effect.confidenceInterval == nil ? said : said + ", \(cell: "confidenceInterval")"
          ])
      }, layout: .sentences())
  }

  fileprivate var testTable: ResultTable {
    ResultTable(
      "tests", of: "test", title: "Tests", at: .list("tests"),
      columns: [ResultColumn("id", .key)] + ResultColumn.test(),
      rows: tests.map { test in
        ResultRow(
          [
            .text(test.id.rawValue), .number(test.statistic, test.id.form),
            .degrees(test.degreesOfFreedom), .p(test.p), .text(test.p.origin.method),
          ],
          says: [
            "\(test.id.title) \(test.id.symbol(test.degreesOfFreedom))\(cell: "df") = \(cell: "statistic"), \(cell: "p")"
          ])
      }, layout: .sentences(), isBelow: !effects.isEmpty)
  }

  /// The pairs of groups, family by family; one without rows where none is compared.
  fileprivate var families: [ResultTable] {
    let ids = ComparisonTestID.allCases.filter { id in pairwise.contains { $0.id == id } }
    guard !ids.isEmpty else { return [family("comparisons", title: "Pairs of groups", [])] }
    return ids.map { id in
      family(id.rawValue, title: id.title, pairwise.filter { $0.id == id })
    }
  }

  private func family(_ name: String, title: String, _ pairs: [PairwiseResult]) -> ResultTable {
    ResultTable(
      name, of: "comparison", title: title, at: .list("comparisons"),
      columns: [
        ResultColumn("id", .text), ResultColumn("first", .key), ResultColumn("second", .key),
        ResultColumn("difference", field: "estimate"), ResultColumn("standardError"),
        ResultColumn("confidenceInterval", .interval("")),
      ] + ResultColumn.test(),
      rows: pairs.map(row), layout: .sentences(heading: title))
  }

  /// `A - B = 0.87, 95% CI [0.17, 1.56], t(27) = 3.00, p = .012`.
  private func row(_ pair: PairwiseResult) -> ResultRow {
    let (first, second) = (samples[pair.first], samples[pair.second])
    let test: ResultSentence =
      "\(pair.id.symbol(pair.degreesOfFreedom))\(cell: "df") = \(cell: "statistic"), \(cell: "p")"
    var said: ResultSentence = "\(first.label) - \(second.label)"
    if pair.difference == nil {
      said = said + ": "
    } else {
      said = said + " = \(cell: "difference")"
      said = said + (pair.confidenceInterval == nil ? ", " : ", \(cell: "confidenceInterval"), ")
    }
    let reason = "ranks are compared, and not means"
    return ResultRow(
      [
        .text(pair.id.rawValue), .text(first.code), .text(second.code),
        .number(pair.difference, .statistic, orNone: reason),
        .number(
          pair.standardError, .statistic,
          orNone: pair.difference == nil ? reason : "no standard error is computed for it"),
        .interval(
          pair.confidenceInterval, .statistic,
          orNone: pair.difference == nil ? reason : "no interval is computed for it"),
        .number(pair.statistic, .statistic), .degrees(pair.degreesOfFreedom), .p(pair.p),
        .text(pair.p.origin.method),
      ], says: [said + test])
  }
}

import SurveyStatistics
package import Tabulation

extension ResultPage {
  /// How a sample was weighted: each margin before and after, the weights, who was left out.
  package init(_ weighting: SampleWeighting) {
    self.init(
      format: "percept.weighting/1",
      heading: [
        "Weights of \(ResultCell.published(weighting.respondents).text) respondents by \(weighting.method.phrase)"
      ],
      words: weighting.margins.enumerated().flatMap { place, margin in
        [
          Words("margins.\(place).item", margin.item),
          Words("margins.\(place).label", margin.label),
          Words("margins.\(place).categories", texts: []),
          Words("margins.\(place).sources", texts: margin.sources),
        ]
      },
      tables: weighting.margins.enumerated().map { $1.table(at: $0) } + [
        weighting.fit, .excluded(weighting.excluded.map { ($0.reason, $0.count) }, at: "excluded"),
      ], notes: weighting.notes.map(\.description),
      keys: [
        "method", "iterations", "largestGap", "respondents", "weights", "factors", "trimmed",
        "designEffect", "effective", "excluded", "margins",
      ])
  }
}

extension WeightedMargin {
  fileprivate func table(at place: Int) -> ResultTable {
    ResultTable(
      "margin \(item)", of: "category", title: label, at: .list("margins.\(place).categories"),
      columns: [
        ResultColumn("item", .text, path: nil), ResultColumn("code", .key, field: "id"),
        ResultColumn("label", .label, heading: item),
        ResultColumn("unweighted", heading: "n", unit: "respondents", field: "n"),
        ResultColumn("before", heading: "before %", unit: "share"),
        ResultColumn("after", heading: "after %", unit: "share"),
        ResultColumn("target", heading: "population %", unit: "share"),
      ],
      rows: rows.map { row in
        ResultRow([
          .text(item), .text(row.category.code), .text(row.category.label),
          .published(row.respondents), .published(row.before, .percent),
          .number(row.after, .percent),
          .number(row.target, .percent),
        ])
      }, notes: sources.map { "Source: \($0)" })
  }
}

extension SampleWeighting {
  fileprivate var fit: ResultTable {
    let spread = fitted.spread
    return ResultTable(
      "weights", of: "weights", title: "The weights", at: .object(""),
      columns: [
        ResultColumn("method", .text), ResultColumn("iterations"), ResultColumn("largestGap"),
        ResultColumn("respondents", unit: "respondents", field: "n"),
        ResultColumn("weights", .numbers(["smallest_weight", "largest_weight"])),
        ResultColumn("factors", .numbers(["smallest_factor", "largest_factor"])),
        ResultColumn("trimmed", unit: "respondents"), ResultColumn("designEffect"),
        ResultColumn("effective", unit: "respondents"),
      ],
      rows: [
        ResultRow(
          [
            .text(method.name), .count(fitted.iterations), .number(fitted.largestGap, .bound),
            .published(respondents),
          ]
            + (holdsSpreadBack
              ? Array(repeating: .heldBack, count: 5)
              : [
                .numbers([spread.smallest, spread.largest], .estimate),
                .numbers([fitted.factors.lowerBound, fitted.factors.upperBound], .estimate),
                .count(fitted.trimmed), .number(spread.designEffect, .estimate),
                .number(spread.effectiveSampleSize, .count),
              ]),
          says: sentences)
      ], layout: .sentences())
  }

  private var sentences: [ResultSentence] {
    let times = fitted.iterations == 1 ? "iteration" : "iterations"
    var sentences: [ResultSentence] = [
      """
      Converged after \(cell: "iterations") \(times); no margin is off by more than \
      \(cell: "largestGap") of its total.
      """
    ]
    guard !holdsSpreadBack else { return sentences }
    sentences.append(
      """
      Weights from \(cell: "weights", at: 0) to \(cell: "weights", at: 1), mean 1; each was \
      multiplied by \(cell: "factors", at: 0) to \(cell: "factors", at: 1).
      """)
    if trimming != nil { sentences.append("Weights trimmed: \(cell: "trimmed").") }
    sentences.append(
      """
      Design effect of the weights \(cell: "designEffect"), effective base \
      \(cell: "effective") (Kish).
      """)
    return sentences
  }
}

extension CalibrationMethod {
  fileprivate var phrase: String {
    switch self {
    case .raking: "raking"
    case .linear(nil): "linear calibration"
    case .linear(let bounds?):
      "linear calibration with factors from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .logit(let bounds):
      "logit calibration with factors from \(bounds.lowerBound) to \(bounds.upperBound)"
    }
  }

  /// The word of output files.
  fileprivate var name: String {
    switch self {
    case .raking: "raking"
    case .linear: "linear"
    case .logit: "logit"
    }
  }
}

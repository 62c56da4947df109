import SurveyStatistics
package import Tabulation

extension ResultPage {
  /// A scale: its items, who was left out, its reliability, and whether groups answer items differently.
  package init(_ scale: ScaleAnalysis) {
    self.init(
      format: "percept.scale/1", heading: ["Scale of \(scale.items.count) items"],
      tables: [
        scale.itemTable, scale.base,
        .excluded(scale.excluded.map { ($0.reason, $0.count) }, at: nil), scale.reliability,
        scale.functioning,
      ], notes: scale.notes.map(\.description),
      keys: ["n", "alpha", "alphaConfidenceInterval", "standardizedAlpha", "omega", "items"])
  }
}

extension ScaleAnalysis {
  fileprivate var itemTable: ResultTable {
    ResultTable(
      "items", of: "item", title: "Items", at: .list("items"),
      columns: [
        ResultColumn("item", .key, field: "id"),
        ResultColumn("label", .label, heading: "Item", path: nil),
        ResultColumn("reversed", .flag), ResultColumn("mean", heading: "Mean", path: nil),
        ResultColumn("standardDeviation", heading: "SD", path: nil),
        ResultColumn("itemRest", heading: "Item-rest r"),
        ResultColumn("alphaIfDropped", heading: "α if dropped"),
      ],
      rows: items.map { item in
        ResultRow([
          .text(item.name), .text(item.name + (item.isReversed ? " (reversed)" : "")),
          .flag(item.isReversed), .published(item.mean, .statistic),
          .published(item.standardDeviation, .statistic),
          item.holdsPartBack
            ? .heldBack
            : .number(item.itemRest, .share, orNone: "the sum of the other items does not vary"),
          item.holdsPartBack
            ? .heldBack : .number(item.alphaIfDropped, .share, orNone: "a single item has no α"),
        ])
      })
  }

  fileprivate var base: ResultTable {
    ResultTable(
      "base", of: "base", title: "Respondents who answered all items", at: .object(""),
      columns: [ResultColumn("n", unit: "respondents")],
      rows: [ResultRow([.published(size)], says: ["n = \(cell: "n")"])], layout: .sentences(),
      isBelow: true)
  }

  fileprivate var reliability: ResultTable {
    let alphaSaid: ResultSentence = "Cronbach's α = \(cell: "alpha")"
    return ResultTable(
      "reliability", of: "reliability", title: "Reliability", at: .object(""),
      columns: [
        ResultColumn("alpha"),
        ResultColumn("alphaConfidenceInterval", .interval("alpha_")),
        ResultColumn("standardizedAlpha"), ResultColumn("omega"),
      ],
      rows: [
        ResultRow(
          [
            .published(alpha, .share),
            alpha == nil
              ? .heldBack
              : .interval(alphaInterval, .share, orNone: "no interval is computed for it"),
            .published(standardizedAlpha, .share),
            alpha == nil
              ? .heldBack : .number(omega, .share, orNone: "one factor cannot be fitted"),
          ],
          says: [
            alphaInterval == nil ? alphaSaid : alphaSaid + ", \(cell: "alphaConfidenceInterval")",
            "Standardized α = \(cell: "standardizedAlpha")",
          ] + (omega == nil ? [] : ["McDonald's ω = \(cell: "omega")"]))
      ], layout: .sentences())
  }

  fileprivate var functioning: ResultTable {
    typealias Comparison = DifferentialItemFunctioning.Comparison
    let parts:
      [(name: String, title: String?, of: KeyPath<DifferentialItemFunctioning, Comparison>)] = [
        ("any", "any χ²", \.total), ("uniform", "uniform χ²", \.uniform),
        ("nonuniform", nil, \.nonuniform),
      ]
    return ResultTable(
      "differentialFunctioning", of: "functioning",
      title: "Whether groups answer items differently",
      at: differentialFunctioning.isEmpty ? .nowhere : .list("differentialFunctioning"),
      columns: [
        ResultColumn("item", .key, heading: "Item", field: "id"),
        ResultColumn("n", unit: "respondents"),
      ]
        + parts.flatMap { name, title, _ in
          [
            ResultColumn("\(name)Statistic", heading: title, path: "\(name).statistic"),
            ResultColumn(
              "\(name)Df", .numbers(["\(name)_df"]), heading: title.map { _ in "df" },
              path: "\(name).df"),
            ResultColumn("\(name)P", heading: title.map { _ in "p" }, path: "\(name).p"),
          ]
        }
        + parts.flatMap { name, _, _ in
          [
            ResultColumn(
              "\(name)Gain", heading: name == "any" ? "gain in R²" : nil, path: "\(name).gain"),
            ResultColumn(
              "\(name)Size", .text, heading: name == "any" ? "size" : nil, path: "\(name).size"),
          ]
        },
      rows: differentialFunctioning.map { functioning in
        let comparisons = parts.map { functioning.result[keyPath: $0.of] }
        return ResultRow(
          [.text(functioning.item), .count(functioning.result.observations)]
            + comparisons.flatMap { comparison -> [ResultCell] in
              [
                .number(comparison.statistic.value, .statistic),
                .numbers(comparison.statistic.degreesOfFreedom, .plain), .p(comparison.pValue),
              ]
            }
            + comparisons.flatMap { comparison -> [ResultCell] in
              [.number(comparison.gain, .share), .text(comparison.size.rawValue)]
            })
      })
  }
}

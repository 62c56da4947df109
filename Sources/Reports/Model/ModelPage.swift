import SurveyStatistics
package import Tabulation

extension ResultPage {
  /// A regression: its coefficients, how well it fits, and the marginal means of vignettes.
  package init(_ model: RegressionModel) {
    let outcome = model.request.formula.outcome
    var heading = ["\(model.request.family.title) of \(outcome)"]
    if !model.outcomeLabel.isEmpty, model.outcomeLabel != outcome {
      heading.append(model.outcomeLabel)
    }
    self.init(
      format: "percept.model/1", heading: heading,
      words: [Words("family", model.request.family.rawValue), Words("outcome", outcome)],
      tables: [
        model.coefficientTable(title: heading[0]), model.fit, model.proportionality, model.means,
      ], notes: model.notes.map(\.description),
      keys: [
        "family", "outcome", "respondents", "leftOut", "rSquared", "logLikelihood", "coefficients",
        "proportionalOdds",
      ])
  }
}

extension RegressionModel {
  private var hasOdds: Bool { request.family == .logit || request.family == .ordinal }

  private var intervalTitle: String { ConfidenceInterval.title(level: request.level) }

  fileprivate func coefficientTable(title: String) -> ResultTable {
    ResultTable(
      "coefficients", of: "coefficient", title: title, at: .list("coefficients"),
      columns: [
        ResultColumn("name", .key, heading: "", field: "id"),
        ResultColumn("estimate", heading: "estimate"),
        ResultColumn("standardError", heading: "SE"),
        ResultColumn("confidenceInterval", .interval(""), heading: intervalTitle),
        ResultColumn("statistic", heading: hasOdds ? nil : "t", path: nil),
        ResultColumn("oddsRatio", heading: hasOdds ? "odds ratio" : nil, path: nil),
        ResultColumn("level"), ResultColumn("df"), ResultColumn("p", heading: "p"),
      ], rows: coefficients.map(row))
  }

  private func row(_ coefficient: Coefficient) -> ResultRow {
    let isSlope = !coefficient.name.hasPrefix("threshold ") && coefficient.name != "(Intercept)"
    let reason =
      coefficient.hasFreedom
      ? "it has no standard error above zero" : "the design leaves no degrees of freedom"
    return ResultRow([
      .text(coefficient.name), .number(coefficient.estimate.value, .estimate),
      .number(coefficient.estimate.standardError, .estimate, orNone: reason),
      .interval(
        coefficient.confidenceInterval(level: request.level), .estimate, orNone: reason),
      .number(coefficient.statistic, .statistic, orNone: reason),
      hasOdds && isSlope
        ? .number(coefficient.oddsRatio, .statistic)
        : .absent("slopes of logistic and ordinal models alone have it"),
      .number(request.level, .plain),
      .number(
        coefficient.degreesOfFreedom, .plain, orNone: "the normal distribution has none"),
      coefficient.pValue.map(ResultCell.p) ?? .absent(reason),
    ])
  }

  fileprivate var fit: ResultTable {
    var said: [ResultSentence] = [
      "Respondents: \(cell: "respondents"); left out: \(cell: "leftOut")"
    ]
    if rSquared != nil { said.append("R² = \(cell: "rSquared")") }
    if logLikelihood != nil { said.append("Log likelihood = \(cell: "logLikelihood")") }
    return ResultTable(
      "fit", of: "fit", title: "Fit", at: .object(""),
      columns: [
        ResultColumn("respondents", unit: "respondents", field: "n"),
        ResultColumn("leftOut", unit: "respondents"), ResultColumn("rSquared"),
        ResultColumn("logLikelihood"),
      ],
      rows: [
        ResultRow(
          [
            .count(respondents), .published(leftOut),
            .number(rSquared, .share, orNone: "linear models alone have it"),
            .number(
              logLikelihood, .statistic, orNone: "models that maximize a likelihood alone have it"),
          ], says: said)
      ], layout: .sentences())
  }

  fileprivate var proportionality: ResultTable {
    ResultTable(
      "proportionalOdds", of: "proportionality", title: "Tests of proportional odds",
      at: .list("proportionalOdds"),
      columns: [
        ResultColumn("term", .key, field: "id"), ResultColumn("statistic"),
        ResultColumn("df", .numbers(["df1", "df2"])), ResultColumn("p"),
        ResultColumn("isAtBoundary", .flag, path: nil),
      ],
      rows: proportionalOdds.map { term, test in
        let said: ResultSentence =
          "Proportional odds of \(term): χ²\(cell: "df") = \(cell: "statistic"), \(cell: "p")"
        return ResultRow(
          [
            .text(term), .number(test.statistic.value, .statistic),
            .degrees(test.statistic.degreesOfFreedom), .p(test.pValue), .flag(test.isAtBoundary),
          ], says: [test.isAtBoundary ? said + ", some slopes infinite" : said])
      }, layout: .sentences(), isBelow: true)
  }

  fileprivate var means: ResultTable {
    ResultTable(
      "marginalMeans", of: "mean", title: "Marginal means",
      at: marginalMeans.isEmpty ? .nowhere : .list("marginalMeans"),
      columns: [
        ResultColumn("attribute", .key), ResultColumn("level", .key, field: "attribute_level"),
        ResultColumn("label", .label, heading: "", path: nil),
        ResultColumn("mean", heading: "marginal mean"),
        ResultColumn("standardError", heading: "SE"),
        ResultColumn("confidenceInterval", .interval(""), heading: intervalTitle),
        ResultColumn("n", heading: "n", unit: "vignettes"),
      ],
      rows: marginalMeans.map { entry in
        ResultRow([
          .text(entry.attribute), .text(entry.level), .text("\(entry.attribute): \(entry.level)"),
          .number(entry.mean.value, .estimate), .number(entry.mean.standardError, .estimate),
          .interval(
            entry.mean.confidenceInterval(level: request.level), .estimate,
            orNone: "no degrees of freedom are left"),
          .count(entry.mean.observations),
        ])
      })
  }
}

extension ModelRequest.Family {
  fileprivate var title: String {
    switch self {
    case .linear: "Linear regression"
    case .logit: "Logistic regression"
    case .ordinal: "Proportional-odds regression"
    case .amce: "Effects of vignettes"
    }
  }
}

import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders a regression as text for reading.
package struct ModelText: Sendable {
  let width: Int

  package init(width: Int = 80) { self.width = max(width, 40) }

  package func render(_ model: RegressionModel) -> String {
    var title = ["\(model.request.family.title) of \(model.request.formula.outcome)"]
    if !model.outcomeLabel.isEmpty, model.outcomeLabel != model.request.formula.outcome {
      title += TextLayout.wrapped(model.outcomeLabel, width: width, indent: 2)
    }
    var blocks = [title]
    let isOdds = model.request.family == .logit || model.request.family == .ordinal
    blocks.append(
      PlainTable(
        header: ["", "estimate", "SE", "CI", isOdds ? "odds ratio" : "t", "p"],
        rows: model.coefficients.map { row($0, model) }, width: width
      ).lines)
    var numbers = ["Respondents: \(model.respondents); left out: \(HeldBack.text(model.leftOut))"]
    if let share = model.rSquared { numbers.append("R² = \(DecimalFormat.share.text(share))") }
    if let likelihood = model.logLikelihood {
      numbers.append("Log likelihood = \(DecimalFormat.statistic.text(likelihood))")
    }
    for (term, test) in model.proportionalOdds {
      numbers.append(
        "Proportional odds of \(term): χ²\(StatisticText.freedom(test.statistic.degreesOfFreedom)) = "
          + "\(DecimalFormat.statistic.text(test.statistic.value)), \(StatisticText.p(test.pValue))"
          + (test.isAtBoundary ? ", some slopes infinite" : ""))
    }
    blocks.append(numbers.flatMap { TextLayout.wrapped($0, width: width, indent: 2) })
    if !model.marginalMeans.isEmpty { blocks.append(means(model)) }
    blocks.append(
      ["Notes"]
        + model.notes.flatMap {
          TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
        })
    return TextLayout.joined(blocks)
  }

  private func means(_ model: RegressionModel) -> [String] {
    let format = DecimalFormat(decimals: 3)
    return PlainTable(
      header: ["", "marginal mean", "SE", "CI", "n"],
      rows: model.marginalMeans.map { entry in
        let interval = entry.mean.confidenceInterval(level: model.request.level)
        return [
          "\(entry.attribute): \(entry.level)", format.text(entry.mean.value),
          format.text(entry.mean.standardError),
          interval.map { "[\(format.text($0.lower)), \(format.text($0.upper))]" } ?? "",
          String(entry.mean.observations),
        ]
      }, width: width
    ).lines
  }

  private func row(_ coefficient: Coefficient, _ model: RegressionModel) -> [String] {
    let format = DecimalFormat(decimals: 3)
    let interval = coefficient.confidenceInterval(level: model.request.level)
    let isSlope = !coefficient.name.hasPrefix("threshold ") && coefficient.name != "(Intercept)"
    let middle =
      switch model.request.family {
      case .linear, .amce: coefficient.statistic.map(DecimalFormat.statistic.text) ?? ""
      case .logit, .ordinal:
        isSlope ? DecimalFormat.statistic.text(coefficient.oddsRatio) : ""
      }
    return [
      coefficient.name, format.text(coefficient.estimate.value),
      coefficient.estimate.standardError.map(format.text) ?? "",
      interval.map { "[\(format.text($0.lower)), \(format.text($0.upper))]" } ?? "", middle,
      coefficient.pValue.map { Self.p($0.value) } ?? "",
    ]
  }

  private static func p(_ value: Double) -> String {
    value < 0.001 ? "< .001" : DecimalFormat.share.text(value)
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

import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders how a sample was weighted as text for reading.
package struct WeightingText: Sendable {
  let width: Int

  package init(width: Int = 80) { self.width = max(width, 40) }

  package func render(_ weighting: SampleWeighting) -> String {
    var blocks = [[title(weighting)]]
    for margin in weighting.margins {
      blocks.append(
        PlainTable(
          header: [margin.item, "n", "before %", "after %", "population %"],
          rows: margin.rows.map { row in
            [row.category.label, HeldBack.text(row.respondents)]
              + [row.before, row.after, row.target].map { share in
                share.map { DecimalFormat.percent.text(100 * $0) } ?? HeldBack.text
              }
          }, width: width
        ).lines
          + margin.sources.flatMap {
            TextLayout.wrapped("Source: \($0)", width: width, indent: 2)
          })
    }
    blocks.append(numbers(weighting))
    let notes = weighting.notes.flatMap {
      TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }

  private func title(_ weighting: SampleWeighting) -> String {
    "Weights of \(HeldBack.text(weighting.respondents)) respondents by \(weighting.method.phrase)"
  }

  private func numbers(_ weighting: SampleWeighting) -> [String] {
    let fitted = weighting.fitted
    var lines = [
      "Converged after \(fitted.iterations) iterations; no margin is off by more than "
        + "\(Self.scientific(fitted.largestGap)) of its total."
    ]
    if !weighting.holdsSpreadBack { lines += spreadLines(weighting) }
    let reasons = weighting.excluded.map(HeldBack.text)
    lines.append("Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", ")))
    return lines.flatMap { TextLayout.wrapped($0, width: width, indent: 2) }
  }

  private func spreadLines(_ weighting: SampleWeighting) -> [String] {
    let fitted = weighting.fitted
    let spread = fitted.spread
    var lines = [
      "Weights from \(Self.number(spread.smallest)) to \(Self.number(spread.largest)), mean 1; "
        + "each was multiplied by \(Self.number(fitted.factors.lowerBound)) to "
        + "\(Self.number(fitted.factors.upperBound))."
    ]
    if weighting.trimming != nil { lines.append("Weights trimmed: \(fitted.trimmed).") }
    lines.append(
      "Design effect of the weights \(Self.number(spread.designEffect)), effective base "
        + "\(DecimalFormat.count.text(spread.effectiveSampleSize)) (Kish).")
    return lines
  }

  private static func number(_ value: Double) -> String { DecimalFormat(decimals: 3).text(value) }

  /// A power of ten that a small share stays under.
  private static func scientific(_ value: Double) -> String {
    var exponent = -16
    var bound = 1e-16
    while bound < value, exponent < 0 {
      bound *= 10
      exponent += 1
    }
    return "1e\(exponent)"
  }
}

extension CalibrationMethod {
  var phrase: String {
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
  var name: String {
    switch self {
    case .raking: "raking"
    case .linear: "linear"
    case .logit: "logit"
    }
  }
}

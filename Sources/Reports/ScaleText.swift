import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders the analysis of a scale as plain text that a report can quote.
package struct ScaleText: Sendable {
  /// The cells of a line, at least 40.
  let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 40)
  }

  package func render(_ scale: ScaleAnalysis) -> String {
    var blocks = [["Scale of \(scale.items.count) items"], items(of: scale), results(of: scale)]
    if !scale.differentialFunctioning.isEmpty { blocks.append(functioning(of: scale)) }
    let notes = scale.notes.flatMap {
      TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }

  private func items(of scale: ScaleAnalysis) -> [String] {
    let (number, share) = (DecimalFormat.statistic, DecimalFormat.share)
    let table = PlainTable(
      header: ["Item", "Mean", "SD", "Item-rest r", "α if dropped"],
      rows: scale.items.map { item in
        [
          item.name + (item.isReversed ? " (reversed)" : ""),
          item.mean.map(number.text) ?? HeldBack.text,
          item.standardDeviation.map(number.text) ?? HeldBack.text,
          item.itemRest.map(share.text) ?? (item.holdsPartBack ? HeldBack.text : "-"),
          item.alphaIfDropped.map(share.text) ?? (item.holdsPartBack ? HeldBack.text : "-"),
        ]
      }, width: width)
    let reasons = scale.excluded.map(HeldBack.text)
    let counts = scale.excluded.map(\.count)
    let left = counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
    let excluded =
      left == 0
      ? "Excluded: nobody"
      : "Excluded: \(HeldBack.text(left)) (\(reasons.joined(separator: ", ")))"
    return table.lines + ["n = \(HeldBack.text(scale.size))", excluded]
  }

  private func functioning(of scale: ScaleAnalysis) -> [String] {
    let share = DecimalFormat.share
    func cells(_ comparison: DifferentialItemFunctioning.Comparison) -> [String] {
      [
        DecimalFormat.statistic.text(comparison.statistic.value)
          + StatisticText.freedom(comparison.statistic.degreesOfFreedom),
        StatisticText.p(comparison.pValue),
      ]
    }
    return PlainTable(
      header: ["Item", "any χ²(df)", "", "uniform χ²(df)", "", "gain in R²", "size"],
      rows: scale.differentialFunctioning.map { functioning in
        let result = functioning.result
        return [functioning.item] + cells(result.total) + cells(result.uniform)
          + [share.text(result.total.gain), result.total.size.rawValue]
      }, width: width
    ).lines
  }

  private func results(of scale: ScaleAnalysis) -> [String] {
    let format = DecimalFormat.share
    return [
      "Cronbach's α = \(scale.alpha.map(format.text) ?? HeldBack.text)"
        + StatisticText.interval(scale.alphaInterval, format),
      "Standardized α = \(scale.standardizedAlpha.map(format.text) ?? HeldBack.text)",
    ] + (scale.omega.map { ["McDonald's ω = \(format.text($0))"] } ?? [])
  }
}

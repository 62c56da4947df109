import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders a comparison as plain text that a report can quote.
///
/// The groups come first with their sizes, then who was left out, the sizes of effects with their
/// intervals, the tests, the comparisons of pairs of groups and the notes.
package struct ItemComparisonText: Sendable {
  /// The cells of a line, at least 40.
  let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 40)
  }

  package func render(_ comparison: ItemComparison) -> String {
    var blocks = [title(of: comparison)]
    if !comparison.lines.isEmpty {
      blocks.append(samples(of: comparison) + [excluded(from: comparison)])
    } else {
      blocks.append([excluded(from: comparison)])
    }
    let results =
      comparison.effects.map(ItemComparisonLine.text)
      + comparison.tests.map(ItemComparisonLine.text)
    if !results.isEmpty { blocks.append(results) }
    blocks += families(of: comparison)
    let notes = comparison.notes.flatMap {
      TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }

  private func title(of comparison: ItemComparison) -> [String] {
    let link =
      switch comparison.design {
      case .groups: "by"
      case .pairs: "paired with"
      }
    var lines = TextLayout.wrapped(
      "\(comparison.outcome.name) \(link) \(comparison.other.name)", width: width)
    for item in [comparison.outcome, comparison.other]
    where !item.label.isEmpty && item.label != item.name {
      lines += TextLayout.wrapped("\(item.name): \(item.label)", width: width, indent: 2)
    }
    return lines
  }

  private func samples(of comparison: ItemComparison) -> [String] {
    let isPaired = if case .pairs = comparison.design { true } else { false }
    let number = DecimalFormat.statistic
    let table = PlainTable(
      header: [isPaired ? "Item" : comparison.other.name, "n", "Mean", "SD", "Median"],
      rows: comparison.lines.map { line in
        switch line {
        case .sample(let sample):
          [
            isPaired ? sample.code : sample.label, "\(sample.size)", number.text(sample.mean),
            sample.standardDeviation.map(number.text) ?? "-", number.text(sample.median),
          ]
        case .nobody(let group): [group.label, "0", "-", "-", "-"]
        }
      }, width: width)
    return table.lines
  }

  private func excluded(from comparison: ItemComparison) -> String {
    let reasons = comparison.excluded.filter { $0.count > 0 }
      .map { "\($0.reason.name) \($0.count)" }
    return "Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", "))
  }

  private func families(of comparison: ItemComparison) -> [[String]] {
    ComparisonTestID.allCases.compactMap { id in
      let pairs = comparison.pairwise.filter { $0.id == id }
      guard !pairs.isEmpty else { return nil }
      return [id.title]
        + pairs.flatMap { pair in
          TextLayout.wrapped(
            ItemComparisonLine.text(pair, comparison.samples), width: width - 2, indent: 2
          ).map { "  " + $0 }
        }
    }
  }
}

/// Writes the results of a comparison the way a paper does (APA 7).
enum ItemComparisonLine {
  /// `Welch t(17.78) = -1.86, p = .079`.
  static func text(_ test: ComparisonTest) -> String {
    "\(test.id.title) \(test.id.symbol(test.degreesOfFreedom))\(StatisticText.freedom(test.degreesOfFreedom)) = "
      + "\(test.id.format.text(test.statistic)), \(StatisticText.p(test.p))"
  }

  /// `Cohen's d = -0.83, 95% CI [-1.74, 0.10]`.
  static func text(_ effect: ComparisonEffect) -> String {
    let format = effect.id.format
    return "\(effect.id.title) = \(format.text(effect.estimate))"
      + StatisticText.interval(effect.confidenceInterval, format)
  }

  /// `A - B = 0.87, 95% CI [0.17, 1.56], t(27) = 3.00, p = .012`.
  static func text(_ pair: PairwiseResult, _ samples: [ComparedSample]) -> String {
    let format = DecimalFormat.statistic
    let names = "\(samples[pair.first].label) - \(samples[pair.second].label)"
    let difference =
      pair.difference.map {
        " = \(format.text($0))\(StatisticText.interval(pair.confidenceInterval, format)),"
      } ?? ":"
    return "\(names)\(difference) \(pair.id.symbol(pair.degreesOfFreedom))"
      + "\(StatisticText.freedom(pair.degreesOfFreedom)) = \(format.text(pair.statistic)), "
      + StatisticText.p(pair.p)
  }
}

extension ComparisonTestID {
  /// The name a reader knows it by.
  fileprivate var title: String {
    switch self {
    case .t: "Student"
    case .welch: "Welch"
    case .anova: "Analysis of variance"
    case .welchANOVA: "Welch's analysis of variance"
    case .tukey: "Tukey–Kramer comparisons"
    case .gamesHowell: "Games–Howell comparisons"
    case .mannWhitney: "Mann–Whitney"
    case .brunnerMunzel: "Brunner–Munzel"
    case .kruskalWallis: "Kruskal–Wallis"
    case .dunn: "Dunn's comparisons"
    case .jonckheere: "Jonckheere–Terpstra"
    case .pairedT: "Paired"
    case .signedRank: "Wilcoxon signed-rank"
    case .sign: "Sign test, higher"
    case .mcnemar: "McNemar"
    case .designMeans: "Design-based comparison of means"
    case .designRanks: "Design-based rank test"
    case .designPairs: "Design-based comparison of pairs"
    }
  }

  fileprivate func symbol(_ degreesOfFreedom: [Double]) -> String {
    switch self {
    case .designMeans, .designRanks: degreesOfFreedom.count == 1 ? "t" : "F"
    case .t, .welch, .pairedT, .designPairs, .brunnerMunzel, .tukey, .gamesHowell: "t"
    case .anova, .welchANOVA: "F"
    case .mannWhitney: "U"
    case .kruskalWallis: "H"
    case .dunn: "z"
    case .jonckheere: "J"
    case .signedRank: "V"
    case .sign: "n"
    case .mcnemar: "χ²"
    }
  }

  /// A count is whole; ranks may end in a half.
  fileprivate var format: DecimalFormat {
    self == .sign ? DecimalFormat(decimals: 0) : .statistic
  }
}

extension ComparisonEffectID {
  fileprivate var title: String {
    switch self {
    case .meanDifference: "Mean difference"
    case .cohensD: "Cohen's d"
    case .hedgesG: "Hedges' g"
    case .hodgesLehmann: "Hodges–Lehmann shift"
    case .cliffsDelta: "Cliff's δ"
    case .probabilityOfSuperiority: "Probability of superiority"
    case .etaSquared: "η²"
    case .omegaSquared: "ω²"
    case .epsilonSquared: "ε²"
    case .dZ: "d_z"
    case .dAverage: "d_av"
    case .rankBiserial: "Rank-biserial r"
    case .proportionDifference: "Difference of proportions"
    case .rankDifference: "Difference of mean ranks"
    }
  }

  /// Coefficients that cannot exceed 1 go without the zero before the point.
  fileprivate var format: DecimalFormat {
    switch self {
    case .meanDifference, .cohensD, .hedgesG, .hodgesLehmann, .dZ, .dAverage: .statistic
    case .cliffsDelta, .probabilityOfSuperiority, .etaSquared, .omegaSquared, .epsilonSquared,
      .rankBiserial, .proportionDifference, .rankDifference:
      .share
    }
  }
}

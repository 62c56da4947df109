package import SurveyStatistics

/// A claim of the plan as the table that shows what it compares bears it out.
///
/// Shares, their errors and intervals are in percentage points, as margins are.
package struct HypothesisResult: Hashable, Sendable {
  package let hypothesis: Hypothesis
  /// The labels of the categories whose share is compared; empty for a mean.
  package let categories: [String]
  /// The labels of the two groups, the first less the second.
  package let groups: [String]
  /// The bases of the two groups.
  package let bases: [BaseCounts]
  package let flag: BaseFlag
  package let outcome: Outcome
  package let family: OmnibusResult.FamilyPlace?
  /// How it stands to the plan that was locked before.
  package let standing: TableStanding

  /// Where its table counts it: the block of the stub, the block's rows, and the two columns.
  let block: Int
  let slots: [Int]
  let columns: [Int]

  func adjusted(_ family: OmnibusResult.FamilyPlace) -> HypothesisResult {
    with(family: family, standing: standing)
  }

  func standing(_ standing: TableStanding) -> HypothesisResult {
    with(family: family, standing: standing)
  }

  private func with(
    family: OmnibusResult.FamilyPlace?, standing: TableStanding
  ) -> HypothesisResult {
    HypothesisResult(
      hypothesis: hypothesis, categories: categories, groups: groups, bases: bases, flag: flag,
      outcome: outcome, family: family, standing: standing, block: block, slots: slots,
      columns: columns)
  }

  package enum Outcome: Hashable, Sendable {
    case tested(Tested)
    case untested(Reason)
  }

  /// Why there is no test.
  package enum Reason: String, Hashable, Sendable {
    case smallBase = "a group's effective base is too small"
    case noVariation = "the numbers of the groups do not vary"
  }

  package struct Tested: Hashable, Sendable {
    package let difference: Estimate
    package let interval: ConfidenceInterval
    package let statistic: Statistic
    package let p: PValue
  }

  package var tested: Tested? { if case .tested(let tested) = outcome { tested } else { nil } }
}

extension Table {
  package func isWithheld(_ result: HypothesisResult) -> Bool {
    withheld.hypotheses.contains(result.hypothesis.name)
  }

  /// The rows that print what a claim compares: one row, or each category; nil where none do.
  func printedRows(of result: HypothesisResult) -> [Int]? {
    let own = rows.indices.filter { rows[$0].block == result.block && rows[$0].kind != .beside }
    let isMean = result.hypothesis.measure == .mean
    let whole = own.first { row in
      switch rows[row].kind {
      case .summary(.mean), .meanRank: isMean
      case .category, .net, .nonanswer: !isMean && Set(rows[row].slots) == Set(result.slots)
      case .beside, .summary(.standardDeviation), .summary(.standardError), .summary(.median):
        false
      }
    }
    if let whole { return [whole] }
    let parts = result.slots.compactMap { slot in
      own.first { rows[$0].isShare && rows[$0].slots == [slot] }
    }
    return parts.count == result.slots.count ? parts : nil
  }
}

import SurveyStatistics

/// Compares the columns of one row with each other, by the conventions of the plan.
struct ColumnComparing {
  let tests: TablePlanTests
  let crossing: Crossing
  let slots: [Int]
  /// The number of each row of the base, where means are compared; nil where shares are.
  let scores: [Double?]?
  /// The effective base of those in two columns, by their places.
  let overlap: (Int, Int) -> Double

  struct Outcome {
    let difference: Double
    let statistic: Statistic
    let p: Double
  }

  /// Compares two columns by their places; nil where their numbers do not vary.
  func compare(_ first: Int, _ second: Int) -> Outcome? {
    if let scores { return means(scores, first, second) }
    if tests.profile == .spss { return rounded(first, second) }
    let (one, other) = (crossing.bases(first), crossing.bases(second))
    guard one.effective > 0, other.effective > 0 else { return nil }
    let test = try? EffectiveProportionTest(
      shares: (share(first), share(second)), bases: (one.effective, other.effective),
      overlap: tests.overlapCorrected ? overlap(first, second) : 0)
    return test.map {
      Outcome(difference: 100 * $0.difference.value, statistic: $0.statistic, p: $0.pValue.value)
    }
  }

  private func share(_ column: Int) -> Double {
    crossing.weight(slots, column) / crossing.bases(column).weighted
  }

  private func means(_ scores: [Double?], _ first: Int, _ second: Int) -> Outcome? {
    guard let one = ColumnMoments(crossing, scores: scores, slots: slots, column: first),
      let other = ColumnMoments(crossing, scores: scores, slots: slots, column: second),
      let variance = one.variance, let otherVariance = other.variance
    else { return nil }
    let test = try? EffectiveMeanTest(
      means: (one.mean, other.mean), variances: (variance, otherVariance),
      bases: (one.effective, other.effective),
      overlap: tests.overlapCorrected ? overlap(first, second) : 0)
    return test.map {
      Outcome(difference: $0.difference.value, statistic: $0.statistic, p: $0.pValue.value)
    }
  }

  /// As CTABLES compares: z of weighted counts rounded to whole ones.
  private func rounded(_ first: Int, _ second: Int) -> Outcome? {
    func counts(_ column: Int) -> (inside: Double, all: Double) {
      let inside = crossing.weight(slots, column).rounded()
      return (inside, max(crossing.bases(column).weighted.rounded(), inside))
    }
    let (one, other) = (counts(first), counts(second))
    guard one.all > 0, other.all > 0 else { return nil }
    let table = ContingencyTable([
      [one.inside, other.inside], [one.all - one.inside, other.all - other.inside],
    ])
    guard
      let pair = try? ColumnProportionComparisons(table, adjustment: .none).pairs
        .first(where: { $0.row == 0 })
    else { return nil }
    return Outcome(
      difference: 100 * (one.inside / one.all - other.inside / other.all),
      statistic: pair.statistic, p: pair.pValue.value)
  }
}

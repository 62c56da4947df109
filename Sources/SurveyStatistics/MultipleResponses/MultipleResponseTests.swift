import Distributions

/// How the items of a multiple-response test stand together in one p-value.
package enum MultipleResponseAdjustment: String, Sendable, Hashable, Codable {
  /// The sum of the chi-squares, scaled to the mean and variance of its true distribution
  /// (Rao & Scott 1981, second order).
  case raoScott
  /// The smallest p-value times the number of tests.
  case bonferroni
}

/// The test that a group and each of several answers ticked by the same people are independent.
///
/// Null hypothesis: every option is ticked with one probability in all groups (multiple marginal
/// independence). The statistic is the sum of the options' Pearson chi-squares; since respondents
/// tick several options these are dependent, and one chi-square of the table of ticks is invalid.
/// Bilder & Loughin 2004; Thomas & Decady 2004. No constant is added to empty cells.
package struct MarginalIndependenceTest: HypothesisTest {
  package static let name = "Test of multiple marginal independence"

  package let adjustment: MultipleResponseAdjustment
  package let statistic: Statistic
  package let pValue: PValue
  /// The unadjusted sum of chi-squares.
  package let sum: Double
  /// Pearson's chi-square of each option kept.
  package let itemStatistics: [Statistic]
  /// The p-value of each option, times their number.
  package let itemPValues: [PValue]
  package let sampleSize: Int
  package let notes: [AnalysisNote]

  /// - Parameters:
  ///   - groups: the group of each respondent, from 0.
  ///   - ticks: for each respondent, whether each option was ticked.
  /// - Throws: `tooFewGroups` for fewer than two groups, or `zeroVariance` where no option was both
  ///   ticked and left out by somebody.
  package init(
    groups: [Int], ticks: [[Bool]], adjustment: MultipleResponseAdjustment = .raoScott
  ) throws(StatisticsError) {
    precondition(groups.count == ticks.count, "each respondent has a group and ticks")
    let present = Set(groups).sorted()
    guard present.count >= 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let options = try TickedOptions(ticks)
    let shares = present.map { group in
      Double(groups.count { $0 == group }) / Double(groups.count)
    }
    // The departures from independence, one for each group and option.
    let departures = groups.indices.map { person in
      present.indices.flatMap { group in
        options.centered[person].map {
          ((groups[person] == present[group] ? 1 : 0) - shares[group]) * $0
        }
      }
    }
    let variances = shares.flatMap { share in options.variances.map { share * $0 } }
    let all = Departures(departures, variances: variances)
    let items = options.variances.indices.map { item in
      present.indices.reduce(0) { $0 + all.squares[$1 * options.variances.count + item] }
    }
    let df = Double(present.count - 1)
    let outcome = MultipleResponseOutcome(
      items, itemDegreesOfFreedom: df, eigenvalueSquares: all.eigenvalueSquares, adjustment)
    self.adjustment = adjustment
    statistic = outcome.statistic
    pValue = outcome.pValue
    sum = outcome.sum
    itemStatistics = outcome.itemStatistics
    itemPValues = outcome.itemPValues
    sampleSize = groups.count
    notes = options.notes
  }
}

/// The test that two questions that allow several ticks are independent, option by option.
///
/// Null hypothesis: every option of the one is independent of every option of the other
/// (simultaneous pairwise marginal independence). As `MarginalIndependenceTest`, with the chi-squares
/// of all pairs; Bilder & Loughin 2004.
package struct PairwiseMarginalIndependenceTest: HypothesisTest {
  package static let name = "Test of simultaneous pairwise marginal independence"

  package let adjustment: MultipleResponseAdjustment
  package let statistic: Statistic
  package let pValue: PValue
  /// The unadjusted sum of chi-squares.
  package let sum: Double
  /// Pearson's chi-square of each pair, the options of the first question one after another.
  package let itemStatistics: [Statistic]
  /// The p-value of each pair, times their number.
  package let itemPValues: [PValue]
  package let sampleSize: Int
  package let notes: [AnalysisNote]

  /// - Throws: `zeroVariance` where a question has no option that was both ticked and left out.
  package init(
    _ first: [[Bool]], _ second: [[Bool]], adjustment: MultipleResponseAdjustment = .raoScott
  ) throws(StatisticsError) {
    precondition(first.count == second.count, "each respondent answers both questions")
    let rows = try TickedOptions(first)
    let columns = try TickedOptions(second)
    let departures = first.indices.map { person in
      rows.centered[person].flatMap { row in columns.centered[person].map { row * $0 } }
    }
    let variances = rows.variances.flatMap { row in columns.variances.map { row * $0 } }
    let all = Departures(departures, variances: variances)
    let outcome = MultipleResponseOutcome(
      all.squares, itemDegreesOfFreedom: 1, eigenvalueSquares: all.eigenvalueSquares, adjustment)
    self.adjustment = adjustment
    statistic = outcome.statistic
    pValue = outcome.pValue
    sum = outcome.sum
    itemStatistics = outcome.itemStatistics
    itemPValues = outcome.itemPValues
    sampleSize = first.count
    notes = rows.notes + columns.notes
  }
}

/// The options of a question that were both ticked and left out by somebody.
private struct TickedOptions {
  /// For each respondent and option, 1 or 0 less the share that ticked it.
  let centered: [[Double]]
  let variances: [Double]
  let notes: [AnalysisNote]

  init(_ ticks: [[Bool]]) throws(StatisticsError) {
    guard let options = ticks.first?.count else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    precondition(ticks.allSatisfy { $0.count == options }, "each respondent sees each option")
    let n = Double(ticks.count)
    let shares = (0..<options).map { option in Double(ticks.count { $0[option] }) / n }
    let kept = shares.indices.filter { 0 < shares[$0] && shares[$0] < 1 }
    guard !kept.isEmpty else { throw .zeroVariance }
    centered = ticks.map { row in kept.map { (row[$0] ? 1 : 0) - shares[$0] } }
    variances = kept.map { shares[$0] * (1 - shares[$0]) }
    notes = kept.count < options ? [.categoriesDropped(options - kept.count)] : []
  }
}

/// Mean departures from independence, each over its standard deviation under the null hypothesis.
private struct Departures {
  /// n times each squared mean departure over its variance.
  let squares: [Double]
  /// The sum of the squared eigenvalues of the departures' scaled covariance: the trace of its square.
  let eigenvalueSquares: Double

  init(_ rows: [[Double]], variances: [Double]) {
    let n = Double(rows.count)
    let means = variances.indices.map { column in rows.reduce(0) { $0 + $1[column] } / n }
    squares = zip(means, variances).map { n * $0 * $0 / $1 }
    var total = 0.0
    for a in variances.indices {
      for b in 0...a {
        let covariance = rows.reduce(0) { $0 + ($1[a] - means[a]) * ($1[b] - means[b]) } / n
        total += (a == b ? 1 : 2) * covariance * covariance / (variances[a] * variances[b])
      }
    }
    eigenvalueSquares = total
  }
}

/// The common end of both tests.
private struct MultipleResponseOutcome {
  let sum: Double
  let statistic: Statistic
  let pValue: PValue
  let itemStatistics: [Statistic]
  let itemPValues: [PValue]

  init(
    _ items: [Double], itemDegreesOfFreedom df: Double, eigenvalueSquares: Double,
    _ adjustment: MultipleResponseAdjustment
  ) {
    sum = items.reduce(0, +)
    let results = items.map { chiSquareResult("X²", $0, degreesOfFreedom: df) }
    itemStatistics = results.map(\.0)
    itemPValues = results.map { PValue(min(1, $0.1.value * Double(items.count)), .asymptotic) }
    switch adjustment {
    case .raoScott:
      // Under the null hypothesis the eigenvalues add up to all degrees of freedom.
      let all = df * Double(items.count)
      (statistic, pValue) = chiSquareResult(
        "X²", sum * all / eigenvalueSquares, degreesOfFreedom: all * all / eigenvalueSquares)
    case .bonferroni:
      statistic = Statistic("max X²", items.max() ?? 0, degreesOfFreedom: [df])
      pValue = PValue(itemPValues.map(\.value).min() ?? 1, .asymptotic)
    }
  }
}

/// The means of items and their covariances, over respondents who answered all of them.
///
/// Answers are numbers that all point the same way: an item worded in reverse is turned round by the
/// caller, who also leaves out respondents with missing answers (listwise).
package struct ItemCovariance: Sendable, Hashable, Codable {
  /// The number of respondents.
  package let respondents: Int
  package let items: Int
  /// The sample covariances, row after row.
  package let covariances: [Double]

  /// Makes the covariances from one row of answers for each respondent.
  ///
  /// - Throws: `tooFewObservations` for fewer than two respondents, `tooFewGroups` for fewer than two
  ///   items, or `zeroVariance` where an item has the same answer throughout, or `indeterminate`
  ///   where squares of answers exceed any number.
  package init(_ answers: [[Double]]) throws(StatisticsError) {
    let n = answers.count
    guard n >= 2 else { throw .tooFewObservations(needed: 2, found: n) }
    let k = answers[0].count
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    precondition(answers.allSatisfy { $0.count == k }, "each respondent answers each item")
    precondition(
      answers.allSatisfy { $0.allSatisfy { $0.isFinite } },
      "answers are finite; leave respondents with missing answers out")
    let means = (0..<k).map { item in answers.reduce(0) { $0 + $1[item] } / Double(n) }
    var sums = [Double](repeating: 0, count: k * k)
    for row in answers {
      let deviations = zip(row, means).map { $0 - $1 }
      for i in 0..<k {
        for j in 0..<k { sums[i * k + j] += deviations[i] * deviations[j] }
      }
    }
    respondents = n
    items = k
    covariances = sums.map { $0 / Double(n - 1) }
    guard covariances.allSatisfy(\.isFinite) else { throw .indeterminate }
    guard (0..<k).allSatisfy({ covariances[$0 * k + $0] > 0 }) else { throw .zeroVariance }
  }

  package func variance(of item: Int) -> Double { covariances[item * items + item] }

  /// The variance of the sum of all items.
  package var totalVariance: Double { covariances.reduce(0, +) }

  /// The correlations, row after row.
  package var correlations: [Double] {
    covariances.indices.map { cell in
      let (row, column) = (cell / items, cell % items)
      return row == column
        ? 1
        : covariances[cell] / (variance(of: row).squareRoot() * variance(of: column).squareRoot())
    }
  }

  /// The covariances of some of the items.
  func covariance(of chosen: [Int]) -> [Double] {
    chosen.flatMap { row in chosen.map { covariances[row * items + $0] } }
  }
}

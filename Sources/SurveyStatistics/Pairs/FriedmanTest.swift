import Distributions

/// Friedman's test of several answers given by the same respondents.
///
/// Null hypothesis: within each respondent every order of the answers is equally likely. Ranks within
/// respondents, corrected for ties; k − 1 degrees of freedom; Friedman 1937. Respondents with a
/// missing answer are left out by the caller.
package struct FriedmanTest: HypothesisTest {
  package static let name = "Friedman test"

  package let statistic: Statistic
  package let pValue: PValue
  /// The mean rank of each question.
  package let meanRanks: [Double]
  package let sampleSize: Int
  package let notes: [AnalysisNote]

  /// Makes the test from one row of answers for each respondent.
  ///
  /// - Throws: `tooFewObservations`, `tooFewGroups` for fewer than two questions, or `zeroVariance`
  ///   where no respondent's answers differ.
  package init(_ rows: [[Double]]) throws(StatisticsError) {
    guard let k = rows.first?.count else { throw .tooFewObservations(needed: 1, found: 0) }
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    precondition(rows.allSatisfy { $0.count == k }, "each respondent answers each question")
    var sums = [Double](repeating: 0, count: k)
    var tieSum = 0.0
    for row in rows {
      let midranks = Midranks(row)
      for index in 0..<k { sums[index] += midranks.ranks[index] }
      tieSum += midranks.tieSum
    }
    let (n, questions) = (Double(rows.count), Double(k))
    let center = n * (questions + 1) / 2
    let squares = sums.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let scale = n * questions * (questions + 1) - tieSum / (questions - 1)
    guard scale > 1e-9 else { throw .zeroVariance }
    (statistic, pValue) = chiSquareResult(
      "Q", 12 * squares / scale, degreesOfFreedom: questions - 1)
    meanRanks = sums.map { $0 / n }
    sampleSize = rows.count
    notes = tieSum > 0 ? [.ties] : []
  }

  /// Kendall's W, the respondents' concordance from 0 to 1.
  package var kendallsW: Double {
    statistic.value / (Double(sampleSize) * Double(meanRanks.count - 1))
  }

  /// Gives Nemenyi's comparisons of all pairs of questions, holding the family's level.
  ///
  /// The studentized range of the mean ranks, without correction for ties; Nemenyi 1963, Demšar 2006.
  package func nemenyiComparisons() -> [PairwiseComparison] {
    let k = Double(meanRanks.count)
    let standardError = (k * (k + 1) / (6 * Double(sampleSize))).squareRoot()
    let range = StudentizedRangeDistribution(groups: meanRanks.count, degreesOfFreedom: nil)
    var comparisons: [PairwiseComparison] = []
    for second in meanRanks.indices {
      for first in 0..<second {
        let difference = meanRanks[first] - meanRanks[second]
        let z = difference / standardError
        comparisons.append(
          PairwiseComparison(
            first: first, second: second,
            difference: Estimate(difference, standardError: standardError),
            statistic: Statistic("z", z),
            adjustedPValue: PValue(range.upperTail(abs(z) * 2.0.squareRoot()), .asymptotic)))
      }
    }
    return comparisons
  }
}

import Distributions

/// The Mann–Whitney (Wilcoxon rank-sum) test of two independent groups.
///
/// Null hypothesis: both groups have one distribution. U counts the pairs in which the first group's
/// value is the larger, equal ones as half; it is R's W. `.greater` means that the first group tends
/// to larger values. Mann & Whitney 1947. Time for the exact method grows with the cube of n.
package struct MannWhitneyTest: DirectionalTest {
  package static let name = "Mann–Whitney test"

  /// The method; exact is chosen by default for at most 50 values together, ties or none.
  package let method: RankMethod
  package let firstSize: Int
  package let secondSize: Int
  package let notes: [AnalysisNote]
  private let u: Double
  /// All ranks, for the exact method; empty where the test was made of a large table.
  private let ranks: [Double]
  private let tieSum: Double

  /// - Throws: `tooFewObservations` for an empty group, or `zeroVariance` where all values are equal.
  package init(
    _ first: [Double], _ second: [Double], method: RankMethod? = nil
  ) throws(StatisticsError) {
    guard !first.isEmpty, !second.isEmpty else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    let midranks = Midranks(first + second)
    guard midranks.ties != [Double(first.count + second.count)] else { throw .zeroVariance }
    let n = Double(first.count)
    self.method =
      method
      ?? (first.count + second.count <= 50
        ? .exact : .normalApproximation(continuityCorrected: true))
    firstSize = first.count
    secondSize = second.count
    u = midranks.ranks.prefix(first.count).reduce(0, +) - n * (n + 1) / 2
    ranks = midranks.ranks
    tieSum = midranks.tieSum
    notes = midranks.ties.isEmpty ? [] : [.ties]
  }

  /// Makes the test of a table whose columns are the two groups and whose rows are ordered answers.
  ///
  /// - Throws: `tooFewGroups` unless two columns hold observations, `fractionalCounts`, or
  ///   `zeroVariance` where one row holds all observations.
  package init(columnsOf table: ContingencyTable) throws(StatisticsError) {
    let groups = try TableGroups(table)
    guard groups.sizes.count == 2 else {
      throw .tooFewGroups(needed: 2, found: groups.sizes.count)
    }
    guard groups.total > 50 else {
      let values = groups.values
      self = try MannWhitneyTest(values[0], values[1])
      return
    }
    method = .normalApproximation(continuityCorrected: true)
    firstSize = Int(groups.sizes[0])
    secondSize = Int(groups.sizes[1])
    u = groups.rankSums[0] - groups.sizes[0] * (groups.sizes[0] + 1) / 2
    ranks = []
    tieSum = groups.tieSum
    notes = groups.tieSum > 0 ? [.ties] : []
  }

  package var statistic: Statistic { Statistic("U", u) }

  package func pValue(_ alternative: Alternative) -> PValue {
    switch method {
    case .exact:
      let n = Double(firstSize)
      let null = RankSumDistribution(drawing: firstSize, from: ranks)
      let sum = u + n * (n + 1) / 2
      switch alternative {
      case .less: return PValue(null.cumulative(sum), .exact)
      case .greater: return PValue(null.atLeast(sum), .exact)
      case .twoSided: return PValue(null.atLeastAsFar(as: sum), .exact)
      }
    case .normalApproximation(let isCorrected):
      let z = rankZ(
        u - Double(firstSize) * Double(secondSize) / 2, variance: variance,
        continuityCorrected: isCorrected, alternative)
      return PValue(normalTail(z, alternative), .asymptotic)
    }
  }

  /// The variance of U under the null hypothesis, given the ties.
  private var variance: Double {
    let total = Double(firstSize) + Double(secondSize)
    return Double(firstSize) * Double(secondSize) / 12
      * (total + 1 - tieSum / (total * (total - 1)))
  }

  /// P(first > second) + ½ P(equal), the share of pairs that the first group wins.
  package var probabilityOfSuperiority: Double {
    u / (Double(firstSize) * Double(secondSize))
  }

  /// The rank-biserial correlation, 2 P − 1, which is Cliff's δ.
  package var rankBiserial: Double { 2 * probabilityOfSuperiority - 1 }
}

/// The Hodges–Lehmann estimate of how far two groups are shifted apart.
///
/// The median of all differences of a first value less a second one; Hodges & Lehmann 1963. It is not
/// the difference of the medians. Time and memory grow with the product of the numbers of distinct
/// values.
package struct HodgesLehmannShift: Sendable, Hashable, Codable {
  package let value: Double
  private let differences: CountedValues
  private let firstSize: Int
  private let secondSize: Int

  /// - Throws: `tooFewObservations` for an empty group.
  package init(_ first: [Double], _ second: [Double]) throws(StatisticsError) {
    guard !first.isEmpty, !second.isEmpty else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    let (x, y) = (CountedValues(first), CountedValues(second))
    differences = CountedValues(
      x.entries.flatMap { x in
        y.entries.map { CountedValues.Entry(value: x.value - $0.value, count: x.count * $0.count) }
      })
    value = differences.median
    firstSize = first.count
    secondSize = second.count
  }

  /// Gives the distribution-free interval between two of the ordered differences.
  ///
  /// Which two follows from the exact distribution of U without ties up to 50 values together, else
  /// from its normal approximation; Hollander, Wolfe & Chicken 2014, §4.3. Nil where the samples are
  /// too small for the level.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let tail = (1 - level) / 2
    let pairs = differences.total
    let total = firstSize + secondSize
    let rank: Int
    if total <= 50 {
      let null = RankSumDistribution(drawing: firstSize, from: (1...total).map(Double.init))
      let least = Double(firstSize * (firstSize + 1)) / 2
      rank = (0...pairs).first { null.cumulative(least + Double($0)) > tail } ?? 0
    } else {
      let variance = Double(pairs) * Double(total + 1) / 12
      let reach = NormalDistribution.standard.upperQuantile(tail) * variance.squareRoot()
      rank = Int((Double(pairs) / 2 - reach).rounded())
    }
    guard rank >= 1 else { return nil }
    return ConfidenceInterval(
      lower: differences[rank - 1], upper: differences[pairs - rank], level: level)
  }
}

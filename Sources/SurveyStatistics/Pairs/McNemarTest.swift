import Distributions

/// McNemar's test of two yes-or-no answers given by the same respondents.
///
/// Null hypothesis: both changes, from first to second category and back, are equally likely; only
/// the b + c respondents who changed matter. McNemar 1947; mid-P as in Fagerland, Lydersen & Laake
/// 2013, who advise it for few changes. `.greater` means that the cell in row 1 and column 2 is the
/// likelier.
package struct McNemarTest: DirectionalTest {
  package static let name = "McNemar's test"

  /// How the p-value is found.
  package enum Method: Sendable, Hashable, Codable {
    /// z² = (b − c)² / (b + c), with |b − c| lessened by 1 where corrected (Edwards 1948).
    case asymptotic(continuityCorrected: Bool)
    /// The binomial distribution of b among b + c.
    case exact
    /// The same, with half the probability of the outcome seen.
    case midP
  }

  package let method: Method
  /// Respondents in row 1 and column 2.
  package let firstChange: Double
  /// Respondents in row 2 and column 1.
  package let secondChange: Double
  package let sampleSize: Double

  /// - Throws: `notTwoByTwo`, `noDiscordantPairs`, or `fractionalCounts` for exact methods.
  package init(
    _ table: ContingencyTable, method: Method = .asymptotic(continuityCorrected: false)
  ) throws(StatisticsError) {
    try table.requireTwoByTwo()
    guard table[0, 1] + table[1, 0] > 0 else { throw .noDiscordantPairs }
    switch method {
    case .asymptotic: break
    case .exact, .midP:
      guard table[0, 1] == table[0, 1].rounded(), table[1, 0] == table[1, 0].rounded() else {
        throw .fractionalCounts
      }
    }
    self.method = method
    firstChange = table[0, 1]
    secondChange = table[1, 0]
    sampleSize = table.total
  }

  /// X² with one degree of freedom, or the count b where the method is exact.
  package var statistic: Statistic {
    switch method {
    case .asymptotic(let isCorrected):
      let z = z(correction: isCorrected ? 1 : 0)
      return Statistic("X²", z * z, degreesOfFreedom: [1])
    case .exact, .midP: return Statistic("b", firstChange)
    }
  }

  package func pValue(_ alternative: Alternative) -> PValue {
    switch method {
    case .asymptotic(let isCorrected):
      let z = z(correction: isCorrected ? 1 : 0)
      return PValue(normalTail(z, alternative), .asymptotic)
    case .exact: return PValue(binomialTail(alternative, ownShare: 1), .exact)
    case .midP: return PValue(binomialTail(alternative, ownShare: 0.5), .exact)
    }
  }

  private func z(correction: Double) -> Double {
    let difference = firstChange - secondChange
    let distance = max(abs(difference) - correction, 0)
    let z = distance / (firstChange + secondChange).squareRoot()
    return difference < 0 ? -z : z
  }

  /// The tail of the binomial distribution, counting a share of the outcome seen itself.
  private func binomialTail(_ alternative: Alternative, ownShare: Double) -> Double {
    let null = BinomialDistribution(
      trials: Int(firstChange + secondChange), successProbability: 0.5)
    let seen = Int(firstChange)
    let own = null.probability(seen)
    let omitted = (1 - ownShare) * own
    switch alternative {
    case .less: return null.cumulative(seen) - omitted
    case .greater: return null.atLeast(seen) - omitted
    case .twoSided:
      guard firstChange != secondChange else { return 1 - omitted }
      let smaller = min(null.cumulative(seen), null.atLeast(seen))
      return 2 * smaller - 2 * omitted
    }
  }
}

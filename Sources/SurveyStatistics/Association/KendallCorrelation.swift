import Distributions

/// Kendall's rank correlation of two measured variables, with its exact test.
///
/// τ-b, with the exact distribution without ties up to 50 observations and the normal approximation
/// otherwise; Kendall 1938. Time is proportional to n²; for categories use `KendallTauB`.
package struct KendallCorrelation: DirectionalTest {
  package static let name = "Kendall's rank correlation"

  package let value: Double
  package let sampleSize: Int
  package let isExact: Bool
  package let notes: [AnalysisNote]
  private let concordant: Int
  private let discordant: Int
  /// The standard deviation of concordant less discordant pairs under independence.
  private let nullDeviation: Double

  /// - Throws: `tooFewObservations` for fewer than two, or `zeroVariance` for a constant variable.
  package init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    precondition(x.count == y.count, "each observation has two values")
    guard x.count >= 2 else { throw .tooFewObservations(needed: 2, found: x.count) }
    var (agreeing, opposing) = (0, 0)
    for i in x.indices {
      for j in 0..<i {
        let order = (x[i] - x[j]).sign(with: y[i] - y[j])
        if order > 0 { agreeing += 1 } else if order < 0 { opposing += 1 }
      }
    }
    let (xTies, yTies) = (Midranks(x).ties, Midranks(y).ties)
    let n = Double(x.count)
    func pairs(_ ties: [Double]) -> Double { ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    let all = n * (n - 1) / 2
    let scale = (all - pairs(xTies)).squareRoot() * (all - pairs(yTies)).squareRoot()
    guard scale > 0 else { throw .zeroVariance }
    value = Double(agreeing - opposing) / scale
    concordant = agreeing
    discordant = opposing
    sampleSize = x.count
    isExact = xTies.isEmpty && yTies.isEmpty && x.count <= 50
    notes = xTies.isEmpty && yTies.isEmpty ? [] : [.ties]
    nullDeviation = KendallCorrelation.variance(n, xTies, yTies).squareRoot()
  }

  /// The variance of S with ties; Kendall 1970, chapter 4.
  private static func variance(_ n: Double, _ x: [Double], _ y: [Double]) -> Double {
    func sum(_ ties: [Double], _ term: (Double) -> Double) -> Double {
      ties.reduce(0) { $0 + term($1) }
    }
    func cubic(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
    func triples(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
    func twos(_ t: Double) -> Double { t * (t - 1) }
    var variance = (cubic(n) - sum(x, cubic) - sum(y, cubic)) / 18
    if n > 2 { variance += sum(x, triples) * sum(y, triples) / (9 * triples(n)) }
    return variance + sum(x, twos) * sum(y, twos) / (2 * twos(n))
  }

  /// The number of concordant pairs where the test is exact (R's T), else z.
  package var statistic: Statistic {
    isExact ? Statistic("T", Double(concordant)) : Statistic("z", z)
  }

  private var z: Double { Double(concordant - discordant) / nullDeviation }

  package func pValue(_ alternative: Alternative) -> PValue {
    guard isExact else { return PValue(normalTail(z, alternative), .asymptotic) }
    let null = KendallDistribution(observations: sampleSize)
    let greater = null.cumulative(discordant)
    let less = null.cumulative(concordant)
    switch alternative {
    case .greater: return PValue(greater, .exact)
    case .less: return PValue(less, .exact)
    case .twoSided: return PValue(min(1, 2 * min(greater, less)), .exact)
    }
  }
}

extension Double {
  /// The sign of this number times another: −1, 0 or 1.
  fileprivate func sign(with other: Double) -> Int {
    if self == 0 || other == 0 { return 0 }
    return (self > 0) == (other > 0) ? 1 : -1
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The matched-pairs rank-biserial correlation of differences that are not zero.
///
/// The ranks in favor of the first answer less those in favor of the second, over the sum of all
/// (Kerby 2014): the mean sign of Dᵢ + Dⱼ over all pairs of differences, each with itself included. Its
/// standard error is the jackknife's (Arvesen 1969), and nil where all differences have one sign. Time grows with n log n.
package struct RankBiserialCorrelation: AssociationMeasure {
  package static let name = "Matched-pairs rank-biserial correlation"

  package let estimate: Estimate
  /// The number of differences that are not zero.
  package let sampleSize: Double

  /// Makes the correlation from differences, first less second.
  ///
  /// - Throws: `tooFewObservations` for no differences, or `noDiscordantPairs` if all are zero.
  package init(differences: [Double]) throws(StatisticsError) {
    guard !differences.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    let sorted = differences.filter { $0 != 0 }.sorted()
    guard !sorted.isEmpty else { throw .noDiscordantPairs }
    let n = Double(sorted.count)
    // For each difference the signs of its sums with all, itself included.
    let signs = sorted.map { difference in
      let notAbove = sorted.partitionPoint { $0 > -difference }
      let below = sorted.partitionPoint { $0 >= -difference }
      return Double(sorted.count - notAbove - below)
    }
    let own = sorted.reduce(0.0) { $0 + ($1 > 0 ? 1 : -1) }
    let total = (signs.reduce(0, +) + own) / 2
    let value = total / (n * (n + 1) / 2)
    sampleSize = n
    guard sorted.count > 1, abs(value) < 1 else {
      estimate = Estimate(value)
      return
    }
    let without = signs.map { (total - $0) / (n * (n - 1) / 2) }
    let mean = without.reduce(0, +) / n
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    estimate = Estimate(value, standardError: (squares * (n - 1) / n).squareRoot())
  }

  /// Gives the interval on Fisher's z, which stays inside −1…1; nil where all differences agree.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let value = estimate.value
    guard abs(value) < 1, let standardError = estimate.standardError else { return nil }
    let onScale = Estimate(atanh(value), standardError: standardError / (1 - value * value))
    return onScale.confidenceInterval(level: level)?.mapped(by: tanh)
  }
}

extension [Double] {
  /// Finds the first position whose value fulfills a condition that later ones fulfill too.
  fileprivate func partitionPoint(_ condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}

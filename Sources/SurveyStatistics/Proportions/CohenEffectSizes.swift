import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cohen's effect sizes for proportions, which power calculations are stated in.
package enum CohenEffectSize {
  /// Gives h, the difference of two proportions on the arcsine scale: 2 asin √p₁ − 2 asin √p₂.
  ///
  /// Cohen 1988, chapter 6; from −π to π.
  package static func h(_ first: Double, _ second: Double) -> Double {
    precondition(
      (0...1).contains(first) && (0...1).contains(second), "a proportion lies between 0 and 1")
    return 2 * asin(first.squareRoot()) - 2 * asin(second.squareRoot())
  }

  /// Gives the interval for h of two independent proportions, h ± z √(1/n₁ + 1/n₂).
  ///
  /// On the arcsine scale the variance does not depend on the proportions; Cohen 1988, chapter 6.
  ///
  /// - Throws: `tooFewObservations` where nobody was asked in a group.
  package static func hInterval(
    _ first: (successes: Int, of: Int), _ second: (successes: Int, of: Int), level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    requireLevel(level)
    guard first.of > 0, second.of > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let (m, n) = (Double(first.of), Double(second.of))
    let value = h(Double(first.successes) / m, Double(second.successes) / n)
    let reach =
      NormalDistribution.standard.upperQuantile((1 - level) / 2) * (1 / m + 1 / n).squareRoot()
    return ConfidenceInterval(
      lower: max(value - reach, -.pi), upper: min(value + reach, .pi), level: level)
  }

  /// Gives w, √(X² / n) of a table's test of independence; Cohen 1988, chapter 7.
  ///
  /// - Throws: as `PearsonChiSquare`.
  package static func w(_ table: ContingencyTable) throws(StatisticsError) -> Double {
    let test = try PearsonChiSquare(table)
    return (test.statistic.value / test.sampleSize).squareRoot()
  }

  /// Gives the interval for w by inverting the noncentral chi-square distribution (Smithson 2003).
  ///
  /// The lower end is 0 where the test's p exceeds (1 − level) / 2.
  ///
  /// - Throws: as `PearsonChiSquare`.
  package static func wInterval(
    _ table: ContingencyTable, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    requireLevel(level)
    let test = try PearsonChiSquare(table)
    let tail = (1 - level) / 2
    func end(_ probability: Double) -> Double {
      let noncentrality = NoncentralChiSquareDistribution.noncentrality(
        degreesOfFreedom: test.statistic.degreesOfFreedom[0], at: test.statistic.value,
        cumulativeProbability: probability)
      return (noncentrality / test.sampleSize).squareRoot()
    }
    return ConfidenceInterval(lower: end(1 - tail), upper: end(tail), level: level)
  }
}

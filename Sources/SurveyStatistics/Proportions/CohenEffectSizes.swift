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

  /// Gives w, √(X² / n) of a table's test of independence; Cohen 1988, chapter 7.
  ///
  /// - Throws: as `PearsonChiSquare`.
  package static func w(_ table: ContingencyTable) throws(StatisticsError) -> Double {
    let test = try PearsonChiSquare(table)
    return (test.statistic.value / test.sampleSize).squareRoot()
  }
}

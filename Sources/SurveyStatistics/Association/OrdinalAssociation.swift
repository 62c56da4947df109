import Distributions

/// A measure of ordinal association, with one standard error for intervals and one for the test.
///
/// `estimate` carries ASE1, the standard error wherever the true value lies; `nullStandardError` is
/// ASE0, which holds under independence and is what the test divides by (Brown & Benedetti 1977).
/// The two differ, and neither stands in for the other.
package protocol OrdinalAssociation: AssociationMeasure {
  var nullStandardError: Double { get }
}

extension OrdinalAssociation {
  /// The test that the measure is zero; nil where the null variance is zero.
  package var independenceTest: ZeroAssociationTest? {
    guard nullStandardError > 0 else { return nil }
    return ZeroAssociationTest(z: estimate.value / nullStandardError)
  }
}

/// The test that a measure of association is zero, by its asymptotic normal distribution.
package struct ZeroAssociationTest: DirectionalTest {
  package static let name = "Test of zero association"

  package let statistic: Statistic

  init(z: Double) { statistic = Statistic("z", z) }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(normalTail(statistic.value, alternative), .asymptotic)
  }
}

/// Gives the normal probability of a z at least as far in the direction of the alternative.
func normalTail(_ z: Double, _ alternative: Alternative) -> Double {
  switch alternative {
  case .twoSided: min(1, 2 * NormalDistribution.standard.upperTail(abs(z)))
  case .less: NormalDistribution.standard.cumulative(z)
  case .greater: NormalDistribution.standard.upperTail(z)
  }
}

import Distributions
import Testing

@Suite struct StudentizedRangeTests {
  // NumPy 2.4: the double integral by Gauss–Legendre panels (30 nodes each, 24 × 40 panels), which
  // SciPy 1.17.1 and mpmath confirm to ten digits where they get that far. R 4.2.2's ptukey gives
  // .5356663000 for the fourth, wrong from the eighth digit on.
  @Test(
    arguments: [
      (3.5, 3, 20.0, 0.05589184908174913), (12, 3, 30, 5.3748474233638135e-09),
      (4.7, 10, 7.3, 0.15504937565772076), (3.64, 20, 60, 0.535666275673465),
      (0.3, 4, 12, 0.9964377532390215), (6, 5, 120, 0.00041501141715701413),
    ])
  func `the upper tail is right`(q: Double, groups: Int, df: Double, expected: Double) {
    let distribution = StudentizedRangeDistribution(groups: groups, degreesOfFreedom: df)
    #expect(isClose(distribution.upperTail(q), expected))
    #expect(isClose(distribution.upperQuantile(expected), q))
  }

  @Test func `with a known standard deviation it is the range`() {
    // mpmath 1.3.0 at 25 digits.
    let three = StudentizedRangeDistribution(groups: 3, degreesOfFreedom: nil)
    #expect(isClose(three.upperTail(3.858), 0.01751510172750391))
    let twenty = StudentizedRangeDistribution(groups: 20, degreesOfFreedom: nil)
    #expect(isClose(twenty.upperTail(5), 0.05136466357913357))
  }

  @Test(arguments: [1.0, 2.5, 5, 40, 1000])
  func `of two groups it is Student's t`(df: Double) {
    let range = StudentizedRangeDistribution(groups: 2, degreesOfFreedom: df)
    let t = StudentTDistribution(degreesOfFreedom: df)
    for q in [0.5, 1.2, 4, 9] {
      #expect(isClose(range.upperTail(q), 2 * t.upperTail(q / 2.0.squareRoot())))
    }
  }

  @Test func `many degrees of freedom approach the range`() {
    let many = StudentizedRangeDistribution(groups: 4, degreesOfFreedom: 1e8)
    let known = StudentizedRangeDistribution(groups: 4, degreesOfFreedom: nil)
    #expect(isClose(many.upperTail(3), known.upperTail(3), relative: 1e-7))
  }
}

import SurveyStatistics
import Testing

@Suite struct PowerTests {
  // R 4.2.2: power.t.test(strict = TRUE), power.prop.test, pf and pchisq; Reference/power.R.
  @Test(arguments: [
    (PlannedTest.twoMeans, 0.5, 64.0, 0.801459557922328),
    (.twoMeans, 1.0, 23, 0.912498360297339), (.pairedMeans, 0.5, 34, 0.80777750127944),
    (.twoProportions(first: 0.5), 0.75, 77, 0.901104272537757),
    (.manyMeans(groups: 4), 0.25, 45, 0.803986913098332),
    (.chiSquare(degreesOfFreedom: 1), 0.3, 88, 0.803527484456118),
    (.chiSquare(degreesOfFreedom: 6), 0.2, 300, 0.738025234590884),
  ])
  func `powers are R's`(test: PlannedTest, effect: Double, size: Double, power: Double) {
    #expect(isClose(TestPlan(test).power(effect: effect, size: size), power))
  }

  // Cohen 1988 as pwr, power.prop.test and statsmodels solve it, each to its own tolerance.
  @Test(arguments: [
    (PlannedTest.twoMeans, 0.5, 0.8, 63.76561), (.twoMeans, 1.0, 0.9, 22.02109),
    (.pairedMeans, 0.5, 0.8, 33.36713), (.twoProportions(first: 0.5), 0.75, 0.9, 76.70693),
    (.manyMeans(groups: 4), 0.25, 0.8, 178.39709722701812 / 4),
    (.chiSquare(degreesOfFreedom: 1), 0.3, 0.8, 87.20956),
  ])
  func `sizes are those of Cohen's tables`(
    test: PlannedTest, effect: Double, power: Double, size: Double
  ) throws {
    #expect(isClose(try TestPlan(test).size(effect: effect, power: power), size, relative: 1e-6))
  }

  @Test func `ranks need Noether's size and correlations Fisher's`() throws {
    // (z.975 + z.8)² / (12 · ¼ · 0.2²) in all, here by group; Noether 1987.
    let z = 1.959963984540054 + 0.8416212335729143
    #expect(isClose(try TestPlan(.ranks).size(effect: 0.7, power: 0.8), z * z / (6 * 0.04)))
    let r = try TestPlan(.correlation).size(effect: 0.3, power: 0.8)
    #expect(isClose(r, (z / 0.30951960420311175) * (z / 0.30951960420311175) + 3))
  }

  @Test func `changes need Connor's size`() throws {
    // (z.975 √ψ + z.8 √(ψ − δ²))² / δ² with ψ = 0.3 and δ = 0.12; Connor 1987.
    let reach =
      1.959963984540054 * 0.3.squareRoot()
      + 0.8416212335729143 * (0.3 - 0.0144).squareRoot()
    #expect(
      isClose(
        try TestPlan(.pairedProportions(changing: 0.3)).size(effect: 0.7, power: 0.8),
        reach * reach / 0.0144))
  }

  private static let tests: [(PlannedTest, Double)] = [
    (.twoMeans, 0.4), (.pairedMeans, 0.3), (.twoProportions(first: 0.2), 0.35),
    (.oneProportion(known: 0.5), 0.6), (.manyMeans(groups: 3), 0.3),
    (.chiSquare(degreesOfFreedom: 4), 0.25), (.pairedProportions(changing: 0.4), 0.65),
    (.correlation, 0.25), (.ranks, 0.62),
  ]

  @Test(arguments: tests)
  func `size, power and detectable effect are each other's inverses`(
    test: PlannedTest, effect: Double
  ) throws {
    let plan = TestPlan(test)
    let size = try plan.size(effect: effect, power: 0.85)
    #expect(isClose(plan.power(effect: effect, size: size), 0.85))
    #expect(isClose(try plan.detectableEffect(size: size, power: 0.85), effect, relative: 1e-8))
  }

  @Test(arguments: tests.filter { $0.0.hasSides })
  func `one side needs fewer respondents`(test: PlannedTest, effect: Double) throws {
    let one = try TestPlan(test, twoSided: false).size(effect: effect, power: 0.8)
    let two = try TestPlan(test).size(effect: effect, power: 0.8)
    #expect(one < two)
  }

  @Test func `without an effect power is the significance level`() {
    #expect(isClose(TestPlan(.twoMeans).power(effect: 0, size: 30), 0.05))
    #expect(
      isClose(TestPlan(.chiSquare(degreesOfFreedom: 3)).power(effect: 0, size: 50), 0.05))
  }

  @Test func `design effect and response rate multiply the sample`() {
    let effect = SamplePlan.designEffect(clusterSize: 21, intraclassCorrelation: 0.05)
    #expect(effect == 2)
    let plan = SamplePlan(designEffect: effect, responseRate: 0.5)
    #expect(plan.respondents(simple: 63.77) == 128)
    #expect(plan.invited(simple: 63.77) == 256)
    #expect(plan.simpleSize(respondents: 128) == 64)
  }

  @Test func `a proportion is estimated as Cochran's example has it`() {
    // Cochran 1977, §4.2: p = 0.5, ± 0.05 at 95 percent: 384.15; of 4,000 people 350.6.
    #expect(
      isClose(ProportionPrecision.size(proportion: 0.5, reach: 0.05), 384.145882, relative: 1e-8))
    #expect(
      isClose(
        ProportionPrecision.size(proportion: 0.5, reach: 0.05, population: 4000),
        384.145882 / (1 + 383.145882 / 4000), relative: 1e-8))
  }
}

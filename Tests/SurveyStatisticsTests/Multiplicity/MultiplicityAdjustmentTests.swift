import SurveyStatistics
import Testing

@Suite struct MultiplicityAdjustmentTests {
  /// Fifteen tests of a trial; Benjamini & Hochberg 1995, section 4.
  private let trial = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.000,
  ]

  // R 4.2.2 p.adjust: positions 4, 5 and 6, printed to twelve digits.
  @Test(
    arguments: [
      (MultiplicityAdjustment.holm, [0.1140, 0.2211, 0.2780]),
      (.hochberg, [0.1140, 0.2211, 0.2682]),
      (.benjaminiHochberg, [0.035625, 0.0603, 0.0638571428571]),
      (.benjaminiYekutieli, [0.11821190788378, 0.20008920829171, 0.21189262285334]),
      (.bonferroni, [0.1425, 0.3015, 0.4170]), (.none, [0.0095, 0.0201, 0.0278]),
    ])
  func `each method agrees with R`(method: MultiplicityAdjustment, values: [Double]) {
    let adjusted = method.adjusted(trial)
    for (position, value) in zip(3..., values) {
      #expect(isClose(adjusted[position], value, relative: 1e-11))
    }
  }

  @Test func `the first of Benjamini and Yekutieli's agrees with R`() {
    let adjusted = MultiplicityAdjustment.benjaminiYekutieli.adjusted(trial)
    #expect(isClose(adjusted[0], 0.00497734348984, relative: 1e-11))
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func `the order given does not matter`(method: MultiplicityAdjustment) {
    let order = [7, 2, 14, 0, 9, 4, 11, 1, 6, 3, 13, 5, 12, 8, 10]
    let adjusted = method.adjusted(trial)
    let shuffled = method.adjusted(order.map { trial[$0] })
    #expect(shuffled == order.map { adjusted[$0] })
  }

  @Test func `a larger family than the p-values shown counts in full`() {
    // R 4.2.2 p.adjust(p[1:5], "BH", n = 15).
    let adjusted = MultiplicityAdjustment.benjaminiHochberg.adjusted(
      Array(trial.prefix(5)), familySize: 15)
    for (value, expected) in zip(adjusted, [0.0015, 0.003, 0.0095, 0.035625, 0.0603]) {
      #expect(isClose(value, expected))
    }
  }

  @Test func `no p-values need no adjustment`() {
    #expect(MultiplicityAdjustment.holm.adjusted([]) == [])
  }
}

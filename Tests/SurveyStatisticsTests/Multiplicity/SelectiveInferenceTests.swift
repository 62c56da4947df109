import Distributions
import SurveyStatistics
import Testing

@Suite struct SelectiveInferenceTests {
  @Test func `families are chosen first and tested at a lower level`() {
    // By hand: Simes p .003, .04, .5; BH at .05 keeps the first only (.04 > .05 · 2 / 3).
    let selection = FamilySelection([[0.001, 0.012, 0.03], [0.02, 0.5], [0.5, 0.5]])
    #expect(zip(selection.familyPValues, [0.003, 0.04, 0.5]).allSatisfy { isClose($0, $1) })
    #expect(selection.selected == [0])
    #expect(isClose(selection.withinLevel, 0.05 / 3))
    // BH at .05 alone would also reject the third, whose adjusted p is .03.
    #expect(selection.rejected == [[0], [], []])
  }

  @Test func `with all families chosen the level is the whole one`() {
    let selection = FamilySelection([[0.001, 0.03], [0.002, 0.6]])
    #expect(selection.selected == [0, 1])
    #expect(selection.withinLevel == 0.05)
    #expect(selection.rejected == [[0, 1], [0]])
    #expect(FamilySelection([[0.9], [0.8]]).rejected == [[], []])
  }

  @Test func `intervals of a selection are wider`() {
    // Benjamini & Yekutieli 2005, section 4: 1 − R q / m.
    #expect(isClose(selectedIntervalLevel(selected: 2, considered: 20), 0.995))
    #expect(isClose(selectedIntervalLevel(selected: 20, considered: 20), 0.95))
  }

  @Test func `one comparison with a control is Student's test`() throws {
    let (control, group) = ([1.0, 4, 2, 5, 3], [6.0, 4, 7, 5, 9, 3])
    let one = try ComparisonsWithControl(control: control, groups: [group])
    let t = one.comparisons[0].statistic.value
    let student = StudentTDistribution(degreesOfFreedom: 9)
    #expect(isClose(one.comparisons[0].adjustedPValue.value, 2 * student.upperTail(abs(t))))
    let interval = one.simultaneousIntervals()[0]
    let reach = student.upperQuantile(0.025) * (one.comparisons[0].difference.standardError ?? 0)
    #expect(isClose(interval.upper - one.comparisons[0].difference.value, reach))
  }

  @Test func `the joint p lies between the single one and Bonferroni's`() throws {
    let comparisons = try ComparisonsWithControl(
      control: [1, 4, 2, 5, 3], groups: [[6, 4, 7, 5, 9, 3], [2, 3, 7, 4], [5, 5, 8, 1, 6]])
    let student = StudentTDistribution(degreesOfFreedom: comparisons.degreesOfFreedom)
    for comparison in comparisons.comparisons {
      let single = 2 * student.upperTail(abs(comparison.statistic.value))
      #expect(comparison.adjustedPValue.value > single)
      #expect(comparison.adjustedPValue.value < min(3 * single, 1))
    }
    #expect(throws: StatisticsError.zeroVariance) {
      try ComparisonsWithControl(control: [1, 1], groups: [[2, 2]])
    }
  }
}

import SurveyStatistics
import Testing

@Suite struct CochranQTestTests {
  /// Responses to drugs A, B and C in a crossover study; Agresti 2002, page 459.
  private let patterns: [[Bool]] = [
    [true, true, true], [true, true, false], [true, false, true], [true, false, false],
    [false, true, true], [false, true, false], [false, false, true], [false, false, false],
  ]
  private let frequencies: [Double] = [6, 16, 2, 4, 2, 4, 6, 6]

  @Test func `the drug study agrees with SAS`() throws {
    // SAS PROC FREQ documentation prints 8.4706 and .0145; 576/68 exactly, p = exp(−288/68).
    let test = try CochranQTest(answers: patterns, frequencies: frequencies)
    #expect(isClose(test.statistic.value, 576.0 / 68))
    #expect(test.statistic.degreesOfFreedom == [2])
    #expect(isClose(test.pValue.value, 0.014475552056282439))
  }

  @Test func `respondents with one answer throughout change nothing`() throws {
    let all = try CochranQTest(answers: patterns, frequencies: frequencies)
    let some = try CochranQTest(
      answers: Array(patterns[1...6]), frequencies: Array(frequencies[1...6]))
    #expect(isClose(some.statistic.value, all.statistic.value, relative: 1e-13))
    #expect(all.notes == [.constantRows(12)])
  }

  @Test func `of two questions it is McNemar's test`() throws {
    let test = try CochranQTest(
      answers: [[true, true], [true, false], [false, true], [false, false]],
      frequencies: [59, 6, 16, 80])
    let mcNemar = try McNemarTest(PairedTables.airways)
    #expect(isClose(test.statistic.value, mcNemar.statistic.value, relative: 1e-13))
  }

  @Test func `a frequency stands for as many respondents`() throws {
    let expanded = zip(patterns, frequencies).flatMap { Array(repeating: $0, count: Int($1)) }
    let counted = try CochranQTest(answers: patterns, frequencies: frequencies)
    #expect(try CochranQTest(answers: expanded) == counted)
  }

  @Test func `answers that never differ leave nothing to test`() {
    #expect(throws: StatisticsError.noDiscordantPairs) {
      try CochranQTest(answers: [[true, true], [false, false]])
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try CochranQTest(answers: [])
    }
  }
}

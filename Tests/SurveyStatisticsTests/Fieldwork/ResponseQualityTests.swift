import SurveyStatistics
import Testing

/// Reference values are printed by `Reference/fieldwork.R`.
@Suite struct ResponseQualityTests {
  static let patterns: [([Int?], Int, Double, Double)] = [
    ([4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 10, 10, 0),
    ([1, 2, 2, 3, 3, 3, 5, 5, 1, 2], 3, 1.66666666666667, 1.41813649241218),
    ([5, 5, nil, 5, 5, 5, 2, nil, nil, 2], 3, 1.75, 1.4638501094228),
    ([1, 5, 1, 5, 1, 5, 1, 5, 1, 5], 1, 1, 2.10818510677892),
  ]

  @Test(arguments: patterns)
  func `a pattern is as careless defines it`(
    answers: [Int?], longest: Int, mean: Double, variability: Double
  ) throws {
    let pattern = ResponsePattern(answers)
    #expect(pattern.longestRun == longest)
    #expect(isClose(try #require(pattern.meanRun), mean))
    #expect(isClose(try #require(pattern.variability), variability))
  }

  @Test func `the longest string is that of careless's own test data`() {
    // ryentes/careless, inst/testdata/lonstring-test-data.csv: n tens of ones, then 0 and 1 by turns.
    for tens in 1...9 {
      let answers = (0..<100).map { $0 < tens * 10 ? 1 : $0 % 2 }
      #expect(ResponsePattern(answers).longestRun == tens * 10)
    }
  }

  @Test func `a missing answer ends a run and straight lines need enough answers`() {
    #expect(ResponsePattern([3, 3, nil, 3, 3]).longestRun == 2)
    #expect(ResponsePattern([3, 3, nil, 3, 3]).isStraight(atLeast: 4))
    #expect(!ResponsePattern([3, 3, nil, 3, 3]).isStraight(atLeast: 5))
    #expect(!ResponsePattern([3]).isStraight(atLeast: 1))
    #expect(ResponsePattern([nil, nil]).meanRun == nil)
  }

  @Test func `quartiles are R's`() throws {
    let summary = try #require(LengthSummary([12.5, 7.25, 9, 31, 14, 8, 22.75, 10]))
    #expect(summary.lowerQuartile == 8.75)
    #expect(summary.median == 11.25)
    #expect(summary.upperQuartile == 16.1875)
    #expect(summary.speedAdvantage(of: 5.625) == 0.5)
    #expect(summary.speedAdvantage(of: 22.5) == -1)
  }

  @Test func `no length is faster than a median of zero`() {
    #expect(LengthSummary([0, 0, 3])?.speedAdvantage(of: 0) == nil)
    #expect(LengthSummary([]) == nil)
  }

  private static let none = NearDuplicates.noAnswer
  private static let sheets: [[Int32]] = [
    [1, 4, 3, 2, 1, 2, 4, 3, 1, 1, 1, none, 1, 2, 1, 2, 2, 2, 2, 3, 4, 4, 2, 1, 2],
    [2, 1, 4, 2, 1, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 4, 4, 2, 1, 2],
    [4, 3, 4, 4, 1, 1, 2, 3, 2, 2, 3, 1, 4, 3, 4, 2, 2, 1, 1, 4, 1, 4, 3, 2, 4],
    [3, 4, 4, 1, 4, 4, 4, 3, 4, 4, 2, 2, 3, 4, 2, 4, 3, 3, 4, 3, 4, 4, 3, 2, 2],
    [4, 4, 4, 1, 4, 4, none, 2, 2, 1, 1, 4, 2, 4, 1, 3, 3, 3, 1, 4, 1, 1, 1, 3, 4],
    [2, 2, 1, 4, 2, 2, 2, 3, 4, 2, 1, 2, 4, 2, 1, 3, 1, 2, 2, 4, 2, 3, 3, 1, 4],
  ]

  @Test func `the maximum percent match agrees with R`() {
    let matches = NearDuplicates(Self.sheets, minimumItems: 1).matches
    #expect(matches.map { $0?.other } == [1, 0, 5, 4, 3, 1])
    let shares = [0.875, 0.875, 0.32, 0.333333333333333, 0.333333333333333, 0.36]
    for (match, share) in zip(matches, shares) { #expect(isClose(match?.share ?? -1, share)) }
  }

  @Test func `a match is mutual in its share and needs items in common`() {
    let matches = NearDuplicates(Self.sheets, minimumItems: 25).matches
    #expect(matches[0] == nil)
    #expect(matches[4] == nil)
    #expect(matches[1]?.share == 0.36)
    #expect(NearDuplicates([], minimumItems: 1).matches.isEmpty)
  }
}

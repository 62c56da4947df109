import Testing

@testable import SurveyStatistics

@Suite struct JointKeysTests {
  /// Margins of so many categories each, so that there are more combinations than are numbered.
  private func margins(_ counts: [Int], rows: Int) -> [CategoryMargin] {
    counts.enumerated().map { place, count in
      CategoryMargin(
        name: "m\(place)", categories: (0..<count).map { "\($0)" },
        codes: (0..<rows).map { Int32(($0 * (place + 3) + $0 / 5) % count) },
        totals: [Double](repeating: 1, count: count))
    }
  }

  @Test(arguments: [[3, 4], [2, 6, 8, 4], [300, 300], [50, 50, 50]])
  func `sums of combinations add up to those of margins`(counts: [Int]) {
    let margins = margins(counts, rows: 1_000)
    let keys = JointKeys(margins)
    let weights = (0..<1_000).map { Double($0 % 7) + 0.5 }
    let sums = keys.sums(weights)
    let rows = keys.rowCounts()
    for (place, margin) in margins.enumerated() {
      var expected = [Double](repeating: 0, count: counts[place])
      var people = [Int](repeating: 0, count: counts[place])
      for (code, weight) in zip(margin.codes, weights) {
        expected[Int(code)] += weight
        people[Int(code)] += 1
      }
      for (one, other) in zip(keys.margin(place, of: sums, categories: counts[place]), expected) {
        #expect(isClose(one, other))
      }
      #expect(keys.margin(place, of: rows, categories: counts[place]) == people)
    }
  }
}

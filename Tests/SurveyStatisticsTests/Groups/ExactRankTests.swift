import SurveyStatistics
import Testing

/// Rank tests of several groups over every assignment of the ranks.
@Suite struct ExactRankTests {
  /// Every way to put values into groups of given sizes, each group's values in the order given.
  private static func assignments(_ values: [Double], sizes: [Int]) -> [[[Double]]] {
    guard let value = values.first else { return [sizes.map { _ in [] }] }
    return sizes.indices.filter { sizes[$0] > 0 }.flatMap { group in
      var left = sizes
      left[group] -= 1
      return assignments(Array(values.dropFirst()), sizes: left).map { rest in
        rest.indices.map { $0 == group ? [value] + rest[$0] : rest[$0] }
      }
    }
  }

  private static func pairs(_ groups: [[Double]]) -> Double {
    var sum = 0.0
    for later in groups.indices {
      for earlier in 0..<later {
        for y in groups[later] {
          for x in groups[earlier] { sum += x < y ? 1 : x == y ? 0.5 : 0 }
        }
      }
    }
    return sum
  }

  /// Twice the midrank sums' squares over the sizes, as fractions of a common denominator.
  private static func spread(_ groups: [[Double]]) -> Int {
    let all = groups.flatMap(\.self)
    return groups.reduce(0) { sum, group in
      let doubled = group.reduce(0) { ranks, x in
        ranks + 2 * all.count { $0 < x } + all.count { $0 == x } + 1
      }
      return sum + doubled * doubled * (5_040 / group.count)
    }
  }

  @Test func `three groups of three that do not overlap have 6 and 2 of 1680`() throws {
    let groups: [[Double]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    let (ranks, trend) = (try KruskalWallisTest(groups), try JonckheereTerpstraTest(groups))
    #expect(isClose(ranks.pValue.value, 6.0 / 1_680))
    #expect(isClose(trend.pValue.value, 2.0 / 1_680))
    #expect(isClose(trend.pValue(.greater).value, 1.0 / 1_680))
    #expect(ranks.pValue.origin == .exact && trend.pValue.origin == .exact)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 2]), ([1, 1, 2, 2, 2, 3, 3, 4], [2, 4, 2]),
      ([1, 1, 1, 1, 1, 1, 2], [2, 2, 3]), ([5, 3, 3, 1, 4, 4, 2], [2, 1, 2, 2]),
      ([2, 2, 1, 3, 1, 3], [1, 1, 2, 2]), ([1, 2, 2, 3, 3, 3, 4, 9], [4, 4]),
      ([9, 8, 7, 7, 6, 5, 5, 1], [1, 6, 1]),
    ] as [([Double], [Int])])
  func `p counts every assignment, with ties and without`(
    values: [Double], sizes: [Int]
  ) throws {
    let all = Self.assignments(values, sizes: sizes)
    let (spreads, pairs) = (all.map(Self.spread), all.map(Self.pairs))
    let squares = sizes.reduce(0) { $0 + $1 * $1 }
    let mean = Double(values.count * values.count - squares) / 4
    for place in stride(from: 0, to: all.count, by: max(all.count / 40, 1)) {
      let groups = all[place]
      let ranks = try KruskalWallisTest(groups)
      #expect(
        isClose(
          ranks.pValue.value,
          Double(spreads.count { $0 >= spreads[place] }) / Double(all.count), relative: 1e-12))
      let trend = try JonckheereTerpstraTest(groups)
      func share(_ isAsFar: (Double) -> Bool) -> Double {
        Double(pairs.count(where: isAsFar)) / Double(all.count)
      }
      let seen = pairs[place]
      #expect(isClose(trend.pValue(.less).value, share { $0 <= seen }, relative: 1e-12))
      #expect(isClose(trend.pValue(.greater).value, share { $0 >= seen }, relative: 1e-12))
      #expect(
        isClose(
          trend.pValue.value, share { abs($0 - mean) >= abs(seen - mean) }, relative: 1e-12))
    }
  }

  @Test func `of two groups both are Mann and Whitney's`() throws {
    let (first, second): ([Double], [Double]) = (
      [1, 4, 4, 6, 9, 12, 12, 15], [2, 4, 7, 9, 9, 11, 20, 21, 25, 30]
    )
    let test = try MannWhitneyTest(first, second)
    #expect(test.method == .exact)
    #expect(isClose(try KruskalWallisTest([first, second]).pValue.value, test.pValue.value))
    let trend = try JonckheereTerpstraTest([first, second])
    #expect(isClose(trend.pValue.value, test.pValue.value))
    #expect(isClose(trend.pValue(.greater).value, test.pValue(.less).value))
  }

  @Test func `Jonckheere's p without ties is exact to fifty answers`() throws {
    func groups(_ count: Int) -> [[Double]] {
      (0..<5).map { group -> [Double] in
        let places = Array(stride(from: group, to: count, by: 5))
        return places.map { place -> Double in
          let base = (place * 17) % 101 + group * 3
          return Double(base) + Double(place) / 1_000
        }
      }
    }
    let fifty = try JonckheereTerpstraTest(groups(50))
    #expect(fifty.pValue.origin == .exact)
    // The normal distribution is near by then.
    let normal = try JonckheereTerpstraTest(groups(50), exactWithin: 0)
    #expect(abs(fifty.pValue.value - normal.pValue.value) < 0.01)
    #expect(try JonckheereTerpstraTest(groups(51)).pValue.origin == .asymptotic)
  }

  @Test func `what takes too many steps is asymptotic and says so`() throws {
    let groups = (0..<6).map { group in (0..<8).map { Double($0 * 6 + group) } }
    let test = try KruskalWallisTest(groups)
    #expect(test.pValue.origin == .asymptotic && test.isWithinExactSize)
    let short = try KruskalWallisTest([[1, 2], [3, 4], [5, 6]], exactWithin: 3)
    #expect(short.pValue.origin == .asymptotic)
    let many = (0..<3).map { group in (0..<17).map { Double($0 * 3 + group) } }
    #expect(try !KruskalWallisTest(many).isWithinExactSize)
  }

  @Test func `tables have the p of their answers`() throws {
    let table = ContingencyTable([[3, 1, 0], [1, 2, 1], [0, 1, 3]])
    let groups: [[Double]] = [[1, 1, 1, 2], [1, 2, 2, 3], [2, 3, 3, 3]]
    #expect(
      isClose(
        try KruskalWallisTest(columnsOf: table).pValue.value,
        try KruskalWallisTest(groups).pValue.value))
    let trend = try JonckheereTerpstraTest(columnsOf: table)
    #expect(isClose(trend.pValue.value, try JonckheereTerpstraTest(groups).pValue.value))
    #expect(trend.pValue.origin == .exact)
  }
}

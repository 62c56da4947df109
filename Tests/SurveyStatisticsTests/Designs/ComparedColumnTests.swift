import SurveyStatistics
import Testing

/// Columns compared from sums of cells have the numbers of the rows.
@Suite struct ComparedColumnTests {
  /// A made sample whose rows hold an answer, a number, a column, and three options of a set.
  private struct Made {
    var answers: [Int32] = []
    var numbers: [Double?] = []
    var columns: [Int32] = []
    var options: [[Bool]] = [[], [], []]
    var weights: [Double] = []
    var strata: [Int] = []
    var clusters: [Int] = []

    init(seed: UInt64, rows: Int = 240) {
      var state = seed &* 7_919
      func draw(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      for _ in 0..<rows {
        let cluster = draw(24)
        clusters.append(cluster)
        strata.append(cluster / 6)
        let lean = Int32(cluster % 3)
        answers.append(draw(9) == 0 ? -1 : draw(2) == 0 ? lean : Int32(draw(4)))
        numbers.append(draw(8) == 0 ? nil : 1e3 + Double(draw(100)) + Double(lean) * 9)
        // Few clusters have anybody in the last column.
        columns.append(draw(10) == 0 ? -1 : cluster < 4 && draw(3) == 0 ? 3 : Int32(draw(3)))
        for option in 0..<3 { options[option].append(draw(option + 2) == 0) }
        weights.append(draw(12) == 0 ? 0 : 0.5 + Double(draw(100)) / 40)
      }
    }

    enum Kind: CaseIterable { case singly, strata, clusters, finite, calibrated }

    func design(_ kind: Kind) throws -> SurveyDesign {
      let (weights, strata) = (try SamplingWeights(weights), DesignLabels(strata))
      let labels = DesignLabels(clusters)
      switch kind {
      case .singly: return try SurveyDesign(weights: weights)
      case .strata:
        return try SurveyDesign(weights: weights, stages: [SamplingStage(strata: strata)])
      case .clusters:
        return try SurveyDesign(weights: weights, stages: [SamplingStage(clusters: labels)])
      case .finite:
        return try SurveyDesign(
          weights: weights,
          stages: [
            SamplingStage(
              strata: strata, clusters: labels,
              population: .sizes(Array(repeating: 20, count: clusters.count)))
          ])
      case .calibrated:
        let design = try SurveyDesign(
          weights: weights, stages: [SamplingStage(clusters: labels)])
        let targets = try CalibrationTargets([
          CategoryMargin(
            name: "half", categories: ["a", "b"], codes: clusters.map { Int32($0 % 2) },
            totals: [150, 150])
        ])
        let fitted = try CalibratedWeights(weights, to: targets, by: .raking)
        return design.calibrated(fitted, to: targets)
      }
    }
  }

  private func agree(_ found: DesignEstimate?, _ expected: DesignEstimate) {
    guard let found else {
      Issue.record("both columns have somebody")
      return
    }
    #expect(abs(found.value - expected.value) < 1e-9 * max(abs(expected.value), 1e-3))
    #expect(isClose(found.standardError, expected.standardError))
    #expect(found.degreesOfFreedom == expected.degreesOfFreedom)
    // Those in both columns count in each.
    #expect(found.observations >= expected.observations)
    #expect(abs(found.pValue - expected.pValue) < 1e-9)
  }

  @Test(arguments: Made.Kind.allCases, 1...4)
  private func `shares of columns and of everybody differ as those of rows`(
    kind: Made.Kind, seed: Int
  ) throws {
    let made = Made(seed: UInt64(seed))
    let design = try made.design(kind)
    let total = [Int32](repeating: 4, count: made.answers.count)
    let compared = try ComparedShares(
      design, rows: made.answers, count: 4, layers: [made.columns, total], columns: 5)
    for chosen in [[0], [1], [0, 3], [2, 3]] {
      for (first, second) in [(0, 1), (1, 2), (0, 3), (2, 3), (1, 4), (3, 4)] {
        func domain(_ column: Int) -> [Bool] {
          zip(made.answers, made.columns).map { $0 >= 0 && (column == 4 || Int($1) == column) }
        }
        agree(
          compared.difference(of: chosen, between: first, and: second),
          try design.meanDifference(
            of: made.answers.map { chosen.contains(Int($0)) ? 1 : 0 }, between: domain(first),
            and: domain(second)))
      }
    }
  }

  @Test(arguments: Made.Kind.allCases, 1...4)
  private func `means and shares of columns that overlap differ as those of rows`(
    kind: Made.Kind, seed: Int
  ) throws {
    let made = Made(seed: UInt64(seed) + 50)
    let design = try made.design(kind)
    let layers = made.options.enumerated().map { place, ticks in
      ticks.map { $0 ? Int32(place) : -1 }
    }
    let means = try ComparedMeans(design, values: made.numbers, layers: layers, columns: 3)
    let shares = try ComparedShares(
      design, rows: made.answers, count: 4, layers: layers, columns: 3)
    for (first, second) in [(0, 1), (0, 2), (2, 1)] {
      func domain(_ column: Int, _ holds: (Int) -> Bool) -> [Bool] {
        made.weights.indices.map { made.options[column][$0] && holds($0) }
      }
      agree(
        means.difference(between: first, and: second),
        try design.meanDifference(
          of: made.numbers.map { $0 ?? 0 }, between: domain(first) { made.numbers[$0] != nil },
          and: domain(second) { made.numbers[$0] != nil }))
      agree(
        shares.difference(of: [1, 2], between: first, and: second),
        try design.meanDifference(
          of: made.answers.map { $0 == 1 || $0 == 2 ? 1 : 0 },
          between: domain(first) { made.answers[$0] >= 0 },
          and: domain(second) { made.answers[$0] >= 0 }))
    }
  }

  @Test func `columns that do not differ and do not vary have no error`() throws {
    let design = try SurveyDesign(
      weights: try SamplingWeights([0.1, 0.7, 0.3, 1.1, 0.9, 0.2]),
      stages: [SamplingStage(clusters: DesignLabels([0, 0, 1, 1, 2, 2]))])
    let compared = try ComparedShares(
      design, rows: [0, 0, 0, 0, 0, 0], count: 2, layers: [[0, 1, 0, 1, 0, 1]], columns: 2)
    let difference = try #require(compared.difference(of: [0], between: 0, and: 1))
    #expect(difference.value == 0 && difference.standardError == 0)
    #expect(difference.degreesOfFreedom == 1)
  }

  @Test func `a column that nobody is in is compared with none`() throws {
    let design = try SurveyDesign(weights: try SamplingWeights([1, 1, 0]))
    let compared = try ComparedShares(
      design, rows: [0, 1, 0], count: 2, layers: [[0, 0, 1]], columns: 2)
    #expect(compared.difference(of: [0], between: 0, and: 1) == nil)
  }
}

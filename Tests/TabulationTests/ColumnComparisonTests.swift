import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

@Suite("Comparing the columns of a table")
struct ColumnComparisonTests {
  /// Two items so that the shares of 'good' are 60, 40 and 35 percent of 100 each.
  private func answers(_ good: [Int], of each: Int = 100) -> Dataset {
    var opinion: [Int] = []
    var region: [Int] = []
    for (place, count) in good.enumerated() {
      opinion += (0..<each).map { $0 < count ? 1 : 0 }
      region += Array(repeating: place, count: each)
    }
    return dataset(
      SmallColumn.declared("opinion", ["bad", "good"]).holding(opinion),
      SmallColumn.declared("region", ["north", "south", "west"]).holding(region))
  }

  private func table(
    _ data: Dataset, by groups: [BannerGroup] = [.items([ItemSelection("region")])],
    change: (inout TablePlanTests) -> Void = { _ in }
  ) throws -> Table {
    let plan = MadeSample.plan(by: groups) { change(&$0.tests) }
    return try Book(plan, of: BookData(respondents: data)).tables[0]
  }

  @Test
  func `the larger share carries the letter of the smaller`() throws {
    let table = try table(answers([60, 40, 35]))
    #expect(table.columns.map(\.letter) == [nil, "A", "B", "C"])
    #expect(table.rows[1].marks == ["", "BC", "", ""])
    #expect(table.rows[0].marks == ["", "", "A", "A"])
  }

  @Test
  func `capitals are for the stricter of two levels`() throws {
    let table = try table(answers([60, 45, 35])) { $0.levels = [0.001, 0.05] }
    #expect(table.rows[1].marks == ["", "bC", "", ""])
  }

  @Test
  func `subscripts are shared by columns that do not differ`() throws {
    let table = try table(answers([60, 50, 40])) { $0.notation = .subscripts }
    #expect(table.columns.allSatisfy { $0.letter == nil })
    #expect(table.rows[1].marks == ["", "a", "ab", "b"])
  }

  @Test
  func `adjustment takes letters away, never adds one`() throws {
    let raw = try table(answers([60, 45, 42]))
    let holm = try table(answers([60, 45, 42])) { $0.adjustment = .holm }
    #expect(raw.rows[1].marks[1] == "BC")
    #expect(holm.rows[1].marks[1] == "C")
    let bonferroni = try table(answers([60, 45, 46])) { $0.adjustment = .bonferroni }
    #expect(bonferroni.rows[1].marks[1].isEmpty)
    for pair in holm.rows[1].comparisons { #expect(pair.adjustedP >= pair.p) }
  }

  @Test
  func `columns under 30 are not tested and under 100 are flagged`() throws {
    let few = try table(answers([28, 2, 1], of: 29))
    #expect(few.columns.dropFirst().allSatisfy { $0.flag == .tooSmall })
    #expect(few.rows[1].comparisons.isEmpty)
    let some = try table(answers([60, 20, 40], of: 99))
    #expect(some.columns.dropFirst().allSatisfy { $0.flag == .small })
    #expect(some.rows[1].marks[1].contains("B"))
  }

  @Test
  func `a part is compared with the whole it is in`() throws {
    let data = answers([60, 40, 35])
    let corrected = try table(data) { $0.comparesTotal = true }
    let pair = try #require(corrected.rows[1].comparisons.first { $0.second == 0 && $0.first == 1 })
    let reference = try EffectiveProportionTest(
      shares: (0.6, 0.45), bases: (100, 300), overlap: 100)
    #expect(isClose(pair.statistic.value, reference.statistic.value))
    #expect(corrected.rows[1].marks[1] == "BCΣ")
  }

  @Test
  func `the CTABLES profile is z of rounded counts with Bonferroni`() throws {
    let data = answers([60, 40, 35])
    let table = try table(data) { $0.profile = .spss }
    let reference = try ColumnProportionComparisons(
      ContingencyTable([[40, 60, 65], [60, 40, 35]]), adjustment: .bonferroni)
    for pair in reference.pairs where pair.row == 1 {
      let mine = try #require(
        table.rows[1].comparisons.first {
          $0.first == pair.first + 1 && $0.second == pair.second + 1
        })
      #expect(isClose(mine.statistic.value, pair.statistic.value))
      #expect(isClose(mine.adjustedP, pair.adjustedPValue.value))
    }
    #expect(table.columns.allSatisfy { $0.flag == .none })
    #expect(table.notes.contains { $0.contains("CTABLES") })
  }

  @Test
  func `options that the same people tick are compared with their overlap`() throws {
    let sample = MadeSample()
    let table = try table(sample.dataset, by: [.responses(MadeSample.help)])
    let pair = try #require(table.rows[0].comparisons.first)
    let ticks = (1...2).map { option -> [Bool] in
      guard case .narrow(let codes) = sample.dataset["help_\(option)"]?.values else { return [] }
      return codes.map { $0 == 1 }
    }
    guard case .narrow(let opinion) = sample.dataset["opinion"]?.values else { return }
    let inside = opinion.map { $0 < 5 }
    func count(_ isIn: (Int) -> Bool) -> Double {
      Double(opinion.indices.count { inside[$0] && isIn($0) })
    }
    let (first, second) = (count { ticks[0][$0] }, count { ticks[1][$0] })
    let reference = try EffectiveProportionTest(
      shares: (
        count { ticks[0][$0] && opinion[$0] == 0 } / first,
        count { ticks[1][$0] && opinion[$0] == 0 } / second
      ), bases: (first, second), overlap: count { ticks[0][$0] && ticks[1][$0] })
    #expect(isClose(pair.statistic.value, reference.statistic.value))
    #expect(isClose(pair.p, reference.pValue.value))
    #expect(table.omnibus.isEmpty)
  }

  @Test
  func `means are compared by t with pooled variance`() throws {
    let item = StubItem(ItemSelection("opinion"), summaries: [.mean])
    let sample = MadeSample()
    let plan = MadeSample.plan(.item(item), by: [.items([ItemSelection("region")])])
    let table = try Book(plan, of: sample.data).tables[0]
    let row = table.row("mean")
    let values = [1, 2].map { column in
      (0..<5).flatMap { Array(repeating: Double($0 + 1), count: table.count($0, column) ?? 0) }
    }
    let (a, b) = (try SampleSummary(values[0]), try SampleSummary(values[1]))
    let pair = try #require(table.rows[row].comparisons.first { $0.first == 1 && $0.second == 2 })
    #expect(
      isClose(pair.statistic.value, try TwoSampleTTest(a, b, variances: .equal).statistic.value))
  }

  @Test
  func `with clusters columns are compared under the design`() throws {
    let sample = MadeSample()
    var plan = MadeSample.plan(by: [.items([ItemSelection("region")])])
    plan.weighting = .sampling("weight")
    plan.design.clusters = ["cluster"]
    let table = try Book(plan, of: sample.data).tables[0]
    guard case .narrow(let opinion) = sample.dataset["opinion"]?.values,
      case .narrow(let region) = sample.dataset["region"]?.values,
      case .numbers(let weights, _) = sample.dataset["weight"]?.values
    else { return }
    let stage = SamplingStage(clusters: DesignLabels((0..<600).map { $0 * 40 / 600 }))
    let design = try SurveyDesign(weights: SamplingWeights(weights), stages: [stage])
    let difference = try design.meanDifference(
      of: opinion.map { $0 == 2 ? 1 : 0 },
      between: zip(opinion, region).map { $0 < 5 && $1 == 0 },
      and: zip(opinion, region).map { $0 < 5 && $1 == 1 })
    let pair = try #require(table.rows[2].comparisons.first { $0.first == 1 && $0.second == 2 })
    #expect(isClose(pair.difference, 100 * difference.value))
    #expect(isClose(pair.statistic.value, difference.value / difference.standardError))
  }

  @Test
  func `a family's tests are adjusted together and its size is told`() throws {
    var plan = MadeSample.plan { $0.tests.family = "all" }
    plan.families = [TestFamily(name: "all", title: "All", adjustment: .holm)]
    plan.tables.append(plan.tables[0])
    let book = try Book(plan, of: MadeSample().data)
    let results = book.tables.flatMap(\.omnibus)
    let adjusted = MultiplicityAdjustment.holm.adjusted(results.map(\.test.p.value))
    #expect(results.count == 4)
    for (result, p) in zip(results, adjusted) {
      #expect(result.family?.size == 4)
      #expect(isClose(result.family?.adjustedP, p))
    }
  }
}

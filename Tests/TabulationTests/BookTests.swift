import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

@Suite("Books of tables")
struct BookTests {
  enum Sampling: CaseIterable {
    case counted, frequencies, weighted, clustered
  }

  private func plan(_ sampling: Sampling) -> BookPlan {
    var plan = MadeSample.plan { $0.tests.notation = .none }
    switch sampling {
    case .counted: break
    case .frequencies: plan.weighting = .frequency("times")
    case .weighted: plan.weighting = .sampling("weight")
    case .clustered:
      plan.weighting = .sampling("weight")
      plan.design.strata = ["stratum"]
      plan.design.clusters = ["cluster"]
    }
    return plan
  }

  @Test(arguments: Sampling.allCases)
  func `a book equals its tables one by one`(sampling: Sampling) throws {
    let sample = MadeSample()
    let plan = plan(sampling)
    let table = try Book(plan, of: sample.data).tables[0]
    for (group, item) in ["region", "sex"].enumerated() {
      var request = CrossTabulationRequest(rows: "opinion", columns: item)
      request.weighting = plan.weighting
      request.design = plan.design
      let alone = try CrossTabulation(request, of: sample.dataset)
      for (place, column) in table.columns(of: group).enumerated() {
        let base = alone.base.columns[place]
        #expect(table.bases[column].unweighted == base.unweighted)
        #expect(isClose(table.bases[column].weighted, base.weighted))
        #expect(isClose(table.bases[column].effective, base.effective))
        for row in 0..<5 {
          #expect(table.count(row, column) == alone.unweighted[row, place])
          #expect(isClose(table.weighted(row, column), alone.weighted[row, place]))
          #expect(isClose(table.columnPercent(row, column), alone.columnPercent(row, place)))
          #expect(isClose(table.rowPercent(row, column), alone.rowPercent(row, place)))
          #expect(isClose(table.totalPercent(row, column), alone.totalPercent(row, place)))
          #expect(isClose(table.expected(row, column), alone.expected(row, place)))
          #expect(
            isClose(table.adjustedResidual(row, column), alone.adjustedResidual(row, place)))
          #expect(isClose(table.standardError(row, column), alone.standardError(row, place)))
          let (mine, its) = (
            table.confidenceInterval(row, column), alone.confidenceInterval(row, place)
          )
          #expect(isClose(mine?.lower, its?.lower) && isClose(mine?.upper, its?.upper))
        }
      }
      let mine = try #require(table.omnibus.first { $0.group == group })
      let its = try #require(alone.tests.first { $0.id == mine.test.id })
      #expect(isClose(mine.test.statistic, its.statistic))
      #expect(isClose(mine.test.p.value, its.p.value, 1e-8))
    }
    let alone = try CrossTabulation(
      CrossTabulationRequest(rows: "opinion", columns: "region"), of: sample.dataset)
    let reasons = { (all: [Exclusion]) in all.filter { $0.reason != .weight } }
    #expect(reasons(table.excluded) == reasons(alone.base.excluded))
  }

  @Test
  func `weights times a constant change nothing`() throws {
    var plan = MadeSample.plan()
    plan.weighting = .sampling("weight")
    let one = try Book(plan, of: MadeSample().data).tables[0]
    let other = try Book(plan, of: MadeSample(weightScale: 1_000).data).tables[0]
    for row in one.rows.indices {
      for column in one.columns.indices {
        #expect(isClose(one.columnPercent(row, column), other.columnPercent(row, column)))
        #expect(isClose(one.standardError(row, column), other.standardError(row, column)))
      }
      #expect(one.rows[row].marks == other.rows[row].marks)
    }
    #expect(isClose(one.omnibus[0].test.p.value, other.omnibus[0].test.p.value))
    #expect(isClose(one.bases[0].effective, other.bases[0].effective))
  }

  @Test
  func `a condition equals the category of a banner`() throws {
    let sample = MadeSample()
    var plan = MadeSample.plan(by: [.items([ItemSelection("region")])])
    let all = try Book(plan, of: sample.data).tables[0]
    plan.filter = PlanCondition(
      text: "region = 2", condition: .comparison(.item(0), .equal, .number(2)), columns: ["region"])
    let south = try Book(plan, of: sample.data).tables[0]
    for row in 0..<5 {
      #expect(south.count(row, 0) == all.count(row, 2))
      #expect(isClose(south.columnPercent(row, 0), all.columnPercent(row, 2)))
    }
  }

  @Test
  func `a table of frequencies equals the expanded one`() throws {
    let sample = MadeSample(rows: 200)
    var plan = MadeSample.plan()
    plan.weighting = .frequency("times")
    let frequencies = try Book(plan, of: sample.data).tables[0]
    plan.weighting = .none
    let expanded = try Book(
      plan, of: BookData(respondents: sample.dataset.expanded(by: "times"))
    ).tables[0]
    for row in frequencies.rows.indices {
      #expect(frequencies.rows[row].marks == expanded.rows[row].marks)
      for column in frequencies.columns.indices {
        #expect(frequencies.count(row, column) == expanded.count(row, column))
        #expect(
          isClose(frequencies.standardError(row, column), expanded.standardError(row, column)))
      }
    }
    #expect(
      isClose(frequencies.omnibus[0].test.statistic, expanded.omnibus[0].test.statistic))
  }

  @Test(arguments: [1, 2, 4])
  func `tasks change no bit`(tasks: Int) throws {
    var plan = MadeSample.plan()
    plan.weighting = .sampling("weight")
    plan.tables += [plan.tables[0], plan.tables[0]]
    let one = try Book(plan, of: MadeSample().data, tasks: 1)
    let several = try Book(plan, of: MadeSample().data, tasks: tasks)
    for (left, right) in zip(one.tables, several.tables) {
      #expect(left.rows == right.rows)
      #expect(left.omnibus == right.omnibus)
      #expect(left.bases == right.bases)
    }
  }

  @Test
  func `block by block the book is the same to the bit`() throws {
    let sample = MadeSample(rows: 70_000)
    var plan = MadeSample.plan()
    plan.weighting = .sampling("weight")
    let whole = try Book(plan, of: sample.data).tables[0]
    var assembly = try BookAssembly(plan, columns: sample.dataset, expectedRows: 70_000)
    try assembly.add(sample.dataset.rows(0..<BookAssembly.blockRows))
    try assembly.add(sample.dataset.rows(BookAssembly.blockRows..<70_000))
    let blocks = assembly.finished().tables[0]
    #expect(whole.bases == blocks.bases)
    #expect(whole.omnibus == blocks.omnibus)
    #expect(whole.rows == blocks.rows)
    #expect(whole.weighted(2, 3) == blocks.weighted(2, 3))
  }

  @Test
  func `a negative weight is refused with its row, and no more of it`() throws {
    var weights: [Double?] = Array(repeating: 1, count: 6)
    weights[4] = -2
    let item = SmallColumn.declared("opinion", ["bad", "good"]).holding([0, 1, 1, 0, 1, 0])
    var plan = MadeSample.plan(by: [])
    plan.weighting = .sampling("weight")
    let data = BookData(respondents: dataset(item, numbers("weight", weights)))
    #expect(throws: TabulationError.weightFault("weight", row: 5, fault: .negative)) {
      try Book(plan, of: data)
    }
  }

  @Test
  func `zero weights leave rows out and are told`() throws {
    let item = SmallColumn.declared("opinion", ["bad", "good"]).holding([0, 1, 1, 0])
    var plan = MadeSample.plan(by: [])
    plan.weighting = .sampling("weight")
    let some = BookData(respondents: dataset(item, numbers("weight", [1, 0, 2, 0])))
    let table = try Book(plan, of: some).tables[0]
    #expect(table.bases[0].unweighted == 2)
    #expect(table.notes.contains("Rows that weigh nothing and are left out: 2."))
    let none = BookData(respondents: dataset(item, numbers("weight", [0, 0, 0, 0])))
    let empty = try Book(plan, of: none).tables[0]
    #expect(empty.bases[0].unweighted == 0 && empty.columnPercent(0, 0) == nil)
  }

  @Test
  func `all missing, or one category, leaves a table without a test`() throws {
    let missing = SmallColumn.declared("opinion", ["bad", "good"]).holding([2, 2, 2, 2])
    let same = SmallColumn.declared("opinion", ["bad", "good"]).holding([1, 1, 1, 1])
    let region = SmallColumn.declared("region", ["north", "south"]).holding([0, 1, 0, 1])
    let plan = MadeSample.plan(by: [.items([ItemSelection("region")])])
    for column in [missing, same] {
      for weighting in [Weighting.none, .sampling("weight")] {
        var plan = plan
        plan.weighting = weighting
        let data = BookData(
          respondents: dataset(column, region, numbers("weight", [1, 2, 1, 2])))
        let table = try Book(plan, of: data).tables[0]
        #expect(table.omnibus.isEmpty)
        #expect(table.rows.count == 2)
      }
    }
  }

  @Test
  func `a stratum with one cluster is refused by name, or adds what the plan says`() throws {
    let item = SmallColumn.declared("opinion", ["bad", "good"]).holding([0, 1, 1, 0, 1])
    let data = BookData(
      respondents: dataset(
        item, numbers("stratum", [1, 1, 1, 1, 2]), numbers("cluster", [1, 1, 2, 2, 3])))
    var plan = MadeSample.plan(by: [])
    plan.design.strata = ["stratum"]
    plan.design.clusters = ["cluster"]
    #expect(throws: TabulationError.design(.lonelyStratum("2", stage: 1))) {
      try Book(plan, of: data)
    }
    plan.design.lonelyStrata = .certainty
    #expect(try Book(plan, of: data).tables[0].standardError(0, 0) != nil)
  }

  @Test
  func `a banner of 42 counties has 42 columns and one test`() throws {
    let plan = MadeSample.plan(by: [.items([ItemSelection("county")])])
    let table = try Book(plan, of: MadeSample(rows: 3_000).data).tables[0]
    #expect(table.columns.count == 43)
    #expect(table.columns[42].letter == "AP")
    #expect(table.omnibus.count == 1)
  }

  @Test
  func `not asked is never no`() throws {
    let column = SmallColumn.declared("asked", ["no", "yes"], nonanswers: [.notAsked])
      .holding([0, 1, 1, 2, 2, 2])
    var plan = MadeSample.plan(.item(StubItem(ItemSelection("asked"))), by: [])
    plan.tables[0].base = "those who met a victim"
    let table = try Book(plan, of: BookData(respondents: dataset(column))).tables[0]
    #expect(table.bases[0].unweighted == 3)
    #expect(table.count(0, 0) == 1)
    #expect(table.excluded.contains(Exclusion(reason: .nonanswer(.notAsked), count: 3)))
    #expect(table.notes.contains("Base: those who met a victim."))
  }

  @Test
  func `don't know stands outside, inside or beside the base`() throws {
    let column = SmallColumn.declared("known", ["no", "yes"], nonanswers: [.dontKnow, .missing])
      .holding([0, 1, 1, 2, 2, 3])
    func table(_ rule: NonanswerRule) throws -> Table {
      let plan = MadeSample.plan(.item(StubItem(ItemSelection("known"))), by: []) {
        $0.nonanswers = rule
      }
      return try Book(plan, of: BookData(respondents: dataset(column))).tables[0]
    }
    let outside = try table(.outside)
    #expect(outside.bases[0].unweighted == 3 && outside.rows.count == 2)
    let inside = try table(.inside)
    #expect(inside.bases[0].unweighted == 5)
    #expect(isClose(inside.columnPercent(2, 0), 40))
    let beside = try table(.beside)
    #expect(beside.bases[0].unweighted == 3)
    #expect(isClose(beside.columnPercent(1, 0), 200.0 / 3))
    #expect(isClose(beside.columnPercent(2, 0), 40))
  }

  @Test
  func `nets add up and a mean is that of the codes`() throws {
    let item = StubItem(
      ItemSelection("opinion"), nets: [Net(name: "top2", label: "Top two", codes: ["4", "5"])],
      summaries: [.mean, .standardDeviation, .standardError, .median])
    let table = try Book(MadeSample.plan(.item(item)), of: MadeSample().data).tables[0]
    let net = table.row("top2")
    for column in table.columns.indices {
      #expect(
        table.count(net, column) == (table.count(3, column) ?? 0) + (table.count(4, column) ?? 0))
    }
    let values = (0..<5).flatMap { row in
      Array(repeating: Double(row + 1), count: table.count(row, 0) ?? 0)
    }
    let summary = try SampleSummary(values)
    #expect(isClose(table.value(table.row("mean"), 0), summary.mean))
    #expect(isClose(table.value(table.row("sd"), 0), summary.standardDeviation))
    #expect(
      isClose(
        table.value(table.row("se"), 0),
        summary.standardDeviation / Double(values.count).squareRoot()))
    let sorted = values.sorted()
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    #expect(isClose(table.value(table.row("median"), 0), middle))
  }

  @Test
  func `numbers of many values have a mean and a median in each column`() throws {
    let sample = MadeSample()
    let item = StubItem(
      ItemSelection("age"), summaries: [.mean, .median], showsCategories: false)
    var plan = MadeSample.plan(.item(item))
    plan.weighting = .sampling("weight")
    let table = try Book(plan, of: sample.data).tables[0]
    guard case .numbers(let ages, let marks) = try #require(sample.dataset["age"]).values,
      case .numbers(let weights, _) = try #require(sample.dataset["weight"]).values
    else { return }
    let inside = marks.map { $0 == 0 }
    let design = try SurveyDesign(weights: SamplingWeights(weights))
    let mean = try design.mean(of: ages, in: inside)
    #expect(isClose(table.value(0, 0), mean.value))
    #expect(isClose(table.value(1, 0), try design.quantile(0.5, of: ages, in: inside).value))
  }

  @Test
  func `the error of a weighted mean is the linearized one`() throws {
    let sample = MadeSample()
    let item = StubItem(ItemSelection("opinion"), summaries: [.standardError])
    var plan = MadeSample.plan(.item(item))
    plan.weighting = .sampling("weight")
    let table = try Book(plan, of: sample.data).tables[0]
    var clustered = plan
    clustered.design.clusters = ["cluster"]
    let underDesign = try Book(clustered, of: sample.data).tables[0]
    let opinion = try #require(sample.dataset["opinion"])
    guard case .narrow(let codes) = opinion.values,
      case .numbers(let weights, _) = try #require(sample.dataset["weight"]).values
    else { return }
    let values = codes.map { Double($0) + 1 }
    let inside = codes.map { $0 < 5 }
    let singly = try SurveyDesign(weights: SamplingWeights(weights)).mean(of: values, in: inside)
    #expect(isClose(table.value(table.row("se"), 0), singly.standardError))
    let stage = SamplingStage(clusters: DesignLabels((0..<600).map { $0 * 40 / 600 }))
    let clusters = try SurveyDesign(weights: SamplingWeights(weights), stages: [stage])
      .mean(of: values, in: inside)
    #expect(isClose(underDesign.value(table.row("se"), 0), clusters.standardError))
  }
}

extension Dataset {
  /// Each row as often as a column says.
  fileprivate func expanded(by name: String) -> Dataset {
    guard case .numbers(let times, _) = self[name]?.values else { return self }
    let rows = times.indices.flatMap { Array(repeating: $0, count: Int(times[$0])) }
    return Dataset(
      name: self.name, rowCount: rows.count,
      columns: columns.map { column in
        let values: ColumnValues =
          switch column.values {
          case .narrow(let codes): .narrow(rows.map { codes[$0] })
          case .wide(let codes): .wide(rows.map { codes[$0] })
          case .numbers(let numbers, let marks):
            .numbers(rows.map { numbers[$0] }, nonanswers: rows.map { marks[$0] })
          }
        return Column(
          name: column.name, label: column.label, measurement: column.measurement,
          categories: column.categories, nonanswers: column.nonanswers, values: values,
          origin: .bare)
      })
  }
}

extension Dataset {
  fileprivate func rows(_ range: Range<Int>) -> Dataset {
    Dataset(
      name: name, rowCount: range.count,
      columns: columns.map { column in
        let values: ColumnValues =
          switch column.values {
          case .narrow(let codes): .narrow(Array(codes[range]))
          case .wide(let codes): .wide(Array(codes[range]))
          case .numbers(let numbers, let marks):
            .numbers(Array(numbers[range]), nonanswers: Array(marks[range]))
          }
        return Column(
          name: column.name, label: column.label, measurement: column.measurement,
          categories: column.categories, nonanswers: column.nonanswers, values: values,
          origin: .bare)
      })
  }
}

import Disclosure
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// Claims of a plan, tested in the tables that show what they compare.
@Suite("Hypotheses")
struct HypothesisTests {
  private static func claim(
    _ name: String = "H1", _ measure: Hypothesis.Measure = .share(codes: ["5"]),
    of item: String = "opinion", groups: [String] = ["3", "1"],
    _ direction: Hypothesis.Direction = .greater, margin: Double = 5, family: String? = nil
  ) -> Hypothesis {
    Hypothesis(
      name: name, statement: "More in the west", item: item, measure: measure,
      groups: ItemSelection("region", categories: groups), direction: direction, margin: margin,
      family: family)
  }

  private func table(
    _ claims: [Hypothesis], stub: Stub = .item(StubItem(ItemSelection("opinion"))),
    _ change: (inout BookPlan) -> Void = { _ in }
  ) throws -> Table {
    var plan = MadeSample.plan(stub)
    plan.hypotheses = claims
    change(&plan)
    return try Book(plan, of: MadeSample().data).tables[0]
  }

  @Test func `the difference is that of the column percents`() throws {
    let table = try table([Self.claim()])
    let tested = try #require(table.hypotheses.first?.tested)
    let (row, columns) = (table.row("5"), table.columns(of: 0))
    let west = try #require(table.columnPercent(row, columns[2]))
    let north = try #require(table.columnPercent(row, columns[0]))
    #expect(isClose(tested.difference.value, west - north))
    #expect(table.hypotheses[0].bases[0] == table.bases(row, columns[2]))
  }

  @Test func `a margin of a share is in percentage points`() throws {
    let table = try table([Self.claim(margin: 5)])
    let tested = try #require(table.hypotheses.first?.tested)
    let error = try #require(tested.difference.standardError)
    #expect(isClose(tested.statistic.value, (tested.difference.value - 5) / error))
    let columns = table.columns(of: 0)
    let errors = [0, 2].compactMap { table.standardError(table.row("5"), columns[$0]) }
    #expect(isClose(error * error, errors[0] * errors[0] + errors[1] * errors[1]))
  }

  @Test func `groups in the other order turn the difference and the direction`() throws {
    let claims = [
      Self.claim("A", .mean, margin: 0.1),
      Self.claim("B", .mean, groups: ["1", "3"], .less, margin: 0.1),
    ]
    let found = try table(claims).hypotheses.compactMap(\.tested)
    try #require(found.count == 2)
    #expect(isClose(found[0].difference.value, -found[1].difference.value))
    #expect(isClose(found[0].p.value, found[1].p.value))
  }

  @Test func `the mean is that of the table, over those whose answer is a number`() throws {
    let item = StubItem(
      ItemSelection("opinion"), summaries: [.mean], scores: ["1": 0, "2": 10, "5": 30])
    let table = try table([Self.claim("H1", .mean, margin: 0)], stub: .item(item))
    let tested = try #require(table.hypotheses.first?.tested)
    let (row, columns) = (table.row("mean"), table.columns(of: 0))
    let west = try #require(table.value(row, columns[2]))
    let north = try #require(table.value(row, columns[0]))
    #expect(isClose(tested.difference.value, west - north))
    #expect(table.hypotheses[0].bases[0].unweighted < table.bases(row, columns[2]).unweighted)
  }

  @Test func `a claim joins its family with the tests of independence`() throws {
    let table = try table([Self.claim(family: "f"), Self.claim("H2", .mean, .equivalent)]) {
      $0.families = [TestFamily(name: "f", title: "F", adjustment: .bonferroni)]
      $0.tables[0].tests.family = "f"
    }
    let claim = table.hypotheses[0]
    #expect(claim.family?.size == 3)
    let p = try #require(claim.tested?.p.value)
    #expect(isClose(claim.family?.adjustedP, min(1, 3 * p)))
    #expect(table.omnibus.allSatisfy { $0.family?.size == 3 })
    #expect(table.hypotheses[1].family == nil)
  }

  @Test func `small bases are not tested and do not count in the family`() throws {
    let table = try table([Self.claim(family: "f")]) {
      $0.families = [TestFamily(name: "f", title: "F", adjustment: .holm)]
      $0.tables[0].minimumBases = MinimumBases(tested: 1_000, unflagged: 2_000)
    }
    #expect(table.hypotheses[0].outcome == .untested(.smallBase))
    #expect(table.hypotheses[0].flag == .tooSmall)
    #expect(table.hypotheses[0].family == nil)
  }

  @Test func `shares that nobody or everybody has are not tested`() throws {
    let every = (1...5).map(String.init)
    let table = try table([Self.claim("H1", .share(codes: every))])
    #expect(table.hypotheses[0].outcome == .untested(.noVariation))
  }

  @Test func `a claim is tested once, in the first table that shows it`() throws {
    var plan = MadeSample.plan()
    plan.hypotheses = [Self.claim()]
    var second = plan.tables[0]
    second.filter = nil
    plan.tables.append(second)
    plan.tables[0].banner = nil
    let book = try Book(plan, of: MadeSample().data)
    #expect(book.tables.map(\.hypotheses.count) == [0, 1])
  }

  @Test func `a table without the categories or groups does not show the claim`() {
    var plan = MadeSample.plan(.item(StubItem(ItemSelection("opinion", categories: ["1", "2"]))))
    #expect(!plan.shows(Self.claim(), in: plan.tables[0]))
    #expect(plan.shows(Self.claim("H", .share(codes: ["1", "2"])), in: plan.tables[0]))
    plan = MadeSample.plan(by: [.items([ItemSelection("region", categories: ["1", "2"])])])
    #expect(!plan.shows(Self.claim(), in: plan.tables[0]))
  }

  @Test func `an option of a set is compared as any item`() throws {
    let claim = Self.claim("H1", .share(codes: ["2"]), of: "help_2", .different, margin: 0)
    let table = try table(
      [claim], stub: .responses(MadeSample.help, nets: [], base: .respondents))
    let tested = try #require(table.hypotheses.first?.tested)
    let columns = table.columns(of: 0)
    let west = try #require(table.columnPercent(1, columns[2]))
    #expect(
      isClose(tested.difference.value, west - (table.columnPercent(1, columns[0]) ?? 0)))
  }

  // MARK: - Standing

  private func standing(_ change: (inout BookPlan) -> Void) -> TableStanding {
    var locked = MadeSample.plan()
    locked.families = [TestFamily(name: "f", title: "F", adjustment: .holm)]
    locked.hypotheses = [Self.claim(family: "f")]
    var plan = locked
    change(&plan)
    return plan.standing(of: plan.hypotheses[0], to: locked)
  }

  @Test func `a claim deviates by what changes its test and by nothing else`() {
    #expect(standing { $0.tables[0].tests.notation = .none } == .planned)
    #expect(standing { $0.tables[0].title = "Another" } == .planned)
    #expect(
      standing { $0.hypotheses[0] = Self.claim(margin: 4, family: "f") } == .deviates([.hypotheses])
    )
    #expect(standing { $0.weighting = .sampling("weight") } == .deviates([.weight]))
    #expect(standing { $0.tables[0].tests.family = "f" } == .deviates([.family]))
    #expect(
      standing {
        $0.tables[0].stub = .item(
          StubItem(ItemSelection("opinion", categories: ["4", "5"])))
      } == .deviates([.rows]))
    #expect(standing { $0.hypotheses[0] = Self.claim("H2", family: "f") } == .exploratory)
  }

  // MARK: - Disclosure

  private func protected(_ stub: StubItem, threshold: Int, codes: [String]) throws -> Table {
    var plan = MadeSample.plan(.item(stub), by: [.items([ItemSelection("region")])])
    plan.hypotheses = [Self.claim("H1", .share(codes: codes))]
    plan.suppression = SuppressionRules(
      thresholds: [.sensitive: threshold], classes: ["opinion": .sensitive])
    return try Book(plan, of: MadeSample().data)
      .protected(after: Ledger(), key: Array(repeating: 7, count: 32)).book.tables[0]
  }

  @Test func `a claim about cells that are held back is held back`() throws {
    let open = try table([])
    let count = try #require(open.count(open.row("5"), open.columns(of: 0)[0]))
    let guarded = try protected(
      StubItem(ItemSelection("opinion")), threshold: count + 1, codes: ["5"])
    try #require(guarded.isWithheld(guarded.row("5"), guarded.columns(of: 0)[0]))
    #expect(guarded.isWithheld(guarded.hypotheses[0]))
  }

  @Test func `a claim about cells that are printed is told`() throws {
    let table = try protected(StubItem(ItemSelection("opinion")), threshold: 3, codes: ["4", "5"])
    #expect(table.withheld.cells.isEmpty)
    #expect(!table.isWithheld(table.hypotheses[0]))
  }

  @Test func `a claim about sensitive cells that nothing prints is held back`() throws {
    let net = Net(name: "good", label: "Good", codes: ["4", "5"])
    let item = StubItem(ItemSelection("opinion"), nets: [net], showsCategories: false)
    let single = try protected(item, threshold: 3, codes: ["5"])
    #expect(single.isWithheld(single.hypotheses[0]))
    let whole = try protected(item, threshold: 3, codes: ["4", "5"])
    #expect(!whole.isWithheld(whole.hypotheses[0]))
  }
}

import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// Categories that the plan's own condition empties.
///
/// All data are made up.
@Suite struct StructuralZeroTests {
  private static let key = Array(repeating: UInt8(7), count: 32)

  /// 200 women, 150 men and 12 others by three answers.
  private static let data = dataset(
    SmallColumn.declared("fear", ["no", "some", "much"]).holding((0..<362).map { $0 % 3 }),
    SmallColumn.declared("sex", ["women", "men", "others"]).holding(
      (0..<362).map { $0 < 200 ? 0 : $0 < 350 ? 1 : 2 }),
    SmallColumn.declared("age", ["young", "old"]).holding((0..<362).map { $0 % 2 }))

  private static func table(
    where filter: PlanCondition?, item: String = "fear", by column: String = "sex"
  ) throws -> Table {
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection(item), summaries: [.mean])),
      by: [.items([ItemSelection(column)])]
    ) { $0.cells = [.count] }
    plan.filter = filter
    plan.suppression = SuppressionRules(thresholds: [.open: 10])
    plan.suppression.percentageBase = 0
    return try Book(plan, of: BookData(respondents: data))
      .protected(after: Ledger(), key: key).book.tables[0]
  }

  private static func sex(_ comparison: Comparison, _ code: Double) -> Condition {
    .comparison(.item(0), comparison, .number(code))
  }

  @Test(arguments: [
    sex(.notEqual, 3), sex(.less, 3), .not(sex(.equal, 3)),
    .all([sex(.notEqual, 3), .comparison(.item(1), .greater, .number(0))]),
    .any([sex(.equal, 1), sex(.equal, 2)]), .isAmong(item: 0, codes: [1, 2]),
  ])
  func `a column that the condition empties takes no neighbor with it`(
    condition: Condition
  ) throws {
    let table = try Self.table(
      where: PlanCondition(text: "so", condition: condition, columns: ["sex", "age"]))
    let others = try #require(table.columns.firstIndex { $0.code == "3" })
    #expect(table.publishedBase(others)?.unweighted == 0)
    #expect(table.withheld.cells.isEmpty && table.withheld.bases.isEmpty)
    #expect(table.published(.unweighted, 0, others).number == 0)
  }

  @Test func `a row that the condition empties takes no neighbor with it`() throws {
    let filter = PlanCondition(text: "so", condition: Self.sex(.notEqual, 3), columns: ["sex"])
    let table = try Self.table(where: filter, item: "sex", by: "age")
    #expect(table.withheld.cells.isEmpty && table.withheld.bases.isEmpty)
  }

  /// That nobody is there follows from the data alone, and tells something of somebody.
  @Test(
    arguments: [
      .any([sex(.notEqual, 3), .comparison(.item(1), .greater, .number(2))]),
      .comparison(.item(1), .equal, .number(9)),
    ] as [Condition])
  func `a column that is empty by chance is protected as before`(condition: Condition) throws {
    let filter = PlanCondition(text: "so", condition: condition, columns: ["sex", "age"])
    guard let table = try? Self.table(where: filter) else { return }
    let others = try #require(table.columns.firstIndex { $0.code == "3" })
    #expect(table.publishedBase(others) == nil)
  }

  /// An earlier version held the zero back with a neighbor, which it would tell now.
  @Test func `a zero that was held back before stays so, and the book is not refused`() throws {
    var plan = MadeSample.plan(by: [.items([ItemSelection("sex")])]) { $0.cells = [.count] }
    plan.tables[0].stub = .item(StubItem(ItemSelection("fear")))
    let open = PlanCondition(
      text: "so", condition: .any([Self.sex(.notEqual, 3), Self.sex(.equal, 9)]),
      columns: ["sex", "age"])
    plan.filter = PlanCondition(
      text: "so",
      condition: .any([open.condition, .comparison(.item(1), .greater, .number(2))]),
      columns: open.columns)
    plan.suppression = SuppressionRules(thresholds: [.open: 10])
    func protected(after ledger: Ledger) throws -> ProtectedBook {
      try Book(plan, of: BookData(respondents: Self.data))
        .protected(after: ledger, key: Self.key)
    }
    let first = try protected(after: Ledger())
    #expect(!first.book.tables[0].withheld.bases.isEmpty)
    plan.filter = open
    let table = try protected(after: try #require(first.release)).book.tables[0]
    let others = try #require(table.columns.firstIndex { $0.code == "3" })
    #expect(table.publishedBase(others) == nil)
  }
}

import Disclosure
import QuestionnaireModel
import Testing

@testable import Tabulation

/// What is held back of means, where few respondents make up nearly all of a sum.
@Suite struct NumberProtectionTests {
  private static let key = Array(repeating: UInt8(7), count: 32)

  /// Thirteen, twenty and thirty respondents; the first group's numbers, then ones for the others.
  private static func table(
    _ first: [Double], scale: Double = 1, dominance: [DominanceRule] = DominanceRule.acro
  ) throws -> Table {
    let (second, third) = (Array(repeating: 3.0, count: 20), Array(repeating: 4.0, count: 30))
    let groups =
      first.map { _ in 0 } + second.map { _ in 1 } + third.map { _ in 2 }
    let data = dataset(
      SmallColumn.declared("group", ["A", "B", "C"]).holding(groups),
      numbers("debt", (first + second + third).map { $0 * scale }))
    var plan = MadeSample.plan(
      .item(
        StubItem(ItemSelection("debt"), summaries: [.mean, .median], showsCategories: false)),
      by: [.items([ItemSelection("group")])])
    plan.suppression = SuppressionRules(
      thresholds: [.sensitive: 5], classes: ["debt": .sensitive])
    plan.suppression.dominance[.sensitive] = dominance
    return try Book(plan, of: BookData(respondents: data))
      .protected(after: Ledger(), key: Self.key).book.tables[0]
  }

  private static func withheld(_ table: Table) -> [String] {
    table.columns.indices.filter { table.isWithheld(table.row("mean"), $0) }
      .map { table.columns[$0].code }
  }

  private static let dominated: [Double] = [900, 800] + Array(repeating: 1, count: 11)

  @Test func `a mean of which two respondents make up nearly all is held back`() throws {
    let table = try Self.table(Self.dominated)
    let held = Self.withheld(table)
    #expect(held.contains("1"))
    // The sums of the other columns and of everybody would give it away.
    #expect(held.count > 1)
    #expect(table.isWithheld(table.row("median"), table.columns(of: 0)[0]))
    #expect(table.bases.map(\.unweighted).contains(13) && table.withheld.bases.isEmpty)
  }

  /// Whoever takes the printed means times the printed bases from each other misses the sum.
  @Test func `the sum does not follow from the means and bases of the other columns`() throws {
    let table = try Self.table(Self.dominated)
    let total = try #require(table.columns.firstIndex { $0.group == nil })
    let row = table.row("mean")
    let others = table.columns(of: 0).dropFirst()
    let isDerived =
      !table.isWithheld(row, total) && others.allSatisfy { !table.isWithheld(row, $0) }
    #expect(!isDerived)
  }

  @Test func `means of even numbers are printed`() throws {
    #expect(try Self.withheld(Self.table(Array(repeating: 5, count: 13))).isEmpty)
  }

  @Test func `nothing is held back without a rule of dominance`() throws {
    #expect(try Self.withheld(Self.table(Self.dominated, dominance: [])).isEmpty)
  }

  @Test(arguments: [0.01, 100]) func `the unit of a number does not matter`(scale: Double) throws {
    let table = try Self.table(Self.dominated, scale: scale)
    #expect(try Self.withheld(table) == Self.withheld(Self.table(Self.dominated)))
  }

  @Test func `debts below zero dominate like those above`() throws {
    let table = try Self.table(Self.dominated.map { -$0 })
    #expect(try Self.withheld(table) == Self.withheld(Self.table(Self.dominated)))
  }

  /// 12 / 0.1 is more than the rest: the second largest may estimate the largest within a tenth.
  @Test func `the second largest may not know the largest within the percentage`() throws {
    let numbers = [100.0, 50] + Array(repeating: 0.5, count: 11)
    let rules: [DominanceRule] = [.percentOfLargest(share: 0.1)]
    #expect(try Self.withheld(Self.table(numbers, dominance: rules)).contains("1"))
    let loose: [DominanceRule] = [.percentOfLargest(share: 0.05)]
    #expect(try Self.withheld(Self.table(numbers, dominance: loose)).isEmpty)
  }

  @Test func `the base of too few is held back where only means are printed`() throws {
    let table = try Self.table([5, 5, 5])
    let held = table.columns.indices.filter { table.publishedBase($0) == nil }
    #expect(held.contains(table.columns(of: 0)[0]))
    #expect(held.count > 1)
  }

  @Test func `the mean of too few is held back whatever their numbers`() throws {
    #expect(try Self.withheld(Self.table([5, 5, 5, 5])).contains("1"))
  }
}

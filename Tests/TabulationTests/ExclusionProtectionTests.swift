import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// What is told of those who are not in the base of a table.
@Suite struct ExclusionProtectionTests {
  private static let key = Array(repeating: UInt8(7), count: 32)

  /// A hundred respondents in two groups, of whom some refuse; all of them say their sex.
  private static func book(
    refused: Int, dontKnow: Int = 0, _ rule: NonanswerRule = .outside, withSex: Bool = true,
    percentageBase: Int = 0, change: (inout BookPlan) -> Void = { _ in }
  ) throws -> Book {
    try made(
      refused: refused, dontKnow: dontKnow, rule, withSex: withSex, percentageBase: percentageBase,
      change: change
    ).protected(after: Ledger(), key: key).book
  }

  private static func made(
    refused: Int, dontKnow: Int = 0, _ rule: NonanswerRule = .outside, withSex: Bool = true,
    percentageBase: Int = 0, change: (inout BookPlan) -> Void = { _ in }
  ) throws -> Book {
    let rows = 0..<100
    let data = dataset(
      SmallColumn.declared("ill", ["no", "yes"], nonanswers: [.refused, .dontKnow]).holding(
        rows.map { $0 < refused ? 2 : $0 < refused + dontKnow ? 3 : $0 % 2 }),
      SmallColumn.declared("group", ["A", "B"]).holding(rows.map { $0 % 20 < 10 ? 0 : 1 }),
      SmallColumn.declared("sex", ["women", "men"]).holding(rows.map { $0 < 40 ? 0 : 1 }),
      SmallColumn.declared("late", ["no", "yes"]).holding(rows.map { $0 < 3 ? 1 : 0 }))
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection("ill"))), by: [.items([ItemSelection("group")])]
    ) { $0.nonanswers = rule }
    if withSex {
      var sex = PlannedTable(name: "sex", title: "Sex", stub: .item(StubItem(ItemSelection("sex"))))
      sex.banner = "all"
      plan.tables.append(sex)
    }
    plan.suppression = SuppressionRules(thresholds: [.sensitive: 5], classes: ["ill": .sensitive])
    plan.suppression.percentageBase = percentageBase
    change(&plan)
    return try Book(plan, of: BookData(respondents: data))
  }

  /// What somebody reads, or computes from the bases of both tables.
  private static func refusals(_ book: Book) -> Int? {
    let table = book.tables[0]
    if let place = table.excluded.firstIndex(where: { $0.reason == .nonanswer(.refused) }),
      let count = table.publishedExclusion(place)
    {
      return count
    }
    guard book.tables.count > 1, let all = base(book.tables[1]), let own = base(table) else {
      return nil
    }
    return all - own
  }

  /// The base of everybody, read or added up.
  private static func base(_ table: Table) -> Int? {
    let total = table.columns.firstIndex { $0.group == nil } ?? 0
    if let base = table.publishedBase(total) { return base.unweighted }
    let parts = table.columns(of: 0).map { table.publishedBase($0)?.unweighted }
    return parts.contains(nil) ? nil : parts.compactMap(\.self).reduce(0, +)
  }

  @Test(arguments: [1, 4]) func `few who refused are not told`(refused: Int) throws {
    let book = try Self.book(refused: refused)
    #expect(Self.refusals(book) == nil)
    #expect(!book.tables[0].withheld.exclusions.isEmpty)
    #expect(book.tables[0].notes.contains { $0.hasPrefix("[c]: held back") })
  }

  @Test func `few who refused cost no base where nobody tells how many were asked`() throws {
    let book = try Self.book(refused: 3, withSex: false)
    #expect(Self.refusals(book) == nil)
    #expect(book.tables[0].withheld.bases.isEmpty && book.tables[0].withheld.cells.isEmpty)
  }

  @Test func `many who refused are told with every base`() throws {
    let book = try Self.book(refused: 30)
    #expect(Self.refusals(book) == 30)
    #expect(book.tables[0].withheld == WithheldCells())
  }

  /// Three refused and twelve do not know: the shares of these and the base would tell.
  @Test func `few who refused are held back beside the base with those beside them`() throws {
    let book = try Self.book(refused: 3, dontKnow: 12, .beside, withSex: false)
    let table = book.tables[0]
    let total = try #require(table.columns.firstIndex { $0.group == nil })
    let beside = table.rows.indices.filter { table.rows[$0].kind == .beside }
    #expect(beside.count == 2)
    #expect(beside.allSatisfy { table.isWithheld($0, total) })
    #expect(beside.allSatisfy { table.published(.columnPercent, $0, total) == .withheld })
    #expect(table.publishedBase(total)?.unweighted == 85)
  }

  @Test func `many beside the base are shown`() throws {
    let book = try Self.book(refused: 20, dontKnow: 20, .beside, withSex: false)
    #expect(book.tables[0].withheld == WithheldCells())
  }

  /// Three of a hundred do not meet the condition.
  @Test func `a filter that leaves few rows out does not say how many`() throws {
    let text = "late = 1"
    let book = try Self.book(refused: 0) { plan in
      plan.tables[0].filter = PlanCondition(
        text: text, condition: .comparison(.item(0), .equal, .number(1)), columns: ["late"])
    }
    let table = book.tables[0]
    #expect(table.withheld.filter)
    #expect(table.notes.contains("Filter: late = 1; how many rows it leaves is held back."))
    #expect(Self.refusals(book) == nil)
  }

  @Test func `a filter that leaves many rows out says how many`() throws {
    let book = try Self.book(refused: 0) { plan in
      plan.tables[0].filter = PlanCondition(
        text: "sex = 2", condition: .comparison(.item(0), .equal, .number(2)), columns: ["sex"])
    }
    #expect(book.tables[0].notes.contains("Filter: sex = 2; it leaves 60 of 100 rows."))
    #expect(!book.tables[0].withheld.filter)
  }

  /// A table whose condition leaves out one respondent of those of another table.
  @Test func `two books that differ by a condition do not tell of those between them`() throws {
    let condition = PlanCondition(
      text: "late = 1", condition: .comparison(.item(0), .equal, .number(1)), columns: ["late"])
    let first = try Self.made(refused: 0, withSex: false)
    let noted = try first.protected(after: Ledger(), key: Self.key)
    let ledger = try #require(noted.release)
    let later = try Self.made(refused: 0, withSex: false) { $0.tables[0].filter = condition }
    // Either the later book is refused, or it leaves out the base that would tell.
    if let book = try? later.protected(after: ledger, key: Self.key).book {
      #expect(Self.base(book.tables[0]) == nil)
    }
  }

  /// All say their sex: whoever is in a group and not in its base of the other item refused.
  @Test func `bases of two items in one column do not tell how few refused`() throws {
    let book = try Self.book(refused: 8)
    let (own, all) = (book.tables[0], book.tables[1])
    for (mine, theirs) in zip(own.columns(of: 0), all.columns(of: 0)) {
      guard let base = own.publishedBase(mine), let whole = all.publishedBase(theirs) else {
        continue
      }
      let refused = whole.unweighted - base.unweighted
      #expect(refused == 0 || refused >= 5)
    }
    #expect(Self.refusals(book) == nil || Self.refusals(book) == 8)
  }

  @Test func `a plan may leave those who are left out unprotected`() throws {
    let book = try Self.book(refused: 3) { $0.suppression.protectsExclusions = false }
    #expect(Self.refusals(book) == 3)
    #expect(book.tables[0].withheld == WithheldCells())
  }

  @Test func `a study of three is a book of which all is held back`() throws {
    let data = dataset(
      SmallColumn.declared("ill", ["no", "yes"]).holding([0, 1, 1]),
      SmallColumn.declared("late", ["no", "yes"]).holding([0, 0, 1]))
    var plan = MadeSample.plan(.item(StubItem(ItemSelection("ill"))), by: []) {
      $0.filter = PlanCondition(
        text: "late = 1", condition: .comparison(.item(0), .equal, .number(1)), columns: ["late"])
    }
    plan.suppression = SuppressionRules(thresholds: [.sensitive: 5], classes: ["ill": .sensitive])
    let table = try Book(plan, of: BookData(respondents: data))
      .protected(after: Ledger(), key: Self.key).book.tables[0]
    #expect(table.withheld.filter && table.publishedBase(0) == nil)
  }

  @Test func `percentages on a base under twenty are held back, and counts are not`() throws {
    let book = try Self.book(refused: 0, percentageBase: 60)
    let table = book.tables[0]
    let total = try #require(table.columns.firstIndex { $0.group == nil })
    for column in table.columns(of: 0) {
      #expect(table.published(.columnPercent, 0, column) == .withheld)
      #expect(table.published(.intervalLower, 0, column) == .withheld)
      #expect(table.published(.intervalUpper, 0, column) == .withheld)
      #expect(table.published(.unweighted, 0, column) != .withheld)
      #expect(table.publishedBase(column) != nil)
    }
    #expect(table.published(.columnPercent, 0, total) != .withheld)
    #expect(table.notes.contains("Percentages on a base under 60 are held back."))
    #expect(table.withheld.holdsAnything)
    // Open items have no such rule.
    #expect(book.tables[1].withheld == WithheldCells())
  }

  @Test func `a base of just the least size shows its percentages`() throws {
    let table = try Self.book(refused: 0, percentageBase: 50).tables[0]
    #expect(table.withheld == WithheldCells(percentageBase: 50))
  }
}

extension WithheldCells {
  fileprivate init(percentageBase: Int) {
    self.init()
    self.percentageBase = percentageBase
  }
}

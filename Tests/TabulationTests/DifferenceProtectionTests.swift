import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// Somebody who has printed numbers alone, and subtracts one table from another.
///
/// All data are made up.
@Suite struct DifferenceProtectionTests {
  private static let key = Array(repeating: UInt8(7), count: 32)

  /// 120 respondents; one officer was met by one of them, who answers 1.
  private static let rows = 0..<120
  private static let data = dataset(
    SmallColumn.declared("ill", ["never", "once", "often"]).holding(
      rows.map { $0 < 30 ? 0 : $0 < 70 ? 1 : 2 }),
    SmallColumn.declared("group", ["A", "B", "C"]).holding(
      rows.map { $0 % 30 < 2 ? 0 : $0 % 2 == 0 ? 1 : 2 }),
    SmallColumn.declared("officer", ["one", "others"]).holding(rows.map { $0 == 7 ? 0 : 1 }))

  private static func equal(_ column: String, _ code: Double, not: Bool = false) -> PlanCondition {
    PlanCondition(
      text: "\(column) \(not ? "!=" : "=") \(Int(code))",
      condition: .comparison(.item(0), not ? .notEqual : .equal, .number(code)), columns: [column])
  }

  private static func table(
    _ name: String, _ item: String = "ill", banner: String? = nil,
    where filter: PlanCondition? = nil
  ) -> PlannedTable {
    var table = PlannedTable(name: name, title: name, stub: .item(StubItem(ItemSelection(item))))
    table.banner = banner
    table.filter = filter
    return table
  }

  private static func plan(
    _ tables: [PlannedTable], derived: [DerivedItem] = [], filter: PlanCondition? = nil
  ) -> BookPlan {
    var plan = BookPlan(name: "book", title: "Book")
    plan.banners = [
      Banner(
        name: "group", title: "Group", hasTotal: true, groups: [.items([ItemSelection("group")])])
    ]
    plan.tables = tables
    plan.derived = derived
    plan.filter = filter
    plan.suppression = SuppressionRules(
      thresholds: [.sensitive: 5],
      classes: ["ill": .sensitive, "bad": .sensitive, "worse": .sensitive])
    plan.suppression.percentageBase = 0
    return plan
  }

  private static func book(
    _ plan: BookPlan, after ledger: Ledger = Ledger()
  ) throws -> ProtectedBook {
    let rows = try data.adding(plan.derived)
    return try Book(plan, of: BookData(respondents: rows)).protected(
      after: ledger, key: key)
  }

  /// What is printed of a count.
  private static func printed(_ table: Table, _ code: String, _ column: Int = 0) -> Int? {
    guard let row = table.rows.firstIndex(where: { $0.code == code }) else { return nil }
    return table.published(.unweighted, row, column).number.map { Int($0) }
  }

  @Test func `a condition that leaves out one person does not tell what that person said`() throws {
    let book = try Self.book(
      Self.plan([
        Self.table("all"), Self.table("others", where: Self.equal("officer", 2)),
      ])
    ).book
    for code in ["1", "2", "3"] {
      guard let all = Self.printed(book.tables[0], code),
        let others = Self.printed(book.tables[1], code)
      else { continue }
      #expect(!(1..<5).contains(all - others), "category \(code)")
    }
  }

  @Test func `the same condition in other words is the same`() throws {
    let book = try Self.book(
      Self.plan([
        Self.table("others", where: Self.equal("officer", 1, not: true)),
        Self.table("same", where: Self.equal("officer", 2)), Self.table("all"),
      ])
    ).book
    for code in ["1", "2", "3"] {
      for table in book.tables.prefix(2) {
        guard let all = Self.printed(book.tables[2], code), let some = Self.printed(table, code)
        else { continue }
        #expect(!(1..<5).contains(all - some))
      }
    }
  }

  @Test func `a condition on a category tells nothing that the column of it holds back`() throws {
    let book = try Self.book(
      Self.plan([
        Self.table("by", banner: "group"), Self.table("only", where: Self.equal("group", 1)),
        Self.table("not", where: Self.equal("group", 1, not: true)),
      ])
    ).book
    let by = book.tables[0]
    let column = try #require(by.columns.firstIndex { $0.code == "1" })
    for code in ["1", "2", "3"] {
      if Self.printed(by, code, column) == nil {
        #expect(Self.printed(book.tables[1], code) == nil, "category \(code)")
      }
      let total = Self.printed(by, code)
      if let total, let rest = Self.printed(book.tables[2], code) {
        #expect(!(1..<5).contains(total - rest), "all less those who are not in it")
      }
    }
  }

  @Test func `a recode beside its source is not subtracted from it`() throws {
    // 30 never, 40 once, 50 often, of whom few are in group A.
    let bad = DerivedItem(
      name: "bad", label: "Bad",
      rule: .groups(
        of: "ill",
        [
          DerivedCategory(code: "1", label: "mixed", from: ["1", "3"]),
          DerivedCategory(code: "2", label: "once", from: ["2"]),
        ], isOrdered: false))
    let book = try Self.book(
      Self.plan(
        [Self.table("ill", banner: "group"), Self.table("bad", "bad", banner: "group")],
        derived: [bad])
    ).book
    let (ill, made) = (book.tables[0], book.tables[1])
    for column in ill.columns.indices {
      let parts = ["1", "3"].map { Self.printed(ill, $0, column) }
      let known = parts.compactMap(\.self)
      if let both = Self.printed(made, "1", column), known.count == 1 {
        #expect(!(1..<5).contains(both - known[0]), "column \(column)")
      }
      if Self.printed(ill, "2", column) == nil {
        #expect(Self.printed(made, "2", column) == nil, "column \(column)")
      }
    }
  }

  @Test func `two published books do not tell of those between them`() throws {
    let first = try Self.book(Self.plan([Self.table("all")]))
    let ledger = try #require(first.release)
    let plan = Self.plan([Self.table("others")], filter: Self.equal("officer", 2))
    do {
      let second = try Self.book(plan, after: ledger).book
      for code in ["1", "2", "3"] {
        guard let all = Self.printed(first.book.tables[0], code),
          let others = Self.printed(second.tables[0], code)
        else { continue }
        #expect(!(1..<5).contains(all - others), "category \(code)")
      }
    } catch DisclosureError.conflicts {
      // Refused, which tells nothing either.
    }
  }

  @Test(arguments: [true, false])
  func `a column and a condition on its category are one over two books`(
    columnFirst: Bool
  ) throws {
    let by = Self.plan([Self.table("by", banner: "group")])
    let only = Self.plan([Self.table("only", where: Self.equal("group", 1))])
    let first = try Self.book(columnFirst ? by : only)
    let ledger = try #require(first.release)
    do {
      let second = try Self.book(columnFirst ? only : by, after: ledger).book
      let table = columnFirst ? first.book.tables[0] : second.tables[0]
      let other = columnFirst ? second.tables[0] : first.book.tables[0]
      let column = try #require(table.columns.firstIndex { $0.code == "1" })
      for code in ["1", "2", "3"]
      where (Self.printed(table, code, column) == nil) != (Self.printed(other, code) == nil) {
        // What one of them holds back may be printed by the other only where it is no small count.
        let count = Self.printed(table, code, column) ?? Self.printed(other, code) ?? 0
        #expect(count >= 5)
      }
    } catch DisclosureError.conflicts {
      // Refused, which tells nothing either.
    }
  }

  /// What one of the tables holds back the other may not print: it is the same count.
  @Test(arguments: [
    [NonanswerRule.outside, .inside], [.inside, .outside], [.beside, .inside], [.outside, .beside],
  ])
  func `tables with and without non-answers are one`(rules: [NonanswerRule]) throws {
    for counts in [[2, 40, 30, 6], [3, 9, 8, 7], [40, 2, 30, 20]] {
      let codes = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
      let rows = dataset(
        SmallColumn.declared("ill", ["never", "once", "often"], nonanswers: [.refused])
          .holding(codes))
      var tables = [Self.table("first"), Self.table("second")]
      for place in tables.indices { tables[place].nonanswers = rules[place] }
      let book = try Book(Self.plan(tables), of: BookData(respondents: rows))
        .protected(after: Ledger(), key: Self.key).book
      for code in ["1", "2", "3"] {
        let printed = book.tables.map { Self.printed($0, code) == nil }
        #expect(printed[0] == printed[1], "\(counts) \(code)")
      }
    }
  }
}

import Disclosure
import Microdata
import QuestionnaireModel
import Tabulation
import Testing

/// What is held back of a book, and what is not.
@Suite struct BookProtectionTests {
  private static func column(_ name: String, _ codes: [UInt8]) -> Column {
    Column(
      name: name, label: name, measurement: .nominal,
      categories: (1...2).map {
        ColumnCategory(code: String($0), label: "Label \($0)", value: Double($0))
      }, nonanswers: [], values: .narrow(codes), origin: .bare)
  }

  /// Twenty and thirty respondents; two of the first group say yes, twelve of the second.
  private static func book(sensitive: Bool) throws -> Book {
    let groups = Array(repeating: UInt8(0), count: 20) + Array(repeating: UInt8(1), count: 30)
    let answers = (0..<50).map { row -> UInt8 in
      (0..<2).contains(row) || (20..<32).contains(row) ? 1 : 0
    }
    let data = Dataset(
      name: "-", rowCount: 50, columns: [column("group", groups), column("ill", answers)])
    var plan = BookPlan(name: "book", title: "Book")
    plan.banners = [
      Banner(
        name: "main", title: "Main", hasTotal: true, groups: [.items([ItemSelection("group")])])
    ]
    var table = PlannedTable(name: "ill", title: "Ill", stub: .item(StubItem(ItemSelection("ill"))))
    table.banner = "main"
    plan.tables = [table]
    plan.suppression = SuppressionRules(
      thresholds: [.sensitive: 5], classes: sensitive ? ["ill": .sensitive] : [:])
    return try Book(plan, of: BookData(respondents: data))
  }

  private static let key = Array(repeating: UInt8(7), count: 32)

  @Test func `a small cell is held back with those that would give it away`() throws {
    let made = try Self.book(sensitive: true).protected(after: Ledger(), key: Self.key)
    let table = made.book.tables[0]
    let yes = try #require(table.rows.firstIndex { $0.code == "2" })
    let first = try #require(table.columns.firstIndex { $0.code == "1" })
    let second = try #require(table.columns.firstIndex { $0.code == "2" })
    let total = try #require(table.columns.firstIndex { $0.group == nil })
    #expect(table.isWithheld(yes, first))
    // The other group is the total less the first, and is held back unless a total is.
    #expect(table.isWithheld(yes, second) || table.isWithheld(yes, total))
    #expect(table.withheld.tests)
    #expect(table.withheld.comparisons.contains(yes))
    #expect(table.published(.columnPercent, yes, first) == .withheld)
    #expect(made.release != nil)
  }

  @Test func `nothing is held back of open items`() throws {
    let made = try Self.book(sensitive: false).protected(after: Ledger(), key: Self.key)
    #expect(made.book.tables[0].withheld == WithheldCells())
    #expect(made.release == nil)
  }

  @Test func `a book that was published may be published again`() throws {
    let first = try Self.book(sensitive: true).protected(after: Ledger(), key: Self.key)
    let ledger = try #require(first.release)
    let again = try Self.book(sensitive: true).protected(after: ledger, key: Self.key)
    #expect(again.book.tables[0].withheld == first.book.tables[0].withheld)
  }
}

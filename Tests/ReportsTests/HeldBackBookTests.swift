import Disclosure
import QuestionnaireModel
import Reports
import Testing

@testable import Tabulation

/// Few who refused, and percentages on small bases, are held back in every form of output.
@Suite struct HeldBackBookTests {
  /// Four refused; the columns have 100, 30 and 100 respondents.
  private static func book() throws -> Book {
    let data = people(
      [[61, 9, 39], [39, 21, 61]], rows: ["never", "often"], columns: ["north", "south", "west"],
      refusals: 4)
    var plan = BookPlan(name: "book", title: "A book")
    plan.banners = [
      Banner(
        name: "all", title: "All", hasTotal: true, groups: [.items([ItemSelection("region")])])
    ]
    var table = PlannedTable(
      name: "contact", title: "Contact", stub: .item(StubItem(ItemSelection("contact"))))
    table.banner = "all"
    table.cells = [.count, .columnPercent, .interval]
    table.tests.notation = .letters
    plan.tables = [table]
    plan.suppression = SuppressionRules(
      thresholds: [.sensitive: 5], classes: ["contact": .sensitive])
    plan.suppression.percentageBase = 50
    return try Book(plan, of: BookData(respondents: data))
      .protected(after: Ledger(), key: Array(repeating: 7, count: 32)).book
  }

  private static let reason = "refused"

  @Test func `text shows that few were left out, and not how many`() throws {
    let text = try BookText(width: 120).render(Self.book())
    #expect(text.contains("Excluded: \(Self.reason) [c]"))
    #expect(!text.contains("\(Self.reason) 4"))
    #expect(text.contains("Percentages on a base under 50 are held back."))
    #expect(text.contains("[c]: held back; blank"))
  }

  @Test func `JSON has null for what is held back`() throws {
    let table = try JSONValue(parsing: BookJSON().render(Self.book()))["tables"][0]
    #expect(table["base"]["excluded"][Self.reason] == .null)
    let cells = table["cells"]
    #expect(cells["unweighted"][0][2] == JSONValue(9))
    #expect(cells["columnPercent"][0][2] == .null)
    #expect(cells["confidenceInterval"][0][2] == .null)
    #expect(cells["columnPercent"][0][1] == JSONValue(61))
  }

  @Test(arguments: [BookCSV() as any TableWriter, BookTidy()])
  func `CSV marks percentages on small bases as held back`(form: any TableWriter) throws {
    let lines = try form.render(Self.book()).split(separator: "\n")
    let south = lines.filter { $0.hasPrefix("contact,1,never,category,region,2") }
    #expect(south.contains { $0.contains("[c]") })
    #expect(!south.contains { $0.contains(",30,") || $0.hasSuffix(",30") })
  }

  @Test func `no comparison tells a percentage that is held back`() throws {
    let pairs = try JSONValue(parsing: BookJSON().render(Self.book()))["tables"][0]["comparisons"][
      "pairs"]
    #expect(pairs.count > 0)
    for place in 0..<pairs.count {
      #expect(pairs[place]["first"] != .string("2") && pairs[place]["second"] != .string("2"))
    }
  }
}

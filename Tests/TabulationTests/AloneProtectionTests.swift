import Disclosure
import QuestionnaireModel
import Testing

@testable import Tabulation

/// A table that is asked for by itself is protected as a book is.
@Suite struct AloneProtectionTests {
  private static let key = [UInt8](repeating: 7, count: 32)

  private static func page(
    _ counts: [[Int]], after ledger: Ledger = Ledger(), classes: [String: Confidentiality]
  ) throws -> TablePage {
    var rules = SuppressionRules.usual(survivors: false)
    rules.classes = classes
    var request = rowByColumn
    request.tests = .all
    let book = try CrossTabulation(request, of: expanded(counts)).book(under: rules)
    return TablePage(try book.protected(after: ledger, key: key).book.tables[0])
  }

  @Test func `a small cell is held back with everything that tells it`() throws {
    let page = try Self.page([[40, 3, 30], [20, 25, 41]], classes: ["row": .sensitive])
    for number in CellNumber.allCases where number != .value && number != .designEffect {
      #expect(page[number, row: 0, column: 1] == .withheld, "\(number)")
    }
    #expect(page.tests.isEmpty && page.associations.isEmpty)
    #expect(!page.notes.contains { $0.hasPrefix("Expected counts") })
    #expect(page.notes.contains { $0.hasPrefix("[c]: held back") })
  }

  @Test func `no row and no column has one gap alone`() throws {
    let page = try Self.page([[40, 3, 30], [20, 25, 41]], classes: ["row": .sensitive])
    let gaps = page.rows.indices.map { row in
      page.columns.indices.map { page[.unweighted, row: row, column: $0] == .withheld }
    }
    let margin = try #require(page.margin)
    for (row, line) in gaps.enumerated() {
      #expect(line.count { $0 } != 1 || margin.counts[row] == .withheld)
    }
    for column in page.columns.indices {
      #expect(gaps.count { $0[column] } != 1 || page.bases[column] == nil)
    }
  }

  @Test func `a table of open items shows every count`() throws {
    let page = try Self.page([[40, 3, 30], [20, 25, 41]], classes: ["other": .sensitive])
    #expect(!page.holdsAnythingBack)
    #expect(page[.unweighted, row: 0, column: 1] == .number(3))
    #expect(page.margin?.counts[0] == .number(73))
  }

  @Test func `what an analyst sees unprotected says so`() throws {
    let book = try CrossTabulation(rowByColumn, of: expanded([[40, 3], [20, 25]])).book
    let page = TablePage(book.unprotected(because: "checking").tables[0])
    #expect(
      page.notes.contains(
        "Small counts are shown, for the analyst alone and not for publication: checking"))
  }
}

import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// Somebody who reads means, deviations and medians, and solves for the answers.
///
/// All data are made up.
@Suite struct MomentProtectionTests {
  private static let key = Array(repeating: UInt8(7), count: 32)

  private static func book(
    _ counts: [Int], _ tables: [Stub], threshold: Int = 5, survivors: Bool = true
  ) throws -> Book {
    let rows = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
    let data = dataset(
      SmallColumn.declared("fear", counts.indices.map { "\($0 + 1)" }).holding(rows),
      SmallColumn.declared("hope", counts.indices.map { "\($0 + 1)" }).holding(
        rows.map { counts.count - 1 - $0 }))
    var plan = BookPlan(name: "book", title: "Book")
    plan.tables = tables.enumerated().map { place, stub in
      var table = PlannedTable(name: "t\(place)", title: "T", stub: stub)
      table.cells = [.count]
      return table
    }
    plan.suppression = SuppressionRules(
      thresholds: [.open: threshold, .sensitive: threshold], protectsSurvivors: survivors)
    plan.suppression.percentageBase = 0
    return try Book(plan, of: BookData(respondents: data)).protected(
      after: Ledger(), key: key
    ).book
  }

  private static func grid(_ summary: Summary) -> Stub {
    .grid(
      Grid(
        name: "both", label: "Both",
        items: ["fear", "hope"].map { StubItem(ItemSelection($0), summaries: [summary]) },
        content: .summary(summary)))
  }

  private static let item = Stub.item(StubItem(ItemSelection("fear")))

  /// The numbers printed of the item: of each answer, and in sum.
  private struct Seen {
    var counts: [Int?]
    var base: Int?
    var summaries: [Summary: Double] = [:]

    init(_ book: Book, _ answers: Int) {
      counts = Array(repeating: nil, count: answers)
      for table in book.tables {
        for row in table.rows.indices {
          if case .summary(let kind) = table.rows[row].kind, table.rows[row].code == "fear" {
            if let value = table.published(.value, row, 0).number { summaries[kind] = value }
          } else if table.rows[row].kind == .category, let code = Int(table.rows[row].code) {
            counts[code - 1] = table.published(.unweighted, row, 0).number.map { Int($0) }
          }
        }
        base = base ?? table.publishedBase(0)?.unweighted
      }
    }

    /// The counts of one answer in all compositions that agree with what is printed.
    func possible(_ answer: Int, of three: Int) -> ClosedRange<Int>? {
      var found: [Int] = []
      for n in base.map({ [$0] }) ?? Array(1...60) {
        for a in 0...n {
          for b in 0...(n - a) {
            let parts = [a, b, n - a - b]
            if zip(parts, counts).contains(where: { $1 != nil && $1 != $0 }) { continue }
            if agrees(parts, n) { found.append(parts[answer]) }
          }
        }
      }
      guard let least = found.min(), let most = found.max() else { return nil }
      return least...most
    }

    private func agrees(_ parts: [Int], _ n: Int) -> Bool {
      let values = parts.indices.flatMap { Array(repeating: Double($0 + 1), count: parts[$0]) }
      guard n > 1 else { return summaries.isEmpty }
      let mean = values.reduce(0, +) / Double(n)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let median = (values[(n - 1) / 2] + values[n / 2]) / 2
      return summaries.allSatisfy { kind, value in
        switch kind {
        case .mean: abs(mean - value) < 1e-9
        case .standardDeviation: abs((squares / Double(n - 1)).squareRoot() - value) < 1e-9
        case .standardError:
          abs((squares / Double(n - 1) / Double(n)).squareRoot() - value) < 1e-9
        case .median: abs(median - value) < 1e-9
        }
      }
    }
  }

  @Test(arguments: [[2, 20, 18], [20, 3, 20], [12, 12, 1], [4, 4, 30], [1, 1, 38]])
  func `grids tell no small count of an item's own table`(counts: [Int]) throws {
    let stubs = [Self.item] + [Summary.mean, .standardDeviation, .median].map(Self.grid)
    for tables in [stubs, Array(stubs.dropFirst()), Array(stubs.prefix(2))] {
      let book = try Self.book(counts, tables)
      let seen = Seen(book, 3)
      for (answer, count) in counts.enumerated() where count > 0 && count < 5 {
        let range = try #require(seen.possible(answer, of: 3))
        #expect(range.upperBound >= 5 && range.count > 5, "\(counts) \(answer): \(range)")
      }
    }
  }

  @Test func `a mean of few, and of those who all say the same, is held back`() throws {
    for counts in [[2, 1, 1], [0, 20, 0], [0, 0, 3]] {
      let book = try Self.book(counts, [Self.grid(.mean), Self.grid(.median)])
      #expect(Seen(book, 3).summaries.isEmpty, "\(counts)")
    }
  }

  @Test func `a mean of many that tells nobody is printed`() throws {
    let book = try Self.book([30, 40, 50], [Self.item, Self.grid(.mean)])
    #expect(Seen(book, 3).summaries[.mean] != nil)
    let alone = try Self.book([3, 40, 50], [Self.grid(.mean)])
    #expect(Seen(alone, 3).summaries[.mean] != nil)
  }

  @Test func `two nets of one battery are one book`() throws {
    func grid(_ name: String, _ codes: [String]) -> Stub {
      .grid(
        Grid(
          name: "both", label: "Both",
          items: ["fear", "hope"].map {
            StubItem(ItemSelection($0), nets: [Net(name: name, label: name, codes: codes)])
          }, content: .net(name)))
    }
    let book = try Self.book([30, 20, 50], [grid("agree", ["2", "3"]), grid("disagree", ["1"])])
    #expect(book.tables[0].count(0, 0) == 70 && book.tables[1].count(0, 0) == 30)
  }

  @Test func `shares of answers do not tell the one option that is held back`() throws {
    let data = dataset(
      SmallColumn.declared("a", ["no", "yes"]).holding((0..<60).map { $0 < 2 ? 1 : 0 }),
      SmallColumn.declared("b", ["no", "yes"]).holding((0..<60).map { $0 % 2 }))
    var plan = BookPlan(name: "book", title: "Book")
    let set = ResponseSet(
      name: "help", label: "Help",
      options: ["a", "b"].map { ResponseOption(code: $0, label: $0, column: $0, chosen: "2") })
    var table = PlannedTable(
      name: "t", title: "T", stub: .responses(set, nets: [], base: .responses))
    table.cells = [.count, .columnPercent]
    plan.tables = [table]
    plan.suppression = SuppressionRules(thresholds: [.open: 5], protectsSurvivors: true)
    plan.suppression.percentageBase = 0
    let book = try Book(plan, of: BookData(respondents: data)).protected(
      after: Ledger(), key: Self.key
    ).book.tables[0]
    let other = try #require(book.rows.firstIndex { $0.code == "b" })
    #expect(book.published(.columnPercent, other, 0).number == nil)
  }

  /// 15 respondents of a scale of five, as few as a category of survivors has.
  @Test func `of a battery of few the mean is printed, and what pins a count is not`() throws {
    let counts = [2, 3, 4, 3, 3]
    let stubs = [Summary.mean, .standardDeviation, .median].map(Self.grid)
    for tables in [[stubs[0]], stubs, [Self.item] + stubs, stubs + [Self.item]] {
      let seen = Seen(try Self.book(counts, tables), 5)
      #expect(seen.summaries[.mean] == 47.0 / 15)
      #expect(seen.summaries[.standardDeviation] == nil)
      #expect(seen.base == 15)
    }
    // In the table itself the answers are held back with the numbers of their column.
    let item = try Self.book(counts, [Self.item, stubs[0]])
    #expect(Seen(item, 5).counts.allSatisfy { $0 == nil })
  }
}

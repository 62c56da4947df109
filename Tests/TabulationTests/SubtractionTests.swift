import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// Plans that gave few people's answers away by one subtraction, each between numbers that have no
/// name in common.
///
/// The reader of these tests has printed counts alone and looks for two of which one counts few more
/// people than the other. All data are made up.
@Suite struct SubtractionTests {
  private static let key = Array(repeating: UInt8(7), count: 32)
  private static let few = 5

  // MARK: - Made data

  private static let rows = 0..<120

  /// One officer, three who were not met, six who refused to say whether they are ill.
  private static let data = dataset(
    SmallColumn.declared("ill", ["never", "once", "often"], nonanswers: [.refused]).holding(
      rows.map { $0 % 20 == 9 ? 3 : $0 < 34 ? 0 : $0 < 73 ? 1 : 2 }),
    SmallColumn.declared("tired", ["no", "yes"], nonanswers: [.refused]).holding(
      rows.map { $0 % 3 == 0 ? 0 : 1 }),
    SmallColumn.declared("group", ["A", "B", "C"]).holding(rows.map { $0 % 3 }),
    SmallColumn.declared("age", ["young", "middle", "old"]).holding(
      rows.map { $0 % 41 == 0 ? 0 : $0 % 2 + 1 }),
    SmallColumn.declared("officer", ["one", "others"]).holding(rows.map { $0 == 7 ? 0 : 1 }),
    SmallColumn.declared("met", ["yes", "no"]).holding(rows.map { $0 % 50 == 5 ? 1 : 0 }))

  private static func condition(_ column: String, _ code: Double, not: Bool = false)
    -> PlanCondition
  {
    PlanCondition(
      text: "\(column) \(not ? "!=" : "=") \(Int(code))",
      condition: .comparison(.item(0), not ? .notEqual : .equal, .number(code)), columns: [column])
  }

  private static func table(
    _ item: String, by banner: String? = nil, where filter: PlanCondition? = nil,
    nonanswers: NonanswerRule = .outside, number: Int
  ) -> PlannedTable {
    var table = PlannedTable(
      name: "t\(number)", title: item, stub: .item(StubItem(ItemSelection(item))))
    table.banner = banner
    table.filter = filter
    table.nonanswers = nonanswers
    return table
  }

  private static func plan(
    _ tables: [PlannedTable], totals: Bool = true, derived: [DerivedItem] = [],
    survivors: Bool = false
  ) -> BookPlan {
    var plan = BookPlan(name: "book", title: "Book")
    plan.banners = ["ill", "tired", "group", "age", "officer", "met"].map {
      Banner(name: $0, title: $0, hasTotal: totals, groups: [.items([ItemSelection($0)])])
    }
    plan.tables = tables
    plan.derived = derived
    plan.suppression = SuppressionRules(
      thresholds: survivors ? [.open: few, .sensitive: few] : [.sensitive: few],
      classes: ["ill": .sensitive, "tired": .sensitive, "met": .sensitive, "bad": .sensitive],
      protectsSurvivors: survivors)
    plan.suppression.percentageBase = 0
    return plan
  }

  // MARK: - The reader

  /// A printed count with the people whom it counts.
  private struct Printed: Hashable {
    let people: Set<Int>
    let name: String
    /// The item, where all who answered it are counted alike.
    var baseOf: String?
  }

  /// Whether somebody is in a category of a column of the data, by its code.
  private static func holds(_ row: Int, _ column: String, _ code: String, in data: Dataset) -> Bool
  {
    guard let column = data[column] else { return false }
    return column.text(row) == code
  }

  private static func printed(_ book: Book, _ plan: BookPlan) throws -> [Printed] {
    let data = try data.adding(plan.derived)
    var found: [Printed] = []
    for (place, table) in book.tables.enumerated() {
      let planned = plan.tables[place]
      let item = try #require(data[table.stub.name])
      let selected = rows.filter { row in
        guard let filter = planned.filter else { return true }
        let text = filter.text.split(separator: " ")
        let isSame = holds(row, String(text[0]), String(text[2]), in: data)
        return text[1] == "=" ? isSame : !isSame
      }
      for column in table.columns.indices {
        let own = selected.filter { row in
          table.columns[column].group == nil
            || holds(row, table.groups[0].name, table.columns[column].code, in: data)
        }
        if let base = table.publishedBase(column) {
          let people = own.filter { planned.nonanswers == .inside || item.isAnswered($0) }
          #expect(people.count == base.unweighted)
          found.append(
            Printed(
              people: Set(people), name: "\(table.name) base \(column)", baseOf: table.stub.name))
        }
        for row in table.rows.indices {
          guard let count = table.published(.unweighted, row, column).number else { continue }
          let people = own.filter { holds($0, table.stub.name, table.rows[row].code, in: data) }
          #expect(people.count == Int(count))
          found.append(Printed(people: Set(people), name: "\(table.name) \(row) \(column)"))
        }
      }
    }
    return found
  }

  /// Pairs of printed counts of which one holds few more people than the other.
  private static func subtractions(_ printed: [Printed]) -> [String] {
    printed.flatMap { whole in
      printed.compactMap { part in
        let rest = whole.people.count - part.people.count
        guard (1..<few).contains(rest), part.people.isSubset(of: whole.people) else { return nil }
        // That those answered whom a condition leaves out is no answer.
        if let item = part.baseOf, whole.baseOf != nil, let column = data[item] ?? data["ill"],
          whole.people.subtracting(part.people).allSatisfy(column.isAnswered)
        {
          return nil
        }
        return "\(whole.name) less \(part.name) is \(rest)"
      }
    }
  }

  private static func expectNothing(_ plans: BookPlan...) throws {
    var ledger = Ledger()
    var known: [Printed] = []
    var open = 0
    for plan in plans {
      let rows = try data.adding(plan.derived)
      let made: ProtectedBook
      do {
        made = try Book(plan, of: BookData(respondents: rows)).protected(after: ledger, key: key)
      } catch is DisclosureError {
        // Refused, which tells nothing either.
        open += 1
        continue
      }
      if let release = made.release { ledger = ledger.joined(with: release) }
      let printed = try printed(made.book, plan)
      open += printed.count
      known += printed
    }
    #expect(subtractions(known) == [])
    #expect(open > 0, "a book that tells nothing is no book")
  }

  // MARK: - The plans

  @Test(arguments: [nil, "group", "age"])
  func `a condition that leaves out one officer`(banner: String?) throws {
    try Self.expectNothing(
      Self.plan([
        Self.table("ill", by: banner, number: 0),
        Self.table("ill", by: banner, where: Self.condition("officer", 2), number: 1),
      ]))
  }

  @Test(arguments: [nil, "group"])
  func `two published books that differ by a condition`(banner: String?) throws {
    let others = Self.table(
      "ill", by: banner, where: Self.condition("officer", 1, not: true), number: 0)
    try Self.expectNothing(
      Self.plan([Self.table("ill", by: banner, number: 0)]), Self.plan([others]))
    try Self.expectNothing(
      Self.plan([others]), Self.plan([Self.table("ill", by: banner, number: 0)]))
  }

  @Test func `a condition on an item beside the item`() throws {
    try Self.expectNothing(
      Self.plan([
        Self.table("met", number: 0),
        Self.table("group", where: Self.condition("met", 1), number: 1),
        Self.table("ill", where: Self.condition("met", 1), number: 2),
      ]))
    try Self.expectNothing(
      Self.plan([Self.table("ill", where: Self.condition("met", 1), number: 0)]),
      Self.plan([Self.table("ill", number: 0)]))
  }

  @Test func `two items by each other without totals`() throws {
    try Self.expectNothing(
      Self.plan(
        [Self.table("ill", by: "age", number: 0), Self.table("age", by: "ill", number: 1)],
        totals: false))
  }

  @Test(arguments: [nil, "group", "age"])
  func `non-answers in and out`(banner: String?) throws {
    try Self.expectNothing(
      Self.plan([
        Self.table("ill", by: banner, nonanswers: .inside, number: 0),
        Self.table("ill", by: banner, number: 1),
      ]))
  }

  @Test func `an item as a banner and as rows`() throws {
    try Self.expectNothing(
      Self.plan([
        Self.table("met", by: "group", number: 0), Self.table("group", by: "met", number: 1),
        Self.table("tired", by: "met", number: 2),
      ]))
  }

  @Test(arguments: [nil, "group", "age"])
  func `an item and its recode`(banner: String?) throws {
    let bad = DerivedItem(
      name: "bad", label: "Bad",
      rule: .groups(
        of: "ill",
        [
          DerivedCategory(code: "1", label: "mixed", from: ["1", "3"]),
          DerivedCategory(code: "2", label: "once", from: ["2"]),
        ], isOrdered: false))
    try Self.expectNothing(
      Self.plan(
        [
          Self.table("ill", by: banner, number: 0),
          Self.table("bad", by: banner, where: Self.condition("officer", 2), number: 1),
        ], derived: [bad]))
  }

  @Test(arguments: ["group", "age"])
  func `refusals by column`(banner: String) throws {
    try Self.expectNothing(
      Self.plan([
        Self.table("ill", by: banner, number: 0), Self.table("tired", by: banner, number: 1),
        Self.table(banner, number: 2),
      ]))
  }

  @Test(arguments: ["met", "ill"])
  func `an item by itself is held back in its cells`(item: String) throws {
    try Self.expectNothing(Self.plan([Self.table(item, by: item, number: 0)]))
  }

  @Test func `survivors of all ages and of all but one`() throws {
    try Self.expectNothing(
      Self.plan(
        [
          Self.table("tired", number: 0),
          Self.table("tired", where: Self.condition("age", 1, not: true), number: 1),
        ], survivors: true))
  }
}

extension Column {
  /// The code of what a row holds, as tables print it.
  fileprivate func text(_ row: Int) -> String? {
    let code: Int
    switch values {
    case .narrow(let codes): code = Int(codes[row])
    case .wide(let codes): code = Int(codes[row])
    case .numbers: return nil
    }
    return code < categories.count
      ? categories[code].code : nonanswers[code - categories.count].code
  }
}

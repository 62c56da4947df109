import Disclosure
import Microdata
import QuestionnaireModel
import Tabulation

/// The protection of whole books, with the means of batteries beside their answers.
enum ProtectionCases {
  static var all: [KernelCase] {
    [
      protecting("2,000 tables", batteries: false),
      protecting("1,000 tables, 1,000 of means", batteries: true),
    ]
  }

  private static func protecting(_ name: String, batteries: Bool) -> KernelCase {
    KernelCase(
      name: "protecting \(name) of 2,000 respondents", runs: 5, target: 1_000,
      prepare: {
        let book = try made(batteries: batteries)
        return {
          let held = try book.protected(after: Ledger(), key: Array(repeating: 7, count: 32))
          return Double(held.book.tables.reduce(0) { $0 + $1.withheld.cells.count })
        }
      })
  }

  /// Five answers to 200 items, few of the last, by ten items of two to eight groups.
  private static func made(batteries: Bool) throws -> Book {
    var state: UInt64 = 20_261_130
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func column(_ name: String, _ count: Int, isEven: Bool) -> Column {
      Column(
        name: name, label: name, measurement: .ordinal,
        categories: (1...count).map {
          ColumnCategory(code: "\($0)", label: "\($0)", value: Double($0))
        },
        nonanswers: [],
        values: .narrow(
          (0..<2_000).map { _ in UInt8(isEven ? draw(count) : min(draw(count), draw(count))) }),
        origin: .bare)
    }
    let items = (0..<(batteries ? 100 : 200)).map { column("item\($0)", 5, isEven: false) }
    let groups = [2, 2, 3, 3, 4, 4, 5, 6, 7, 8].enumerated().map {
      column("group\($0)", $1, isEven: true)
    }
    let data = Dataset(name: "made", rowCount: 2_000, columns: items + groups)
    var plan = BookPlan(name: "made", title: "Made")
    plan.banners = groups.map {
      Banner(
        name: $0.name, title: $0.name, hasTotal: true, groups: [.items([ItemSelection($0.name)])])
    }
    for item in items {
      for group in groups {
        func add(_ stub: Stub) {
          var table = PlannedTable(name: "t\(plan.tables.count)", title: "T", stub: stub)
          table.banner = group.name
          plan.tables.append(table)
        }
        add(.item(StubItem(ItemSelection(item.name))))
        guard batteries else { continue }
        add(
          .grid(
            Grid(
              name: item.name, label: item.name,
              items: [StubItem(ItemSelection(item.name), summaries: [.mean])],
              content: .summary(.mean))))
      }
    }
    plan.suppression = SuppressionRules(thresholds: [.open: 5], protectsSurvivors: true)
    return try Book(plan, of: BookData(respondents: data))
  }
}

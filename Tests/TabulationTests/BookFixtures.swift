import Microdata
import QuestionnaireModel

@testable import Tabulation

/// A made sample with everything that books are made of.
struct MadeSample {
  let dataset: Dataset

  init(rows: Int = 600, seed: UInt64 = 42, weightScale: Double = 1) {
    var state = seed
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func codes(_ limit: Int) -> [Int] { (0..<rows).map { _ in draw(limit) } }
    let region = codes(3)
    // Opinions lean with the region, so that something differs.
    let opinion = region.map { min(draw(6 + $0), 5) == 5 ? 4 + draw(3) : min(draw(5 + $0), 4) }
    let weights = (0..<rows).map { _ in Double(draw(400) + 100) / 250 * weightScale }
    let ticks = (0..<3).map { option in
      SmallColumn.declared("help_\(option + 1)", ["no", "yes"], nonanswers: [.dontKnow])
        .holding(codes(20).map { $0 == 19 ? 2 : $0 % (option + 2) == 0 ? 1 : 0 })
    }
    var columns = [
      SmallColumn.declared(
        "opinion", ["bad", "poor", "fair", "good", "best"],
        nonanswers: [.dontKnow, .refused, .missing]
      ).holding(opinion.map { min($0, 7) }),
      SmallColumn.declared("region", ["north", "south", "west"]).holding(region),
      SmallColumn.declared("sex", ["women", "men"]).holding(codes(3)),
      SmallColumn.declared("county", (1...42).map { "county \($0)" }).holding(codes(42)),
      numbers("weight", weights),
      numbers("times", codes(4).map { Double($0 + 1) }),
      numbers("stratum", (0..<rows).map { Double($0 * 4 / rows) }),
      numbers("cluster", (0..<rows).map { Double($0 * 40 / rows) }),
      numbers("age", codes(70).map { $0 == 3 ? nil : Double($0 + 18) }),
    ]
    columns += ticks
    dataset = Dataset(name: "made", rowCount: rows, columns: columns)
  }

  var data: BookData { BookData(respondents: dataset) }

  static let help = ResponseSet(
    name: "help", label: "Help asked for",
    options: (1...3).map {
      ResponseOption(code: "\($0)", label: "Option \($0)", column: "help_\($0)", chosen: "2")
    })

  /// A plan of one table of an item by groups of columns.
  static func plan(
    _ stub: Stub = .item(StubItem(ItemSelection("opinion"))), by groups: [BannerGroup]? = nil,
    change: (inout PlannedTable) -> Void = { _ in }
  ) -> BookPlan {
    var plan = BookPlan(name: "made", title: "A made book")
    plan.banners = [
      Banner(
        name: "all", title: "All", hasTotal: true,
        groups: groups ?? [
          .items([ItemSelection("region")]), .items([ItemSelection("sex")]),
        ])
    ]
    var table = PlannedTable(name: "t1", title: "Opinions", stub: stub)
    table.banner = "all"
    table.cells = CellStatistic.allCases
    change(&table)
    plan.tables = [table]
    return plan
  }
}

extension Table {
  /// The places of the columns of a group.
  func columns(of group: Int) -> [Int] { columns.indices.filter { columns[$0].group == group } }

  /// The row of a code.
  func row(_ code: String) -> Int { rows.firstIndex { $0.code == code } ?? 0 }
}

func isClose(_ value: Double?, _ reference: Double?, _ tolerance: Double = 1e-9) -> Bool {
  guard let value, let reference else { return (value == nil) == (reference == nil) }
  return abs(value - reference) <= tolerance * max(abs(reference), 1e-9)
}

import Microdata
import QuestionnaireModel
import SurveyStatistics
import Tabulation

/// The counting and the tests of a banner book, without reading and writing.
enum BookCases {
  static var all: [KernelCase] {
    [
      counting(rows: 2_000, target: 5), counting(rows: 100_000, target: 40),
      counting(rows: 1_000_000, target: 330), oneTable(isWeighted: false, target: 1.5),
      oneTable(isWeighted: true, target: 3), testing, letters,
    ]
  }

  private static func counting(rows: Int, target: Double) -> KernelCase {
    KernelCase(
      name: "counting 200 items × 10 banners of \(rows) rows", runs: 11, target: target,
      prepare: {
        let made = MadeBook(rows: rows)
        return {
          var counter = BookCounter(
            items: made.items, banners: made.banners, isWeighted: true, expectedRows: rows)
          counter.add(made.rows)
          return counter.cells(ofItem: 7, under: 3).weight(0, 0)
        }
      })
  }

  /// A table that is asked for alone.
  private static func oneTable(isWeighted: Bool, target: Double) -> KernelCase {
    KernelCase(
      name: "counting one\(isWeighted ? " weighted" : "") table of 1000000 rows", runs: 21,
      target: target,
      prepare: {
        let count = 1_000_000
        var state: UInt64 = 20_261_124
        func draw(_ limit: Int) -> Int {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Int(state >> 33) % limit
        }
        let columns = (0..<2).map { _ in
          ColumnValues.narrow((0..<count).map { _ in UInt8(draw(6)) })
        }
        let weights = isWeighted ? (0..<count).map { _ in Double(draw(1_000) + 1) / 333 } : nil
        let rows = CountedRows(columns: columns, weights: weights, count: count)
        return {
          var counter = BookCounter(
            items: [CountedItem(column: 0, slots: 6)],
            banners: [CountedBanner([CountedItem(column: 1, slots: 6)])],
            isWeighted: isWeighted, expectedRows: count)
          counter.add(rows)
          return counter.cells(ofItem: 0, under: 0).weight(0, 0)
        }
      })
  }

  private static var testing: KernelCase {
    KernelCase(
      name: "2000 tests of Rao and Scott from sums", runs: 11, target: 40,
      prepare: {
        let tables = (0..<2_000).map { number in
          let (rows, columns) = ([2, 3, 5, 7, 10][number % 5], [2, 4, 6, 8, 12][number / 5 % 5])
          let weights = (0..<rows * columns).map { 40 + Double(($0 * 37 + number) % 23) }
          return WeightedTable(
            rows: rows, columns: columns, observations: weights.map { Int($0) },
            totals: weights, squares: weights.map { $0 * 1.3 }, sampled: 100_000)
        }
        return {
          try tables.reduce(0) { try $0 + WeightedRaoScottTest($1).pValue.value }
        }
      })
  }
}

extension BookCases {
  /// Columns compared under clusters; row by row, for each pair of columns anew, they took 88 seconds.
  private static var letters: KernelCase {
    KernelCase(
      name: "letters of 31 tables × 15 columns of 200000 rows in clusters", runs: 5, target: 3_000,
      prepare: {
        let made = MadeSample(rows: 200_000)
        func column(_ name: String, _ codes: [Int32], _ count: Int) -> Column {
          Column(
            name: name, label: name, measurement: .nominal,
            categories: (1...count).map {
              ColumnCategory(code: "\($0)", label: "category \($0)", value: Double($0))
            }, nonanswers: [],
            values: .compact(codes.map { UInt32($0) }, distinctCodes: count), origin: .bare)
        }
        func numbers(_ name: String, _ values: [Double]) -> Column {
          Column(
            name: name, label: name, measurement: .numeric, categories: [], nonanswers: [],
            values: .numbers(values, nonanswers: Array(repeating: 0, count: values.count)),
            origin: .bare)
        }
        let banner = zip(made.groups, made.items[0]).map { ($0 * 5 + $1) % 15 }
        let dataset = Dataset(
          name: "made", rowCount: banner.count,
          columns: made.items.enumerated().map { column("q\($0)", $1, 5) } + [
            column("banner", banner, 15), numbers("w", made.weights),
            numbers("c", made.clusterOfRow.map(Double.init)),
            numbers("s", made.clusterOfRow.map { Double($0 / 20) }),
          ])
        var plan = BookPlan(name: "made", title: "Made")
        plan.weighting = .sampling("w")
        plan.design.strata = ["s"]
        plan.design.clusters = ["c"]
        plan.banners = [
          Banner(
            name: "b", title: "B", hasTotal: true, groups: [.items([ItemSelection("banner")])])
        ]
        plan.tables = (0..<31).map { number in
          var item = StubItem(ItemSelection("q\(number % made.items.count)"))
          item.summaries = [.mean]
          var table = PlannedTable(name: "t\(number)", title: "T", stub: .item(item))
          table.banner = "b"
          return table
        }
        return {
          let book = try Book(plan, of: BookData(respondents: dataset))
          return Double(
            book.tables.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.comparisons.count } })
        }
      })
  }
}

/// Rows like those of `Tests/PeerComparison/banner_data.py`.
private struct MadeBook: Sendable {
  let items: [CountedItem]
  let banners: [CountedBanner]
  let rows: CountedRows

  init(rows count: Int) {
    let sizes = (0..<200).map { [2, 3, 4, 5, 5, 5, 7, 7, 10, 11][$0 % 10] }
    let widths = [2, 3, 4, 5, 6, 7, 8, 12, 16, 42]
    var state: UInt64 = 20_261_124
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let columns = (sizes + widths).map { size in
      // Three in a hundred miss.
      ColumnValues.narrow((0..<count).map { _ in draw(100) < 3 ? UInt8(size) : UInt8(draw(size)) })
    }
    items = sizes.enumerated().map { CountedItem(column: $0, slots: $1) }
    banners = widths.enumerated().map { place, width in
      CountedBanner([CountedItem(column: sizes.count + place, slots: width)])
    }
    rows = CountedRows(
      columns: columns, weights: (0..<count).map { _ in Double(draw(4_800) + 200) / 1_000 },
      count: count)
  }
}

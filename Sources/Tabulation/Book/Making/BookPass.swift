import Microdata
import SurveyStatistics

/// The tables of a book that are about the same rows under the same banner, counted together.
struct BookPass: Sendable {
  /// Places in the plan of the tables counted.
  let tables: [Int]
  let filters: [PlanCondition]
  let weighting: Weighting
  let stubs: [StubLayout]
  let banner: BannerLayout

  private var sources: [CodeSource] = []
  private var items: [CountedItem] = []
  private var banners: [CountedBanner] = []
  /// For each table, then for each of its blocks, which item it is, and whether it is one of numbers.
  private var itemOfBlock: [[ItemPlace]] = []
  /// For each group of the banner, then for each of its columns, which counted banner it is.
  private(set) var bannersOfGroup: [[Int]] = []
  /// For each overlapping group the counted banner of each pair of its columns, and its category.
  private(set) var overlaps: [[PairPlace: (banner: Int, category: Int)]] = []
  private var counter: BookCounter
  private var numberCounters: [BookCounter] = []
  private(set) var tally = RowTally()

  struct PairPlace: Hashable, Sendable {
    let first: Int
    let second: Int
  }

  private struct ItemPlace: Sendable {
    let item: Int
    let isNumeric: Bool
  }

  init(
    tables: [Int], of plan: BookPlan, filters: [PlanCondition], dataset: Dataset,
    expectedRows: Int, tasks: Int
  ) throws(TabulationError) {
    self.tables = tables
    self.filters = filters
    weighting = plan.weighting
    var stubs: [StubLayout] = []
    for table in tables { stubs.append(try StubLayout(plan.tables[table], of: dataset)) }
    self.stubs = stubs
    let first = plan.tables[tables[0]]
    banner = try BannerLayout(first.banner.flatMap(plan.banner), of: dataset)
    let isWeighted = plan.weighting != .none
    counter = BookCounter(items: [], banners: [], isWeighted: isWeighted, expectedRows: 0)
    placeBanners(pairs: tables.contains { plan.tables[$0].tests.notation != .none })
    var numbers: [CountedItem] = []
    for stub in stubs {
      itemOfBlock.append(
        stub.blocks.map { block in
          let column = place(of: block.source)
          if block.isNumeric {
            numbers.append(CountedItem(column: column, slots: block.slots))
            return ItemPlace(item: numbers.count - 1, isNumeric: true)
          }
          return ItemPlace(item: place(of: column, slots: block.slots), isNumeric: false)
        })
    }
    counter = BookCounter(
      items: items, banners: banners, isWeighted: isWeighted, expectedRows: expectedRows,
      tasks: tasks)
    // Numbers have many slots, so that their banners are better left apart.
    numberCounters = numbers.map {
      BookCounter(
        items: [$0], banners: banners, isWeighted: isWeighted, expectedRows: 1, tasks: 1)
    }
  }

  private mutating func place(of source: CodeSource) -> Int {
    if let known = sources.firstIndex(of: source) { return known }
    sources.append(source)
    return sources.count - 1
  }

  private mutating func place(of column: Int, slots: Int) -> Int {
    let item = CountedItem(column: column, slots: slots)
    if let known = items.firstIndex(of: item) { return known }
    items.append(item)
    return items.count - 1
  }

  private mutating func place(of parts: [BannerLayout.CountedParts]) -> Int {
    let counted = CountedBanner(
      parts.flatMap { parts in
        zip(parts.columns, parts.slots).map { column, slots in
          CountedItem(column: place(of: .column(column)), slots: slots)
        }
      })
    if let known = banners.firstIndex(of: counted) { return known }
    banners.append(counted)
    return banners.count - 1
  }

  private mutating func placeBanners(pairs: Bool) {
    for counting in banner.counted {
      var pairPlaces: [PairPlace: (banner: Int, category: Int)] = [:]
      switch counting {
      case .disjoint(let parts, _): bannersOfGroup.append([place(of: [parts])])
      case .overlapping(let columns):
        bannersOfGroup.append(columns.map { place(of: [$0.parts]) })
        for second in columns.indices where pairs {
          for first in 0..<second {
            let (a, b) = (columns[first], columns[second])
            pairPlaces[PairPlace(first: first, second: second)] = (
              place(of: [a.parts, b.parts]), a.place * b.parts.slots[0] + b.place
            )
          }
        }
      }
      overlaps.append(pairPlaces)
    }
  }
}

// MARK: - Counting

extension BookPass {
  /// Counts the rows of a sample, or of a block of its data.
  ///
  /// - Throws: where weights are too large to be summed over blocks.
  mutating func add(_ sample: Sample) throws(TabulationError) {
    if let weights = sample.weights, weights.unit != 1 {
      throw .weightsTooLarge(sample.weighting.column ?? "")
    }
    tally.add(sample)
    let rows = CountedRows(
      columns: sources.map { $0.values(of: sample.data) }, weights: sample.weights?.values,
      mask: sample.counted, count: sample.data.rowCount)
    counter.add(rows)
    for place in numberCounters.indices { numberCounters[place].add(rows) }
  }

  /// The cells of a block under a counted banner; in all under none.
  func cells(table: Int, block: Int, under banner: Int?) -> CountedCells {
    let place = itemOfBlock[table][block]
    return place.isNumeric
      ? numberCounters[place.item].cells(ofItem: 0, under: banner)
      : counter.cells(ofItem: place.item, under: banner)
  }

  /// The rows that fell out of a block's item, by their code from the first not kept.
  func fallenOut(table: Int, block: Int) -> [Int] {
    let place = itemOfBlock[table][block]
    return place.isNumeric
      ? numberCounters[place.item].fallenOut(ofItem: 0) : counter.fallenOut(ofItem: place.item)
  }
}

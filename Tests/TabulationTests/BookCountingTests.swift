import Microdata
import Testing

@testable import Tabulation

@Suite("Counting a book in one pass")
struct BookCountingTests {
  private let made = MadeRows(count: 70_000, seed: 7)

  @Test
  func `every cell holds what counting row by row gives`() {
    let rows = made.rows
    var counter = made.counter()
    counter.add(rows)
    for (number, item) in made.items.enumerated() {
      for (place, banner) in made.banners.enumerated() {
        let cells = counter.cells(ofItem: number, under: place)
        let naive = made.naive(item, banner)
        for column in 0...banner.categories {
          for slot in 0...item.slots {
            let expected = naive[column * (item.slots + 1) + slot]
            #expect(cells.count(slot, column) == expected.count)
            #expect(isClose(cells.weight(slot, column), expected.weight))
            #expect(isClose(cells.squaredWeight(slot, column), expected.square))
          }
        }
      }
    }
  }

  @Test
  func `the total holds everybody inside the mask`() {
    var counter = made.counter()
    counter.add(made.rows)
    let total = counter.cells(ofItem: 0, under: nil)
    let counted = (0...made.items[0].slots).reduce(0) { $0 + total.count($1, 0) }
    #expect(counted == made.mask.count { $0 == 1 })
  }

  @Test(arguments: [1, 2, 3, 5])
  func `the number of tasks changes no bit`(tasks: Int) {
    var one = made.counter(tasks: 1)
    one.add(made.rows)
    var several = made.counter(tasks: tasks)
    several.add(made.rows)
    #expect(allCells(one) == allCells(several))
  }

  @Test
  func `the blocks that rows come in change no bit`() {
    var whole = made.counter()
    whole.add(made.rows)
    var blocks = made.counter()
    blocks.add(made.rows(0..<65_536))
    blocks.add(made.rows(65_536..<70_000))
    #expect(allCells(whole) == allCells(blocks))
  }

  @Test
  func `banners joined otherwise count the same respondents`() {
    var joined = made.counter(expectedRows: 1_000_000)
    joined.add(made.rows)
    var apart = made.counter(expectedRows: 10)
    apart.add(made.rows)
    for (left, right) in zip(allCells(joined), allCells(apart)) {
      for column in 0..<left.columns {
        for slot in 0...left.slots {
          #expect(left.count(slot, column) == right.count(slot, column))
          #expect(isClose(left.weight(slot, column), right.weight(slot, column)))
        }
      }
    }
  }

  @Test
  func `without weights each respondent weighs one`() {
    var counter = BookCounter(
      items: made.items, banners: made.banners, isWeighted: false, expectedRows: 70_000)
    counter.add(CountedRows(columns: made.columns, mask: made.mask, count: 70_000))
    let cells = counter.cells(ofItem: 1, under: 0)
    #expect(cells.weight(0, 0) == Double(cells.count(0, 0)))
    #expect(cells.squaredWeight(0, 0) == Double(cells.count(0, 0)))
  }

  @Test
  func `nobody counted leaves zeros`() {
    var counter = made.counter()
    counter.add(made.rows(0..<0))
    #expect(counter.cells(ofItem: 0, under: 0).count(0, 0) == 0)
  }

  @Test
  func `a banner of 42 categories stands beside small ones`() {
    let counties = CountedBanner([CountedItem(column: 5, slots: 42)])
    var counter = BookCounter(
      items: made.items, banners: made.banners + [counties], isWeighted: true,
      expectedRows: 70_000)
    counter.add(made.rows)
    let cells = counter.cells(ofItem: 0, under: made.banners.count)
    let naive = made.naive(made.items[0], counties)
    #expect(cells.columns == 43)
    #expect(cells.count(2, 41) == naive[41 * (made.items[0].slots + 1) + 2].count)
  }

  /// Narrow and wide columns with all of their codes.
  private static let whole = [
    CountedItem(column: 2, slots: 7), CountedItem(column: 5, slots: 42),
    CountedItem(column: 6, slots: 303),
  ]

  @Test(arguments: whole, whole)
  func `one item under one other has the bits it has among several`(
    item: CountedItem, under: CountedItem
  ) {
    let banner = CountedBanner([under])
    for isWeighted in [false, true] {
      for mask in [nil, made.mask] {
        let rows = CountedRows(
          columns: made.columns, weights: isWeighted ? made.weights : nil, mask: mask,
          count: made.count)
        func cells(_ others: [CountedItem]) -> CountedCells {
          var counter = BookCounter(
            items: [item] + others, banners: [banner], isWeighted: isWeighted,
            expectedRows: made.count)
          counter.add(rows)
          return counter.cells(ofItem: 0, under: 0)
        }
        #expect(cells([]) == cells([made.items[0]]))
      }
    }
  }

  @Test
  func `one item of which some fall out is counted all the same`() {
    let banner = [made.banners[0]]
    var alone = BookCounter(
      items: [made.items[0]], banners: banner, isWeighted: true, expectedRows: made.count)
    var several = BookCounter(
      items: made.items, banners: banner, isWeighted: true, expectedRows: made.count)
    alone.add(made.rows)
    several.add(made.rows)
    #expect(alone.cells(ofItem: 0, under: 0) == several.cells(ofItem: 0, under: 0))
    #expect(alone.fallenOut(ofItem: 0) == several.fallenOut(ofItem: 0))
    #expect(alone.fallenOut(ofItem: 0).reduce(0, +) > 0)
  }

  private func allCells(_ counter: BookCounter) -> [CountedCells] {
    made.items.indices.flatMap { item in
      (made.banners.indices.map(Optional.some) + [nil]).map {
        counter.cells(ofItem: item, under: $0)
      }
    }
  }

  private func isClose(_ value: Double, _ reference: Double) -> Bool {
    abs(value - reference) <= 1e-12 * max(abs(reference), 1)
  }
}

/// Rows of random codes, weights and a mask.
private struct MadeRows {
  let count: Int
  let columns: [ColumnValues]
  let weights: [Double]
  let mask: [UInt8]
  let items = [
    CountedItem(column: 0, slots: 5), CountedItem(column: 1, slots: 2),
    CountedItem(column: 2, slots: 7), CountedItem(column: 6, slots: 300),
  ]
  let banners = [
    CountedBanner([CountedItem(column: 3, slots: 3)]),
    CountedBanner([CountedItem(column: 4, slots: 6)]),
    CountedBanner([CountedItem(column: 3, slots: 3), CountedItem(column: 1, slots: 2)]),
    CountedBanner([CountedItem(column: 5, slots: 40)]),
  ]

  init(count: Int, seed: UInt64) {
    var state = seed
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let sizes = [7, 3, 7, 4, 6, 42]
    var columns = sizes.map { size in
      ColumnValues.narrow((0..<count).map { _ in UInt8(draw(size)) })
    }
    columns.append(.wide((0..<count).map { _ in UInt32(draw(303)) }))
    self.columns = columns
    weights = (0..<count).map { _ in Double(draw(100_000)) / 31_417 }
    mask = (0..<count).map { _ in draw(10) == 0 ? 0 : 1 }
    self.count = count
  }

  var rows: CountedRows {
    CountedRows(columns: columns, weights: weights, mask: mask, count: count)
  }

  func rows(_ range: Range<Int>) -> CountedRows {
    let parts = columns.map { column -> ColumnValues in
      switch column {
      case .narrow(let codes): .narrow(Array(codes[range]))
      case .wide(let codes): .wide(Array(codes[range]))
      case .numbers(let numbers, let marks):
        .numbers(Array(numbers[range]), nonanswers: Array(marks[range]))
      }
    }
    return CountedRows(
      columns: parts, weights: Array(weights[range]), mask: Array(mask[range]),
      count: range.count)
  }

  func counter(expectedRows: Int = 70_000, tasks: Int = 2) -> BookCounter {
    BookCounter(
      items: items, banners: banners, isWeighted: true, expectedRows: expectedRows, tasks: tasks)
  }

  func naive(
    _ item: CountedItem, _ banner: CountedBanner
  ) -> [(count: Int, weight: Double, square: Double)] {
    var cells = [(count: Int, weight: Double, square: Double)](
      repeating: (0, 0, 0), count: (banner.categories + 1) * (item.slots + 1))
    for row in 0..<count where mask[row] == 1 {
      let slot = min(code(item.column, row), item.slots)
      var category = 0
      for part in banner.parts {
        let code = code(part.column, row)
        guard code < part.slots else {
          category = banner.categories
          break
        }
        category = category * part.slots + code
      }
      let cell = category * (item.slots + 1) + slot
      cells[cell].count += 1
      cells[cell].weight += weights[row]
      cells[cell].square += weights[row] * weights[row]
    }
    return cells
  }

  private func code(_ column: Int, _ row: Int) -> Int {
    switch columns[column] {
    case .narrow(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    case .numbers: 0
    }
  }
}

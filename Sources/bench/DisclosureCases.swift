import Disclosure

/// The protection of books of tables.
enum DisclosureCases {
  static var all: [KernelCase] {
    [
      protecting("200 tables of 6x8, few small cells", respondents: 2_000, smallColumn: false),
      protecting("200 tables of 6x8, many small cells", respondents: 300, smallColumn: false),
      protecting("200 tables of 6x8, a small column", respondents: 2_000, smallColumn: true),
    ]
  }

  private static func protecting(
    _ name: String, respondents: Int, smallColumn: Bool
  ) -> KernelCase {
    KernelCase(
      name: "disclosure, \(name)", runs: 5, target: 5_000,
      prepare: {
        let tables = made(tables: 200, respondents: respondents, smallColumn: smallColumn)
        return {
          let book = try LinkedBook(tables)
          let mask = try book.protected()
          return Double(mask.states.joined().count { !$0.isPublished })
        }
      })
  }

  /// Tables of made respondents, the same on every machine, about nobody.
  private static func made(tables: Int, respondents: Int, smallColumn: Bool) -> [BookTable] {
    var state: UInt64 = 7
    func draw(_ shares: [Int]) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var left = Int(state >> 33) % shares.reduce(0, +)
      for (category, share) in shares.enumerated() {
        if left < share { return category }
        left -= share
      }
      return shares.count - 1
    }
    let columns = (0..<respondents).map { respondent in
      smallColumn && respondent < 3 ? 7 : draw([9, 8, 7, 6, 5, 4, 3, smallColumn ? 0 : 2])
    }
    return (0..<tables).map { table in
      var counts = [Int](repeating: 0, count: 7 * 9)
      for column in columns {
        let row = draw([30, 25, 20, 12, 8, 5])
        for cell in [row * 9 + column, row * 9 + 8, 54 + column, 62] { counts[cell] += 1 }
      }
      return BookTable(
        name: "\(table)", base: "all",
        axes: [
          TableAxis(item: "item \(table)", categories: (1...6).map { "\($0)" }),
          TableAxis(item: "banner", categories: (1...8).map { "\($0)" }),
        ], counts: counts, rule: .survivors)
    }
  }
}

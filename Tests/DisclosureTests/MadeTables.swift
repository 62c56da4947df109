@testable import Disclosure

/// Random numbers from a seed, the same on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9e37_79b9_7f4a_7c15 }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Answers of made respondents to items, from which tables are counted one by one.
struct Answers {
  /// The code of each respondent by item; a set of codes for a multiple-response item.
  var codes: [String: [Set<Int>]]
  var count: Int

  /// Counts a table; the last position of each axis counts everybody in `keep`.
  func table(
    _ name: String, base: String = "all", given: [CellCondition] = [], narrows: [String] = [],
    axes: [TableAxis], rule: DisclosureRule, where keep: (Int) -> Bool = { _ in true }
  ) -> BookTable {
    let size = axes.reduce(1) { $0 * $1.count }
    var counts = [Int](repeating: 0, count: size)
    for respondent in 0..<count where keep(respondent) {
      for index in 0..<size {
        var left = index
        var isIn = true
        for axis in axes.reversed() {
          let position = left % axis.count
          left /= axis.count
          let own = codes[axis.item]?[respondent] ?? []
          if position < axis.categories.count {
            isIn = isIn && own.contains(position)
          } else if position < axis.total {
            isIn =
              isIn && !own.isDisjoint(with: axis.nets[position - axis.categories.count].parts)
          }
        }
        if isIn { counts[index] += 1 }
      }
    }
    return BookTable(
      name: name, base: base, given: given, narrows: narrows, axes: axes, counts: counts,
      rule: rule)
  }

  /// Single answers, the later categories rarer.
  static func random(
    _ items: [(name: String, categories: Int)], count: Int, using generator: inout SplitMix
  ) -> Answers {
    var codes: [String: [Set<Int>]] = [:]
    for item in items {
      codes[item.name] = (0..<count).map { _ in
        let first = Int.random(in: 0..<item.categories, using: &generator)
        return [min(first, Int.random(in: 0..<item.categories, using: &generator))]
      }
    }
    return Answers(codes: codes, count: count)
  }
}

extension TableAxis {
  static func numbered(
    _ item: String, _ categories: Int, nets: [Net] = [], shape: Shape = .exhaustive
  ) -> TableAxis {
    TableAxis(
      item: item, categories: (0..<categories).map { "\($0)" }, nets: nets, shape: shape)
  }
}

extension BookTable {
  /// A table of rows and columns from its inner counts; the totals are added.
  static func twoWay(
    _ name: String, rows: String = "rows", columns: String = "columns", _ inner: [[Int]],
    rule: DisclosureRule
  ) -> BookTable {
    let width = inner.first?.count ?? 0
    var counts: [Int] = []
    for row in inner { counts += row + [row.reduce(0, +)] }
    let totals = (0..<width).map { column in inner.reduce(0) { $0 + $1[column] } }
    counts += totals + [totals.reduce(0, +)]
    return BookTable(
      name: name, base: "all",
      axes: [.numbered(rows, inner.count), .numbered(columns, width)], counts: counts, rule: rule)
  }
}

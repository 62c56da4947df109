/// A table's counts of respondents, with all totals, as the rules of disclosure look at them.
package struct BookTable: Sendable {
  package let name: String
  /// The name of the base; tables with one base name count the same respondents.
  package let base: String
  /// Categories that the table is filtered by, beside its base.
  ///
  /// Layers that add up to a table belong to the axes, so that their sums are seen.
  package let given: [CellCondition]
  /// The bases of which this base is a part by one more condition.
  package var narrows: [String]
  package let axes: [TableAxis]
  /// One count for each position of the axes, the last axis fastest.
  package let counts: [Int]
  /// Weighted counts or magnitudes in the order of `counts`, where they are published too.
  package let weighted: [Double]?
  /// The contributions of a cell's respondents, at least the largest, where dominance is ruled.
  package let contributions: [Int: [Double]]
  package let rule: DisclosureRule
  /// The totals that are not printed: an axis is true where it is collapsed.
  package var unprintedTotals: Set<[Bool]> = []
  /// Whether the table is published; one that is not still links those that are.
  package var isPrinted = true
  /// The places in `counts` of what others know whatever is printed, as how many took part.
  package var known: Set<Int> = []
  /// What some cells are called in other tables, by their place in `counts`.
  package var synonyms: [Int: CellKey] = [:]
  /// The positions along the first axis that are not printed: answers of which only sums are told.
  package var hiddenRows: Set<Int> = []
  /// The other definitions that hold the respondents of its cells.
  package var restatements: [Restatement] = []
  /// What numbers that sum answers up are made of, by their place in `counts`.
  package var combinations: [Int: Combination] = [:]

  package init(
    name: String, base: String, given: [CellCondition] = [], narrows: [String] = [],
    axes: [TableAxis], counts: [Int], weighted: [Double]? = nil,
    contributions: [Int: [Double]] = [:], rule: DisclosureRule
  ) {
    let size = axes.reduce(1) { $0 * $1.count }
    precondition(counts.count == size, "a table has a count for each position of its axes")
    precondition(counts.allSatisfy { $0 >= 0 }, "a count is never negative")
    precondition(
      weighted.map { $0.count == size && $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true,
      "a table has a finite weight, never negative, for each position of its axes")
    self.name = name
    self.base = base
    self.given = given
    self.narrows = narrows
    self.axes = axes
    self.counts = counts
    self.weighted = weighted
    self.contributions = contributions
    self.rule = rule
  }

  /// A whole number that is a sum of cells, each so many times.
  package struct Combination: Sendable {
    package let terms: [(cell: CellKey, times: Int)]
    /// Of numbers that may not all be printed those of a lower rank are.
    package let rank: Int

    package init(_ terms: [(cell: CellKey, times: Int)], rank: Int = 0) {
      precondition(terms.allSatisfy { $0.times >= 0 }, "a sum of counts is never negative")
      self.terms = terms
      self.rank = rank
    }
  }

  /// How far positions of each axis lie apart in `counts`.
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: axes.count)
    for axis in axes.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * axes[axis + 1].count
    }
    return strides
  }

  /// Where a cell's count is in `counts`.
  package func index(of positions: [Int]) -> Int {
    precondition(positions.count == axes.count, "a cell has a position on each axis")
    return zip(positions, axes).reduce(0) { $0 * $1.1.count + $1.0 }
  }

  package func positions(of index: Int) -> [Int] {
    zip(strides, axes).map { stride, axis in index / stride % axis.count }
  }

  /// The definition of a cell.
  package func key(at positions: [Int]) -> CellKey {
    CellKey(
      base: base,
      conditions: given + zip(axes, positions).compactMap { $0.condition(at: $1) })
  }

  func isPrinted(at positions: [Int]) -> Bool {
    isPrinted && !(positions.first.map(hiddenRows.contains) ?? false)
      && !unprintedTotals.contains(zip(axes, positions).map { $1 == $0.total })
  }

  /// The wider definitions that a cell is a part of by a condition of the table's own.
  func widerKeys(of key: CellKey) -> [CellKey] {
    var wider = narrows.map { CellKey(base: $0, conditions: key.conditions) }
    wider += given.map { dropped in
      CellKey(base: base, conditions: key.conditions.filter { $0 != dropped })
    }
    if given.count > 1 {
      let filters = Set(given)
      wider.append(
        CellKey(base: base, conditions: key.conditions.filter { !filters.contains($0) }))
    }
    return wider + restatedWider(key)
  }
}

import SurveyStatistics

/// The cells of one block of a stub in one group of columns, with what tells how they vary.
///
/// The first rows are in the base; those after it stand beside.
///
/// It is shared and never changes, so that a cell can be asked for without copying it.
final class Crossing: Sendable {
  let rows: Int
  let baseRows: Int
  let columns: Int
  /// Respondents, row by row.
  let counts: [Int]
  let weights: [Double]
  let squares: [Double]
  let variation: Variation
  /// The bases of the columns.
  let columnBases: [BaseCounts]
  /// The weight of everybody in the base, summed row by row.
  let baseWeight: Double

  enum Variation: Sendable {
    /// Respondents are counted, as in a simple random sample.
    case counts
    case weighted(WeightedTable)
    case designed(DesignTable)
    /// Nothing is known, as for shares of answers.
    case none
  }

  /// - Parameters:
  ///   - slots: which of the counted slots are its rows, those in the base first.
  ///   - places: for each of its columns where it was counted.
  ///   - sampled: all respondents of the sample; nil where how cells vary is told later.
  convenience init(
    _ places: [(cells: CountedCells, category: Int)], slots: [Int], baseRows: Int,
    weighting: Weighting, sampled: Int?
  ) {
    let size = slots.count * places.count
    var counts = [Int](repeating: 0, count: size)
    var weights = [Double](repeating: 0, count: size)
    var squares = weights
    for (column, place) in places.enumerated() {
      for (row, slot) in slots.enumerated() {
        let cell = row * places.count + column
        let weight = place.cells.weight(slot, place.category)
        weights[cell] = weight
        counts[cell] = place.cells.respondents(slot, place.category, weighting)
        squares[cell] =
          weighting.isFrequency ? weight : place.cells.squaredWeight(slot, place.category)
      }
    }
    var variation = Variation.counts
    if weighting.isSampling, let sampled {
      let inBase = baseRows * places.count
      variation = .weighted(
        WeightedTable(
          rows: baseRows, columns: places.count, observations: counts.first(inBase),
          totals: weights.first(inBase), squares: squares.first(inBase), sampled: sampled))
    }
    self.init(
      rows: slots.count, baseRows: baseRows, columns: places.count, counts: counts,
      weights: weights, squares: squares, variation: variation)
  }

  func varying(_ variation: Variation) -> Crossing {
    Crossing(
      rows: rows, baseRows: baseRows, columns: columns, counts: counts, weights: weights,
      squares: squares, variation: variation, bases: columnBases)
  }

  func count(_ slots: [Int], _ column: Int) -> Int {
    var sum = 0
    for slot in slots { sum += counts[slot * columns + column] }
    return sum
  }

  func weight(_ slots: [Int], _ column: Int) -> Double {
    var sum = 0.0
    for slot in slots { sum += weights[slot * columns + column] }
    return sum
  }

  func square(_ slots: [Int], _ column: Int) -> Double {
    slots.reduce(0) { $0 + squares[$1 * columns + column] }
  }

  var base: [Int] { Array(0..<baseRows) }

  func weight(_ slots: [Int]) -> Double {
    (0..<columns).reduce(0) { $0 + weight(slots, $1) }
  }

  func bases(_ column: Int) -> BaseCounts { columnBases[column] }

  /// Everybody in the base of any column.
  var totalBase: BaseCounts {
    let cells = baseRows * columns
    return BaseCounts(
      unweighted: counts[..<cells].reduce(0, +), weighted: baseWeight,
      squares: squares[..<cells].reduce(0, +))
  }

  func bases(of slots: [Int], _ column: Int) -> BaseCounts {
    BaseCounts(
      unweighted: count(slots, column), weighted: weight(slots, column),
      squares: square(slots, column))
  }

  /// The share of a column's base in some rows, with its error under the design.
  func share(_ slots: [Int], _ column: Int) -> DesignProportion? {
    switch variation {
    case .weighted(let table): table.columnShare(of: slots, column: column)
    case .designed(let table): table.columnShare(of: slots, column: column)
    case .counts, .none: nil
    }
  }

  /// The weighted counts of the base.
  var contingencyTable: ContingencyTable {
    ContingencyTable(
      counts: Array(weights[0..<baseRows * columns]), rows: baseRows, columns: columns)
  }

  /// - Parameter bases: of the columns, where squares do not give them.
  init(
    rows: Int, baseRows: Int, columns: Int, counts: [Int], weights: [Double], squares: [Double],
    variation: Variation, bases: [BaseCounts]? = nil
  ) {
    self.rows = rows
    self.baseRows = baseRows
    self.columns = columns
    self.counts = counts
    self.weights = weights
    self.squares = squares
    self.variation = variation
    baseWeight = weights[..<(baseRows * columns)].reduce(0, +)
    columnBases =
      bases
      ?? (0..<columns).map { column in
        var (count, weight, square) = (0, 0.0, 0.0)
        for cell in stride(from: column, to: baseRows * columns, by: columns) {
          count += counts[cell]
          weight += weights[cell]
          square += squares[cell]
        }
        return BaseCounts(unweighted: count, weighted: weight, squares: square)
      }
  }
}

extension Crossing {
  /// One column of a crossing and the only one of another, side by side.
  convenience init(joining part: Crossing, column: Int, with whole: Crossing) {
    func joined<Value>(_ values: [Value], _ others: [Value]) -> [Value] {
      (0..<part.rows).flatMap { [values[$0 * part.columns + column], others[$0]] }
    }
    self.init(
      rows: part.rows, baseRows: part.baseRows, columns: 2,
      counts: joined(part.counts, whole.counts), weights: joined(part.weights, whole.weights),
      squares: joined(part.squares, whole.squares), variation: part.variation)
  }
}

extension BaseCounts {
  /// The effective base is (Σw)² / Σw² (Kish 1965).
  fileprivate init(unweighted: Int, weighted: Double, squares: Double) {
    self.init(
      unweighted: unweighted, weighted: weighted,
      effective: squares > 0 ? weighted * weighted / squares : 0)
  }
}

extension Array {
  /// Its first elements; itself, uncopied, where these are all.
  fileprivate func first(_ length: Int) -> [Element] {
    length == count ? self : Array(self[..<length])
  }
}

import SurveyStatistics

/// The cells of one block of a stub in one group of columns, with what tells how they vary.
///
/// The first rows are in the base; those after it stand beside.
struct Crossing: Sendable {
  let rows: Int
  let baseRows: Int
  let columns: Int
  /// Respondents, row by row.
  let counts: [Int]
  let weights: [Double]
  let squares: [Double]
  private(set) var variation: Variation

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
  ///   - sampled: all respondents of the sample.
  init(
    _ places: [(cells: CountedCells, category: Int)], slots: [Int], baseRows: Int,
    weighting: Weighting, sampled: Int
  ) {
    rows = slots.count
    columns = places.count
    self.baseRows = baseRows
    var counts: [Int] = []
    var weights: [Double] = []
    var squares: [Double] = []
    for slot in slots {
      for place in places {
        let weight = place.cells.weight(slot, place.category)
        weights.append(weight)
        // A frequency repeats the respondent: the count is the sum, and each copy weighs one.
        counts.append(
          weighting.isFrequency
            ? Int(min(weight, 0x1p53)) : place.cells.count(slot, place.category))
        squares.append(
          weighting.isFrequency ? weight : place.cells.squaredWeight(slot, place.category))
      }
    }
    self.counts = counts
    self.weights = weights
    self.squares = squares
    variation = .counts
    guard weighting.isSampling else { return }
    let inBase = 0..<baseRows * places.count
    variation = .weighted(
      WeightedTable(
        rows: baseRows, columns: places.count, observations: Array(counts[inBase]),
        totals: Array(weights[inBase]), squares: Array(squares[inBase]), sampled: sampled))
  }

  func varying(_ variation: Variation) -> Crossing {
    var copy = self
    copy.variation = variation
    return copy
  }

  func count(_ slots: [Int], _ column: Int) -> Int {
    slots.reduce(0) { $0 + counts[$1 * columns + column] }
  }

  func weight(_ slots: [Int], _ column: Int) -> Double {
    slots.reduce(0) { $0 + weights[$1 * columns + column] }
  }

  func square(_ slots: [Int], _ column: Int) -> Double {
    slots.reduce(0) { $0 + squares[$1 * columns + column] }
  }

  var base: [Int] { Array(0..<baseRows) }

  func weight(_ slots: [Int]) -> Double {
    (0..<columns).reduce(0) { $0 + weight(slots, $1) }
  }

  func bases(_ column: Int) -> BaseCounts {
    bases(of: base, column)
  }

  func bases(of slots: [Int], _ column: Int) -> BaseCounts {
    let (weight, square) = (weight(slots, column), square(slots, column))
    return BaseCounts(
      unweighted: count(slots, column), weighted: weight,
      effective: square > 0 ? weight * weight / square : 0)
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
}

extension Crossing {
  /// One column of a crossing and the only one of another, side by side.
  init(joining part: Crossing, column: Int, with whole: Crossing) {
    func joined<Value>(_ values: [Value], _ others: [Value]) -> [Value] {
      (0..<part.rows).flatMap { [values[$0 * part.columns + column], others[$0]] }
    }
    self.init(
      rows: part.rows, baseRows: part.baseRows, columns: 2,
      counts: joined(part.counts, whole.counts), weights: joined(part.weights, whole.weights),
      squares: joined(part.squares, whole.squares), variation: part.variation)
  }

  private init(
    rows: Int, baseRows: Int, columns: Int, counts: [Int], weights: [Double], squares: [Double],
    variation: Variation
  ) {
    self.rows = rows
    self.baseRows = baseRows
    self.columns = columns
    self.counts = counts
    self.weights = weights
    self.squares = squares
    self.variation = variation
  }
}

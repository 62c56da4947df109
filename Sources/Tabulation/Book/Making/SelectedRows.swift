import Microdata

/// Which rows of a data set the tables are about, and what they weigh.
struct SelectedRows: Sendable {
  /// Nil where all rows are counted.
  let mask: [UInt8]?
  let weights: [Double]?
  let rowCount: Int
  /// The rows that the conditions select.
  let selected: Int
  /// The rows left out because an answer that a condition needs is not there.
  let unknown: Int
  let withoutWeight: Int
  let weightless: Int

  /// - Throws: where a weight is negative, infinite or, among frequencies, not whole.
  init(
    _ dataset: Dataset, filters: [PlanCondition], weighting: Weighting
  ) throws(TabulationError) {
    var selection = RowSelection(nil, of: dataset)
    var unknown = 0
    for filter in filters {
      for name in filter.columns { _ = try dataset.column(name, for: .item) }
      let next = RowSelection(filter.filter(of: dataset), of: dataset)
      unknown += next.unknownCount
      selection = selection.intersected(with: next)
    }
    rowCount = dataset.rowCount
    selected = selection.count
    self.unknown = unknown
    guard let name = weighting.column else {
      mask = selection.mask
      weights = nil
      (withoutWeight, weightless) = (0, 0)
      return
    }
    let read = try RowWeights(
      try dataset.column(name, for: .weight), areFrequencies: weighting.isFrequency,
      selection: selection)
    guard read.unit == 1 else { throw .weightsTooLarge(name) }
    var mask = [UInt8](repeating: 0, count: dataset.rowCount)
    var (withoutWeight, weightless) = (0, read.weightless)
    for row in mask.indices {
      switch read.states[row] {
      case RowWeights.State.counted.rawValue:
        if read.values[row] > 0 { mask[row] = 1 } else { weightless += 1 }
      case RowWeights.State.missing.rawValue: withoutWeight += 1
      default: break
      }
    }
    self.mask = mask
    weights = read.values
    self.withoutWeight = withoutWeight
    self.weightless = weightless
  }
}

/// The rows of a pass, counted over all blocks.
struct RowTally: Hashable, Sendable {
  private(set) var rows = 0
  private(set) var selected = 0
  private(set) var unknown = 0
  private(set) var withoutWeight = 0
  private(set) var weightless = 0

  init() {}

  /// The rows of a table that is counted alone.
  init(_ rows: Int, _ selection: RowSelection, _ weights: RowWeights?) {
    self.rows = rows
    selected = selection.count
    unknown = selection.unknownCount
    withoutWeight = weights?.states.count { $0 == RowWeights.State.missing.rawValue } ?? 0
    weightless = weights?.weightless ?? 0
  }

  mutating func add(_ rows: SelectedRows) {
    self.rows += rows.rowCount
    selected += rows.selected
    unknown += rows.unknown
    withoutWeight += rows.withoutWeight
    weightless += rows.weightless
  }
}

extension RowSelection {
  /// The rows that both select.
  fileprivate func intersected(with other: RowSelection) -> RowSelection {
    guard let mine = mask else { return other }
    guard let theirs = other.mask else { return self }
    let both = zip(mine, theirs).map { $0 & $1 }
    return RowSelection(mask: both)
  }
}

import Microdata

/// The rows of a sample, counted over all blocks of its data.
struct RowTally: Hashable, Sendable {
  private(set) var rows = 0
  private(set) var selected = 0
  private(set) var unknown = 0
  private(set) var withoutWeight = 0
  private(set) var weightless = 0

  init() {}

  init(_ sample: Sample) { add(sample) }

  mutating func add(_ sample: Sample) {
    rows += sample.data.rowCount
    selected += sample.selection.count
    unknown += sample.selection.unknownCount
    let missing = RowWeights.State.missing.rawValue
    withoutWeight += sample.weights?.states.count { $0 == missing } ?? 0
    weightless += sample.weights?.weightless ?? 0
  }
}

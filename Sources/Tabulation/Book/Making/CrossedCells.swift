import Microdata

/// All rows of a sample by what two items hold.
struct CrossedCells {
  let cells: CountedCells
  /// The rows that lack a weight; nil where none does.
  private let unweighed: CountedCells?
  private let weighting: Weighting

  init(_ rows: CodedAnswers, _ columns: CodedAnswers, of sample: Sample) {
    func count(_ weights: [Double]?, _ mask: [UInt8]?) -> CountedCells {
      var counter = BookCounter(
        items: [CountedItem(column: 0, slots: rows.fates.count)],
        banners: [CountedBanner([CountedItem(column: 1, slots: columns.fates.count)])],
        isWeighted: weights != nil, expectedRows: sample.data.rowCount)
      counter.add(
        CountedRows(
          columns: [rows.slots, columns.slots], weights: weights, mask: mask,
          count: sample.data.rowCount))
      let cells = counter.cells(ofItem: 0, under: 0)
      precondition(
        counter.fallenOut(ofItem: 0).allSatisfy { $0 == 0 }
          && (0..<cells.slots).allSatisfy { cells.count($0, cells.columns - 1) == 0 },
        "a column's codes must be those of its categories and non-answers")
      return cells
    }
    cells = count(sample.weights?.values, sample.counted)
    unweighed = sample.weights?.missing.map { count(nil, $0) }
    weighting = sample.weighting
  }

  func respondents(_ row: Int, _ column: Int) -> Int {
    cells.respondents(row, column, weighting)
  }

  func excluded(_ rows: CodedAnswers, _ columns: CodedAnswers) -> [Exclusion] {
    var tally = ExclusionTally()
    for (row, rowFate) in rows.fates.enumerated() {
      for (column, columnFate) in columns.fates.enumerated() {
        let without = unweighed?.count(row, column) ?? 0
        switch (rowFate, columnFate) {
        case (.excluded(let reason), _), (_, .excluded(let reason)):
          tally.add(reason, respondents(row, column) + without)
        case (.shown, .shown): if without > 0 { tally.add(.weight, without) }
        }
      }
    }
    return tally.exclusions
  }
}

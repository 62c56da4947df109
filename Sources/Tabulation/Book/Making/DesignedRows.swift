import Microdata
import SurveyStatistics

/// The rows of a pass with the design of the sample that they are of.
struct DesignedRows: Sendable {
  let design: SurveyDesign
  let dataset: Dataset
  let mask: [UInt8]?

  /// - Throws: where the design's columns are not there, not complete, or contradict each other.
  init(
    _ request: DesignRequest, of dataset: Dataset, filters: [PlanCondition], weighting: Weighting
  ) throws(TabulationError) {
    let selected = try SelectedRows(dataset, filters: filters, weighting: weighting)
    design = try SurveyDesign(request, weights: selected.weights, of: dataset)
    self.dataset = dataset
    mask = selected.mask
  }

  /// For each row the place of its code among some; negative where it has none or is left out.
  func places(of source: CodeSource, among codes: [Int]) -> [Int32] {
    var placeOfCode: [Int32] = Array(repeating: -1, count: (codes.max() ?? -1) + 1)
    for (place, code) in codes.enumerated() { placeOfCode[code] = Int32(place) }
    var places = [Int32](repeating: -1, count: dataset.rowCount)
    source.values(of: dataset).forEachCode { row, code in
      if code < placeOfCode.count, mask?[row] ?? 1 == 1 { places[row] = placeOfCode[code] }
    }
    return places
  }

  /// For each row the place of its column in a group; negative where it is in none.
  ///
  /// - Parameter categories: the numbers of the group's categories in the banner, in order.
  func columns(of parts: BannerLayout.CountedParts, among categories: [Int]) -> [Int32] {
    var numbers = [Int](repeating: 0, count: dataset.rowCount)
    for (column, slots) in zip(parts.columns, parts.slots) {
      dataset.columns[column].values.forEachCode { row, code in
        numbers[row] = code < slots && numbers[row] >= 0 ? numbers[row] * slots + code : -1
      }
    }
    var placeOfCategory: [Int: Int32] = [:]
    for (place, category) in categories.enumerated() { placeOfCategory[category] = Int32(place) }
    return numbers.map { placeOfCategory[$0] ?? -1 }
  }

  /// The table of a block's base in a group of columns; nil where nobody is in it.
  func table(rows: [Int32], count: Int, columns: [Int32], width: Int) -> DesignTable? {
    let cells = zip(rows, columns).map { $0 < 0 || $1 < 0 ? -1 : $0 * Int32(width) + $1 }
    return try? DesignTable(design, cells: cells, rows: count, columns: width)
  }
}

import Microdata
import SurveyStatistics

/// The rows of a pass with the design of the sample that they are of.
struct DesignedRows: Sendable {
  let sample: DesignedSample
  let dataset: Dataset
  let mask: [UInt8]?
  /// For each group of the banner whose columns are disjoint, the column of each row; negative outside.
  private(set) var columnsOfGroup: [[Int32]] = []

  var design: SurveyDesign { sample.design }

  /// - Throws: where the design's columns are not there, not complete, or contradict each other.
  init(_ sample: Sample, under banner: BannerLayout) throws(TabulationError) {
    self.sample = try sample.designed()
    dataset = sample.data
    mask = sample.counted
    columnsOfGroup = banner.counted.map { counting in
      switch counting {
      case .disjoint(let parts, let places): columns(of: parts, among: places)
      case .overlapping: []
      }
    }
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
    var numbers = [Int32](repeating: 0, count: dataset.rowCount)
    for (column, slots) in zip(parts.columns, parts.slots) {
      dataset.columns[column].values.forEachCode { row, code in
        numbers[row] =
          code < slots && numbers[row] >= 0 ? numbers[row] * Int32(slots) + Int32(code) : -1
      }
    }
    var placeOfCategory = [Int32](repeating: -1, count: parts.slots.reduce(1, *))
    for (place, category) in categories.enumerated() { placeOfCategory[category] = Int32(place) }
    for row in numbers.indices where numbers[row] >= 0 {
      numbers[row] = placeOfCategory[Int(numbers[row])]
    }
    return numbers
  }

  /// The table of a block's base in a group of columns; nil where nobody is in it.
  func table(rows: [Int32], count: Int, columns: [Int32], width: Int) -> DesignTable? {
    try? sample.table(rows: rows, count: count, columns: columns, width: width)
  }
}

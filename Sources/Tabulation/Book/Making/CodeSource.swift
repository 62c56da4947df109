import Microdata

/// Where the codes of a block of a stub, or of a part of a banner, come from.
enum CodeSource: Hashable, Sendable {
  /// A column of the data.
  case column(Int)
  /// 0 and 1: whether any of some columns holds the code that means chosen; a non-answer of the first
  /// column stays one.
  case anyChosen([ChosenCode])

  struct ChosenCode: Hashable, Sendable {
    let column: Int
    let code: Int
  }

  /// The columns of the data that it needs.
  var columns: [Int] {
    switch self {
    case .column(let column): [column]
    case .anyChosen(let options): options.map(\.column)
    }
  }

  /// The codes of the rows of a data set that has been made of categories.
  func values(of dataset: Dataset) -> ColumnValues {
    switch self {
    case .column(let column): return dataset.columns[column].values
    case .anyChosen(let options):
      guard let first = options.first else { return .narrow([]) }
      let column = dataset.columns[first.column]
      var codes = [UInt32](repeating: 0, count: dataset.rowCount)
      column.values.forEachCode { row, code in
        // After 0 and 1 the non-answers stand in the column's own order.
        if code >= column.categories.count {
          codes[row] = UInt32(code - column.categories.count + 2)
        }
      }
      for option in options {
        dataset.columns[option.column].values.forEachCode { row, code in
          if code == option.code, codes[row] == 0 { codes[row] = 1 }
        }
      }
      return .compact(codes, distinctCodes: 2 + column.nonanswers.count)
    }
  }
}

extension ColumnValues {
  func forEachCode(_ body: (_ row: Int, _ code: Int) -> Void) {
    switch self {
    case .narrow(let codes): for (row, code) in codes.enumerated() { body(row, Int(code)) }
    case .wide(let codes): for (row, code) in codes.enumerated() { body(row, Int(code)) }
    case .numbers: preconditionFailure("a column of categories holds codes")
    }
  }
}

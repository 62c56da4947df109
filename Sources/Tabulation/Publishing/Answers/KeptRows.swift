import Microdata

/// The rows that a protected book was counted from: of respondents, and of each set of records.
struct KeptRows: Sendable {
  private var respondents: Dataset?
  private var records: [String: Dataset] = [:]

  init() {}

  /// Keeps rows, or a further block of them.
  mutating func add(_ dataset: Dataset, records name: String?) {
    if let name {
      records[name] = records[name]?.appending(dataset) ?? dataset
    } else {
      respondents = respondents?.appending(dataset) ?? dataset
    }
  }

  subscript(records: String?) -> Dataset? {
    guard let records else { return respondents }
    return self.records[records]
  }
}

extension Dataset {
  /// These rows and, after them, those of a block with the same columns.
  fileprivate func appending(_ other: Dataset) -> Dataset {
    Dataset(
      name: name, rowCount: rowCount + other.rowCount,
      columns: zip(columns, other.columns).map { mine, theirs in
        Column(
          name: mine.name, label: mine.label, measurement: mine.measurement,
          categories: mine.categories, nonanswers: mine.nonanswers,
          values: mine.values.appending(theirs.values), origin: mine.origin)
      }, notes: notes)
  }
}

extension ColumnValues {
  fileprivate func appending(_ other: ColumnValues) -> ColumnValues {
    switch (self, other) {
    case (.narrow(let mine), .narrow(let theirs)): return .narrow(mine + theirs)
    case (.numbers(let mine, let marks), .numbers(let theirs, let others)):
      return .numbers(mine + theirs, nonanswers: marks + others)
    default: return .wide(wideCodes + other.wideCodes)
    }
  }

  private var wideCodes: [UInt32] {
    switch self {
    case .narrow(let codes): codes.map(UInt32.init)
    case .wide(let codes): codes
    case .numbers: preconditionFailure("blocks of one column have one form")
    }
  }
}

package import Microdata
import QuestionnaireModel

extension RecordSet {
  /// The column that tells which respondent a record is of; no item can be called so.
  package static let respondentItem = "respondent#"

  /// The columns of the data that it is made of.
  package var columns: [String] { items.flatMap(\.columns) }
}

extension Dataset {
  /// Makes the records of a set: one row for each pass in which a respondent was asked anything.
  ///
  /// The columns are the pass, the respondent, the items of records, then those of respondents.
  ///
  /// - Throws: where a column of a record is not there.
  package func records(_ set: RecordSet) throws(TabulationError) -> Dataset {
    var sources: [[Column]] = []
    for item in set.items {
      var columns: [Column] = []
      for name in item.columns { columns.append(try column(name, for: .item)) }
      sources.append(columns)
    }
    var rows: [Int] = []
    var passes: [Int] = []
    for row in 0..<rowCount {
      for pass in set.passes.indices where sources.contains(where: { $0[pass].wasAsked(row) }) {
        rows.append(row)
        passes.append(pass)
      }
    }
    let pass = Column(
      name: set.passItem, label: set.label, measurement: .nominal,
      categories: ColumnCategory.list(set.passes.map { ($0.code, $0.label) }), nonanswers: [],
      values: .compact(passes.map(UInt32.init), distinctCodes: set.passes.count),
      origin: .made(of: sources.flatMap(\.self)))
    let respondent = Column(
      name: RecordSet.respondentItem, label: "Respondent", measurement: .nominal, categories: [],
      nonanswers: [],
      values: .numbers(
        rows.map { Double($0 + 1) }, nonanswers: Array(repeating: 0, count: rows.count)),
      origin: .bare)
    let items = zip(set.items, sources).map { item, columns in
      columns.gathered(as: item.name, rows, passes)
    }
    // A record's own column stands before a respondent's of the same name.
    let own = Set([pass.name] + set.items.map(\.name))
    let shared = columns.filter { !own.contains($0.name) }.map { column in
      [column].gathered(as: column.name, rows, Array(repeating: 0, count: rows.count))
    }
    return Dataset(
      name: name, rowCount: rows.count, columns: [pass, respondent] + items + shared, notes: notes)
  }
}

extension Column {
  /// Whether a respondent was asked what the column holds.
  fileprivate func wasAsked(_ row: Int) -> Bool {
    switch heldValue(row: row) {
    case .nonanswer(let kind): ![.notAsked, .notReached, .withdrawn].contains(kind)
    case .number, .nothing, .choices, .text: true
    }
  }
}

extension [Column] {
  /// One column of the cells of several with the same codes.
  fileprivate func gathered(as name: String, _ rows: [Int], _ parts: [Int]) -> Column {
    let cells = zip(rows, parts)
    let values: ColumnValues
    switch self[0].values {
    case .narrow:
      values = .narrow(cells.map { row, part in UInt8(truncatingIfNeeded: self[part].code(row)) })
    case .wide:
      values = .wide(cells.map { row, part in UInt32(truncatingIfNeeded: self[part].code(row)) })
    case .numbers:
      values = .numbers(
        cells.map { row, part in self[part].number(row).0 },
        nonanswers: cells.map { row, part in self[part].number(row).mark })
    }
    var origin = self[0].origin
    origin.confidentiality = ColumnOrigin.made(of: self).confidentiality
    return Column(
      name: name, label: self[0].label, measurement: self[0].measurement,
      categories: self[0].categories, nonanswers: self[0].nonanswers, values: values,
      origin: origin)
  }
}

extension Column {
  fileprivate func code(_ row: Int) -> Int {
    switch values {
    case .narrow(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    case .numbers: preconditionFailure("passes of one item have columns of one form")
    }
  }

  fileprivate func number(_ row: Int) -> (Double, mark: UInt8) {
    switch values {
    case .numbers(let numbers, let marks): (numbers[row], marks[row])
    case .narrow, .wide: preconditionFailure("passes of one item have columns of one form")
    }
  }
}

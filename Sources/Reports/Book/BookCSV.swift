import Interchange
import SurveyStatistics
package import Tabulation

/// Renders a book as CSV: one record for each cell, or for each number of a cell.
///
/// Numbers carry full precision; what does not exist is empty and what is held back is `[c]`. Text that
/// a spreadsheet would run as a formula gets an apostrophe before it.
package struct BookCSV: Sendable {
  package enum Form: Hashable, Sendable {
    /// One record for each cell, with a field for each number.
    case cells
    /// One record for each cell and number.
    case tidy
  }

  /// What stands for a number that disclosure control holds back.
  package static let withheld = "[c]"

  private let form: Form

  package init(_ form: Form = .cells) {
    self.form = form
  }

  private static let place = [
    "table", "row", "row_label", "row_kind", "group", "column", "column_label", "letter",
  ]

  package func render(_ book: FinishedBook) -> String {
    blocks(of: book).reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
  }

  /// The bytes of the text, part after part; some tables at a time are written side by side.
  package func blocks(of book: FinishedBook) -> AnySequence<[UInt8]> {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var csv = CSVWriter(options)
    let fields =
      form == .cells
      ? CellNumber.allCases.map(\.field) + ["mark"] : ["statistic", "value"]
    for name in Self.place + fields { csv.append(text: name) }
    csv.endRecord()
    let tables = book.tables.inParallelBlocks { [options] _, table in
      var csv = CSVWriter(options)
      append(table, to: &csv)
      return csv.bytes
    }
    return AnySequence([AnySequence([csv.bytes]), tables].lazy.joined())
  }

  private func append(_ table: FinishedTable, to csv: inout CSVWriter) {
    appendBases(of: table, to: &csv)
    let shown = Set(table.shownNumbers)
    for row in table.rows.indices {
      for column in table.columns.indices {
        switch form {
        case .cells:
          appendPlace(table, row, column, to: &csv)
          for number in CellNumber.allCases {
            append(shown.contains(number) ? table.published(number, row, column) : .none, to: &csv)
          }
          csv.append(text: table.publishedMark(row, column))
          csv.endRecord()
        case .tidy:
          for number in CellNumber.allCases where shown.contains(number) {
            let published = table.published(number, row, column)
            guard published != .none else { continue }
            appendPlace(table, row, column, to: &csv)
            csv.append(text: number.field)
            append(published, to: &csv)
            csv.endRecord()
          }
        }
      }
    }
    for result in table.withheld.tests ? [] : table.omnibus { append(result, of: table, to: &csv) }
    for result in table.hypotheses { append(result, of: table, to: &csv) }
  }

  /// Claims follow the tests, as rows of their own.
  private func append(
    _ result: HypothesisResult, of table: FinishedTable, to csv: inout CSVWriter
  ) {
    let hypothesis = result.hypothesis
    for (name, value) in result.records(isWithheld: table.isWithheld(result)) {
      let place = [
        table.name, hypothesis.name, hypothesis.statement, "hypothesis", hypothesis.groups.item,
        (hypothesis.groups.categories ?? []).joined(separator: " less "),
        result.groups.joined(separator: " less "), "",
      ]
      for text in place { csv.append(text: text) }
      if form == .tidy { csv.append(text: name) }
      for field in CellNumber.allCases where form == .cells || field == .value {
        switch value {
        case .text(let text) where field == .value: csv.append(text: text)
        case .number(let number) where field == .value: append(number, to: &csv)
        case .text, .number: csv.appendMissing()
        }
      }
      if form == .cells { csv.append(text: name) }
      csv.endRecord()
    }
  }

  /// Tests follow the cells, as rows of their own.
  private func append(
    _ result: OmnibusResult, of table: FinishedTable, to csv: inout CSVWriter
  ) {
    for (name, value) in result.fields {
      let place = [
        table.name, result.test.id.rawValue, result.row ?? "", "test",
        table.groups[result.group].name, "", "", "",
      ]
      for text in place { csv.append(text: text) }
      if form == .tidy {
        csv.append(text: name)
        append(.number(value), to: &csv)
      } else {
        for field in CellNumber.allCases {
          append(field == .value ? .number(value) : .none, to: &csv)
        }
        csv.append(text: name)
      }
      csv.endRecord()
    }
  }

  /// The bases go first, as rows of their own.
  private func appendBases(of table: FinishedTable, to csv: inout CSVWriter) {
    for kind in BaseKind.allCases {
      for column in table.columns.indices {
        let number: PublishedNumber =
          table.publishedBase(column).map { .number(kind.value(of: $0)) } ?? .withheld
        for text in [table.name, kind.code, kind.label, "base"] { csv.append(text: text) }
        appendColumn(table, column, to: &csv)
        if form == .tidy {
          csv.append(text: kind.code)
          append(number, to: &csv)
        } else {
          for field in CellNumber.allCases {
            append(field == .value ? number : .none, to: &csv)
          }
          csv.append(text: "")
        }
        csv.endRecord()
      }
    }
  }

  private func appendPlace(
    _ table: FinishedTable, _ row: Int, _ column: Int, to csv: inout CSVWriter
  ) {
    for text in [
      table.name, table.rows[row].code, table.rows[row].label, table.rows[row].kind.name,
    ] { csv.append(text: text) }
    appendColumn(table, column, to: &csv)
  }

  private func appendColumn(_ table: FinishedTable, _ column: Int, to csv: inout CSVWriter) {
    let column = table.columns[column]
    csv.append(text: column.group.map { table.groups[$0].name } ?? "")
    csv.append(text: column.code)
    csv.append(text: column.label)
    csv.append(text: column.letter ?? "")
  }

  private func append(_ number: PublishedNumber, to csv: inout CSVWriter) {
    switch number {
    case .number(let value):
      if let whole = Int(exactly: value) {
        csv.append(integer: whole)
      } else if value.isFinite {
        csv.append(number: value)
      } else {
        csv.appendMissing()
      }
    case .withheld: csv.append(text: Self.withheld)
    case .none: csv.appendMissing()
    }
  }
}

/// The bases of a column in the order they are printed.
enum BaseKind: CaseIterable {
  case unweighted
  case weighted
  case effective

  var code: String {
    switch self {
    case .unweighted: "unweighted_base"
    case .weighted: "weighted_base"
    case .effective: "effective_base"
    }
  }

  var label: String {
    switch self {
    case .unweighted: "Unweighted base"
    case .weighted: "Weighted base"
    case .effective: "Effective base"
    }
  }

  func value(of base: BaseCounts) -> Double {
    switch self {
    case .unweighted: Double(base.unweighted)
    case .weighted: base.weighted
    case .effective: base.effective
    }
  }
}

extension OmnibusResult {
  /// The numbers of a test by their names as records.
  fileprivate var fields: [(name: String, value: Double)] {
    var fields: [(String, Double?)] = [("statistic", test.statistic)]
    for (place, df) in test.degreesOfFreedom.enumerated() { fields.append(("df\(place + 1)", df)) }
    fields += [
      ("p", test.p.value), ("cramers_v", effect?.estimate),
      ("family_p", family?.adjustedP), ("respondents", Double(respondents)),
    ]
    return fields.compactMap { name, value in value.map { (name, $0) } }
  }
}

extension CellNumber {
  /// Its name as a field.
  var field: String {
    switch self {
    case .unweighted: "unweighted"
    case .weighted: "weighted"
    case .columnPercent: "column_percent"
    case .rowPercent: "row_percent"
    case .totalPercent: "total_percent"
    case .expected: "expected"
    case .adjustedResidual: "adjusted_residual"
    case .standardError: "standard_error"
    case .intervalLower: "interval_lower"
    case .intervalUpper: "interval_upper"
    case .designEffect: "design_effect"
    case .value: "value"
    }
  }
}

extension FinishedTable {
  /// What is printed beside a cell.
  func publishedMark(_ row: Int, _ column: Int) -> String {
    guard !withheld.comparisons.contains(row), !isWithheld(row, column),
      !isOnSmallBase(.columnPercent, row, column)
    else { return "" }
    return rows[row].marks.isEmpty ? "" : rows[row].marks[column]
  }
}

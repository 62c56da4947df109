import Interchange
import SurveyStatistics
import Tabulation

/// What both forms of CSV write of a table: who a record is about, and records beside those of cells.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe before it.
struct BookRecords {
  let page: TablePage

  /// The names of the fields that tell what a record is about.
  static let place = [
    "table", "row", "row_label", "row_kind", "group", "column", "column_label", "letter",
  ]

  static var options: CSVWriter.Options {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    return options
  }

  static func header(_ fields: [String]) -> [UInt8] {
    var csv = CSVWriter(options)
    for name in place + fields { csv.append(text: name) }
    csv.endRecord()
    return csv.bytes
  }

  /// A number of a table that is not one of its cells'.
  struct Record {
    let place: [String]
    let name: String
    let value: HypothesisResult.Field
  }

  /// The bases of the columns, which go first.
  var bases: [Record] {
    BaseKind.allCases.flatMap { kind in
      page.columns.indices.map { column in
        Record(
          place: [page.name, kind.code, kind.label, "base"] + self.column(column),
          name: kind.code,
          value: .number(
            page.bases[column].map { .number(kind.value(of: $0)) } ?? .withheld))
      }
    }
  }

  /// The tests and the claims, which follow the cells.
  var results: [Record] {
    let tests = page.tests.flatMap { result in
      let place = [
        page.name, result.test.id.rawValue, result.row ?? "", "test",
        page.groups[result.group].name, "", "", "",
      ]
      return result.fields.map {
        Record(place: place, name: $0.name, value: .number(.number($0.value)))
      }
    }
    let measures = page.associations.filter { !$0.isOfTest }.flatMap { association in
      let place = [
        page.name, association.result.id.rawValue, association.row ?? "", "association",
        page.groups[association.group].name, "", "", "",
      ]
      return association.fields.map {
        Record(place: place, name: $0.name, value: .number(.number($0.value)))
      }
    }
    let claims = page.hypotheses.enumerated().flatMap { number, result in
      let hypothesis = result.hypothesis
      let place = [
        page.name, hypothesis.name, hypothesis.statement, "hypothesis", hypothesis.groups.item,
        (hypothesis.groups.categories ?? []).joined(separator: " less "),
        result.groups.joined(separator: " less "), "",
      ]
      return result.records(isWithheld: page.withheldHypotheses.contains(number)).map {
        Record(place: place, name: $0.name, value: $0.value)
      }
    }
    return tests + measures + claims
  }

  /// Writes what a record of a cell is about.
  func appendPlace(_ row: Int, _ column: Int, to csv: inout CSVWriter) {
    let row = page.rows[row]
    csv.append(text: page.name)
    csv.append(code: row.code)
    csv.append(text: row.label)
    csv.append(text: row.kind.name)
    let column = self.column(column)
    csv.append(text: column[0])
    csv.append(code: column[1])
    for text in column[2...] { csv.append(text: text) }
  }

  private func column(_ place: Int) -> [String] {
    let column = page.columns[place]
    return [
      column.group.map { page.groups[$0].name } ?? "", column.code, column.label,
      column.letter ?? "",
    ]
  }
}

extension CSVWriter {
  mutating func append(_ value: HypothesisResult.Field) {
    switch value {
    case .text(let text): append(text: text)
    case .number(let number): append(number)
    }
  }

  /// Writes a number; nothing where there is none, and a sign where it is held back.
  mutating func append(_ number: PublishedNumber) {
    switch number {
    case .number(let value):
      if let whole = Int(exactly: value) {
        append(integer: whole)
      } else if value.isFinite {
        append(number: value)
      } else {
        appendMissing()
      }
    case .withheld: append(text: PublishedNumber.withheldSign)
    case .none: appendMissing()
    }
  }
}

extension TablePage.Association {
  /// The numbers of a measure by their names as records.
  fileprivate var fields: [(name: String, value: Double)] {
    let fields: [(String, Double?)] = [
      ("estimate", result.estimate), ("standard_error", result.standardError),
      ("interval_lower", result.confidenceInterval?.lower),
      ("interval_upper", result.confidenceInterval?.upper),
    ]
    return fields.compactMap { name, value in value.map { (name, $0) } }
  }
}

extension OmnibusResult {
  /// The numbers of a test by their names as records.
  var fields: [(name: String, value: Double)] {
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

import Interchange
import SurveyStatistics
package import Tabulation

/// Renders a comparison with known shares as tidy CSV: one record for each category, then the test.
///
/// Numbers carry full precision and what does not exist is empty. Text that a spreadsheet would run
/// as a formula gets an apostrophe before it.
package struct ShareComparisonCSV: Sendable {
  package init() {}

  package static let header = [
    "kind", "id", "label", "n", "share", "standard_error", "lower", "upper", "known", "statistic",
    "df1", "df2", "p", "method",
  ]

  package func render(_ comparison: ShareComparison) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var csv = CSVWriter(options)
    for name in Self.header { csv.append(text: name) }
    csv.endRecord()
    for row in comparison.rows {
      for text in ["category", row.category.code, row.category.label] { csv.append(text: text) }
      csv.append(row.respondents)
      append(
        [
          row.share, row.standardError, row.confidenceInterval?.lower,
          row.confidenceInterval?.upper, row.known, nil, nil, nil, nil,
        ], to: &csv)
      csv.appendMissing()
      csv.endRecord()
    }
    for text in ["test", comparison.testID, ""] { csv.append(text: text) }
    csv.append(comparison.respondents)
    let df = comparison.statistic?.degreesOfFreedom ?? []
    append(
      [
        nil, nil, nil, nil, nil, comparison.statistic?.value, df.first, df.dropFirst().first,
        comparison.p?.value,
      ], to: &csv)
    csv.append(text: comparison.p?.origin.method ?? "")
    csv.endRecord()
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  private func append(_ numbers: [Double?], to csv: inout CSVWriter) {
    for number in numbers {
      if let number, number.isFinite { csv.append(number: number) } else { csv.appendMissing() }
    }
  }
}

extension CSVWriter {
  /// Writes a count, or nothing where it is held back.
  fileprivate mutating func append(_ count: Int?) {
    if let count { append(integer: count) } else { appendMissing() }
  }
}

extension ShareComparison {
  /// The name of its test in output files.
  var testID: String { isDesignBased ? "design-goodness-of-fit" : "goodness-of-fit" }
}

import Interchange
package import Microdata
import QuestionnaireModel
package import Tabulation

/// Renders weights as CSV: the number of each row, what was asked to go with it, and its weight.
package struct WeightsCSV: Sendable {
  package init() {}

  /// - Parameter kept: columns of the data to go along, such as an identifier.
  package func render(_ weighting: SampleWeighting, kept: [Column] = []) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var csv = CSVWriter(options)
    for name in ["row"] + kept.map(\.name) + ["weight"] { csv.append(text: name) }
    csv.endRecord()
    for (row, weight) in weighting.weights.enumerated() {
      csv.append(integer: row + 1)
      for column in kept { append(column, row, to: &csv) }
      if let weight { csv.append(number: weight) } else { csv.appendMissing() }
      csv.endRecord()
    }
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  private func append(_ column: Column, _ row: Int, to csv: inout CSVWriter) {
    switch column.values {
    case .narrow(let codes): append(column, code: Int(codes[row]), to: &csv)
    case .wide(let codes): append(column, code: Int(codes[row]), to: &csv)
    case .numbers(let numbers, let marks):
      if marks[row] == 0 {
        csv.append(number: numbers[row])
      } else {
        append(nonanswer: column.nonanswers[Int(marks[row]) - 1], to: &csv)
      }
    }
  }

  private func append(_ column: Column, code: Int, to csv: inout CSVWriter) {
    if code < column.categories.count {
      csv.append(text: column.categories[code].code)
    } else {
      append(nonanswer: column.nonanswers[code - column.categories.count], to: &csv)
    }
  }

  private func append(nonanswer: NonAnswerCategory, to csv: inout CSVWriter) {
    if nonanswer.kind == .missing { csv.appendMissing() } else { csv.append(text: nonanswer.code) }
  }
}

import Interchange
import SurveyStatistics
package import Tabulation

/// Renders the results of a comparison as tidy CSV: one record for each effect, test and pair.
///
/// Numbers carry full precision and what does not exist is empty. Text that a spreadsheet would run
/// as a formula gets an apostrophe before it.
package struct ItemComparisonCSV: Sendable {
  package init() {}

  package static let header = [
    "kind", "id", "first", "second", "estimate", "standard_error", "lower", "upper", "statistic",
    "df1", "df2", "p", "method",
  ]

  /// One record of results.
  private struct Record {
    var texts: [String]
    var estimate: Double?
    var standardError: Double?
    var interval: ConfidenceInterval?
    var statistic: Double?
    var degreesOfFreedom: [Double] = []
    var p: PValue?

    init(_ kind: String, _ id: String, _ first: String = "", _ second: String = "") {
      texts = [kind, id, first, second]
    }
  }

  package func render(_ comparison: ItemComparison) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var csv = CSVWriter(options)
    for name in Self.header { csv.append(text: name) }
    csv.endRecord()
    for effect in comparison.effects { append(record(effect), to: &csv) }
    for test in comparison.tests { append(record(test), to: &csv) }
    for pair in comparison.pairwise { append(record(pair, comparison.samples), to: &csv) }
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  private func record(_ effect: ComparisonEffect) -> Record {
    var record = Record("association", effect.id.rawValue)
    record.estimate = effect.estimate
    record.standardError = effect.standardError
    record.interval = effect.confidenceInterval
    return record
  }

  private func record(_ test: ComparisonTest) -> Record {
    var record = Record("test", test.id.rawValue)
    record.statistic = test.statistic
    record.degreesOfFreedom = test.degreesOfFreedom
    record.p = test.p
    return record
  }

  private func record(_ pair: PairwiseResult, _ samples: [ComparedSample]) -> Record {
    var record = Record(
      "comparison", pair.id.rawValue, samples[pair.first].code, samples[pair.second].code)
    record.estimate = pair.difference
    record.standardError = pair.standardError
    record.interval = pair.confidenceInterval
    record.statistic = pair.statistic
    record.degreesOfFreedom = pair.degreesOfFreedom
    record.p = pair.p
    return record
  }

  private func append(_ record: Record, to csv: inout CSVWriter) {
    for text in record.texts { csv.append(text: text) }
    let numbers: [Double?] = [
      record.estimate, record.standardError, record.interval?.lower, record.interval?.upper,
      record.statistic, record.degreesOfFreedom.first, record.degreesOfFreedom.dropFirst().first,
      record.p?.value,
    ]
    for number in numbers {
      if let number, number.isFinite { csv.append(number: number) } else { csv.appendMissing() }
    }
    csv.append(text: record.p?.origin.method ?? "")
    csv.endRecord()
  }
}

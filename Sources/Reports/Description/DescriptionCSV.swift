import Interchange
import Microdata
package import Tabulation

/// Renders a description as one record for each number: group, item, statistic and its value.
///
/// Numbers carry full precision; what does not exist has no record and what is held back is `[c]`.
package struct DescriptionCSV: Sendable {
  package init() {}

  package func render(_ description: DatasetDescription) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var writer = CSVWriter(options)
    for name in ["group", "item", "label", "kind", "statistic", "code", "category", "value"] {
      writer.append(text: name)
    }
    writer.endRecord()
    write(description.items, of: "", to: &writer)
    for group in description.groups { write(group.items, of: group.code, to: &writer) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func write(_ items: [ItemDescription], of group: String, to writer: inout CSVWriter) {
    for item in items {
      func record(
        _ statistic: String, _ value: Double?, code: String = "", category: String = "",
        isHeldBack: Bool = false
      ) {
        guard value != nil || isHeldBack else { return }
        for text in [
          group, item.item, item.label, item.measurement.word, statistic, code, category,
        ] {
          writer.append(text: text)
        }
        if let value { writer.append(number: value) } else { writer.append(text: "[c]") }
        writer.endRecord()
      }
      record("answered", item.answered.map(Double.init), isHeldBack: item.isWithheld)
      for nonanswer in item.nonanswers {
        record(
          "nonanswer", nonanswer.count.map(Double.init), code: nonanswer.code,
          category: nonanswer.label, isHeldBack: true)
      }
      for category in item.categories ?? [] {
        record(
          "n", category.count.map(Double.init), code: category.code, category: category.label,
          isHeldBack: true)
        record(
          "percent", category.percent, code: category.code, category: category.label,
          isHeldBack: item.isWithheld)
      }
      guard let numbers = item.numbers else { continue }
      let values: [(String, Double?)] = [
        ("mean", numbers.mean), ("sd", numbers.standardDeviation),
        ("lower_quartile", numbers.quartiles?[0]), ("median", numbers.quartiles?[1]),
        ("upper_quartile", numbers.quartiles?[2]), ("minimum", numbers.minimum),
        ("maximum", numbers.maximum),
      ]
      for (name, value) in values { record(name, value, isHeldBack: item.isWithheld) }
    }
  }
}

import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders a comparison with known shares as text for reading.
package struct ShareComparisonText: Sendable {
  let width: Int

  package init(width: Int = 80) { self.width = max(width, 40) }

  package func render(_ comparison: ShareComparison) -> String {
    let percent = DecimalFormat.percent
    var title = ["\(comparison.item) against known shares"]
    if !comparison.label.isEmpty, comparison.label != comparison.item {
      title += TextLayout.wrapped(comparison.label, width: width, indent: 2)
    }
    let table = PlainTable(
      header: [comparison.item, "n", "%", "CI", "known %"],
      rows: comparison.rows.map { row in
        [
          row.category.label, HeldBack.text(row.respondents),
          row.share.map { percent.text(100 * $0) } ?? HeldBack.text,
          row.confidenceInterval.map {
            "[\(percent.text(100 * $0.lower)), \(percent.text(100 * $0.upper))]"
          } ?? "", percent.text(100 * row.known),
        ]
      }, width: width)
    let reasons = comparison.excluded.map(HeldBack.text)
    let excluded = "Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", "))
    let name = comparison.isDesignBased ? "Goodness of fit under the design" : "Goodness of fit"
    var blocks = [
      title, table.lines + ["n = \(HeldBack.text(comparison.respondents))", excluded],
    ]
    if let statistic = comparison.statistic, let p = comparison.p {
      blocks.append([
        "\(name) χ²\(StatisticText.freedom(statistic.degreesOfFreedom)) = "
          + "\(DecimalFormat.statistic.text(statistic.value)), \(StatisticText.p(p))"
      ])
    }
    let notes = comparison.notes.flatMap {
      TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }
}

/// Renders a comparison with known shares as JSON of the form `percept.fit/1`.
package struct ShareComparisonJSON: Sendable {
  package init() {}

  package func render(_ comparison: ShareComparison) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.fit/1")
      json.member("item", comparison.item)
      json.member("n", comparison.respondents)
      json.member("level", comparison.level)
      json.key("categories")
      json.array { json in
        for row in comparison.rows {
          json.object { json in
            json.member("code", row.category.code)
            json.member("label", row.category.label)
            json.member("n", row.respondents)
            json.member("share", row.share)
            json.member("standardError", row.standardError)
            json.interval("confidenceInterval", row.confidenceInterval)
            json.member("known", row.known)
          }
        }
      }
      json.key("test")
      json.object { json in
        json.member("id", comparison.testID)
        json.member("statistic", comparison.statistic?.value)
        json.numbers("df", comparison.statistic?.degreesOfFreedom ?? [])
        json.member("p", comparison.p?.value)
      }
      json.key("notes")
      json.array { json in for note in comparison.notes { json.value(note.description) } }
    }
    return json.text + "\n"
  }
}

import QuestionnaireModel
package import SurveyStatistics

/// The error rates of keying as plain text.
package struct KeyingText {
  private let tally: KeyingTally
  private let level: Double
  private let width: Int

  package init(_ tally: KeyingTally, level: Double, width: Int = 80) {
    self.tally = tally
    self.level = level
    self.width = width
  }

  package func render() -> String {
    var lines = ["Errors of keying", ""]
    lines += PlainTable(header: header("first keying"), rows: overall, width: width).lines
    lines += ["", "By keyer"]
    lines += PlainTable(header: header(""), rows: keyers, width: width).lines
    let wrong = tally.fields.filter { $0.value.errors > 0 }
      .sorted {
        ($1.value.errors, $0.key.rawValue) < ($0.value.errors, $1.key.rawValue)
      }
    if !wrong.isEmpty {
      lines += ["", "By field, those with errors"]
      lines +=
        PlainTable(
          header: header(""), rows: wrong.map { row($0.key.rawValue, $0.value) }, width: width
        ).lines
    }
    lines += [""] + notes
    return lines.joined(separator: "\n") + "\n"
  }

  private func header(_ title: String) -> [String] {
    [title, "errors", "fields", "%", "\(ShortestDecimal(level).shifted(by: 2).text)% interval"]
  }

  private var overall: [[String]] {
    [row("all fields but text", tally.first)]
      + (tally.texts.fields > 0 ? [row("text", tally.texts)] : [])
  }

  private var keyers: [[String]] {
    func rows(_ counts: [String: KeyingTally.Count], _ keying: String) -> [[String]] {
      counts.sorted { $0.key < $1.key }.map { name, count in
        row("\(name.isEmpty ? "(no name)" : name), \(keying)", count)
      }
    }
    return rows(tally.firstKeyers, "first") + rows(tally.secondKeyers, "second")
  }

  private func row(_ label: String, _ count: KeyingTally.Count) -> [String] {
    guard let rate = count.rate, let interval = try? rate.interval(level: level) else {
      return [label, "0", "0", "–", "–"]
    }
    let percent = DecimalFormat(decimals: 2)
    return [
      label, String(count.errors), String(count.fields), percent.text(rate.rate * 100),
      "\(percent.text(interval.lower * 100)) – \(percent.text(interval.upper * 100))",
    ]
  }

  private var notes: [String] {
    let dependent =
      tally.dependentForms == 0
      ? "all keyed independently"
      : "\(tally.dependentForms) keyed with each difference told at once"
    return [
      "Forms: \(tally.forms), \(dependent); fields that differed: \(tally.differences).",
      "Intervals: Clopper and Pearson, fields taken as independent. Errors that two",
      "keyers made alike are not seen.",
    ]
  }
}

/// The decision on a batch in one line.
package struct AcceptanceText {
  private let rule: AcceptanceRule

  package init(_ rule: AcceptanceRule) {
    self.rule = rule
  }

  /// Says the bound, the limit, and what follows; where no field is compared every rate is possible.
  package func render(_ count: KeyingTally.Count) -> String {
    let bound = count.rate.flatMap { try? $0.upperBound(level: rule.level) } ?? 1
    let percent = DecimalFormat(decimals: 3)
    let level = ShortestDecimal(rule.level).shifted(by: 2).text
    let verdict = bound < rule.limit ? "ACCEPTED" : "NOT accepted"
    return "\(count.errors) errors in \(count.fields) fields: upper \(level)% bound"
      + " \(percent.text(bound * 100))%, limit \(percent.text(rule.limit * 100))%: \(verdict)"
  }
}

import Diagnostics
package import Fieldwork
import Files
import Interchange
import StudyStorage
package import SurveyStatistics
import Words

/// Renders cases for readers and programs; nothing in it identifies anybody.
package struct CaseReport: Sendable {
  private let cases: [CaseStanding]
  private let isRomanian: Bool

  /// - Parameter language: that of the codes' names; Romanian for `ro`, else English.
  package init(_ cases: [CaseStanding], language: String) {
    self.cases = cases
    isRomanian = language == "ro"
  }

  /// A line for each case.
  package var text: String {
    guard !cases.isEmpty else { return "no cases\n" }
    let names = strataNames
    var table = Columns(
      header: ["case", "kind"] + names + ["interviewer", "tries", "code", "outcome"],
      leading: names.count + 7)
    for standing in cases {
      let unit = standing.unit
      table.add(
        [String(unit.number), unit.kind.rawValue]
          + names.map { DisplayText.escaped(unit.stratum(named: $0) ?? "-") }
          + [
            DisplayText.escaped(unit.interviewer ?? "-"), String(unit.attempts.count),
            standing.disposition.code, name(of: standing.disposition),
          ])
    }
    return table.lines.map { TextLayout.withoutTrailingSpaces($0) + "\n" }.joined()
  }

  package var csv: String {
    var writer = CSVWriter(spreadsheetSafe)
    let names = strataNames
    for column in ["case", "kind"] + names + ["interviewer", "attempts", "code", "outcome"] {
      writer.append(text: column)
    }
    writer.endRecord()
    for standing in cases {
      let unit = standing.unit
      writer.append(integer: unit.number)
      writer.append(text: unit.kind.rawValue)
      for stratum in names { writer.append(text: unit.stratum(named: stratum) ?? "") }
      writer.append(text: unit.interviewer ?? "")
      writer.append(integer: unit.attempts.count)
      writer.append(text: standing.disposition.code)
      writer.append(text: name(of: standing.disposition))
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Everything that the study knows of each case.
  package var details: String {
    cases.map { standing in
      let unit = standing.unit
      var lines = ["case \(unit.number): \(unit.kind.rawValue)"]
      lines += unit.strata.map { "\($0.name): \($0.value)" }
      lines.append("interviewer: \(unit.interviewer ?? "-")")
      for attempt in unit.attempts {
        let name = unit.kind.disposition(attempt.code).map(name(of:)) ?? ""
        let actor = attempt.actor.isEmpty ? "" : " (\(attempt.actor))"
        lines.append("\(Self.minute(attempt.time))  \(attempt.code)  \(name)\(actor)")
      }
      lines += unit.interviews.map { "interview: \($0)" }
      lines.append("outcome: \(standing.disposition.code) \(name(of: standing.disposition))")
      return lines.map { DisplayText.escaped($0) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The codes that attempts at a kind of case may end with.
  package static func codes(
    of kind: CaseKind, edition: OutcomeEdition, language: String
  ) -> String {
    var table = Columns(header: ["code", "in rates", "meaning"], leading: 3)
    for disposition in kind.dispositions {
      let name = language == "ro" ? disposition.romanian : disposition.english
      let interim = disposition.interimFor.map { "\(name) (counts as \($0))" }
      table.add(
        [disposition.code, disposition.category(in: edition).rawValue, interim ?? name])
    }
    return table.lines.map { TextLayout.withoutTrailingSpaces($0) + "\n" }.joined()
  }

  private var strataNames: [String] {
    var names: [String] = []
    for standing in cases {
      for stratum in standing.unit.strata where !names.contains(stratum.name) {
        names.append(stratum.name)
      }
    }
    return names
  }

  private func name(of disposition: Disposition) -> String {
    isRomanian ? disposition.romanian : disposition.english
  }

  /// The minute of a moment in universal time: `2026-11-20 10:00`.
  private static func minute(_ milliseconds: Int) -> String {
    let text = iso8601(milliseconds: Int64(milliseconds)).prefix { $0 != "." }
    return text.dropLast(3).split(separator: "T").joined(separator: " ")
  }

  private var spreadsheetSafe: CSVWriter.Options {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    return options
  }
}

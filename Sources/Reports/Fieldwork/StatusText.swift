import Diagnostics
package import Fieldwork
import SurveyStatistics
import Words

/// Renders the status of fieldwork as plain text.
package struct StatusText: Sendable {
  private let width: Int
  private static let flagsShown = 20
  private static let effectsShown = 10

  package init(width: Int = 80) {
    self.width = max(width, 60)
  }

  package func render(_ status: FieldworkStatus) -> String {
    let blocks = [
      heading(status), outcomes(status), groups(status), quotas(status), lengths(status),
      breakOffs(status), interviewers(status), flags(status), effects(status),
      status.notes.flatMap { wrapped("Note: " + $0) },
    ]
    return blocks.filter { !$0.isEmpty }.map { block in
      block.map { TextLayout.withoutTrailingSpaces($0) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func heading(_ status: FieldworkStatus) -> [String] {
    let all = status.overall
    return wrapped(
      "\(status.questionnaire) \(status.version): \(all.cases) cases, \(all.attempts) attempts,"
        + " \(all.completed) completed interviews")
  }

  private func outcomes(_ status: FieldworkStatus) -> [String] {
    guard status.overall.cases > 0 else { return [] }
    let counts = status.overall.counts
    let cases = OutcomeCategory.allCases.filter {
      status.options.edition == .tenth || $0 != .unknownRespondent
    }.map { "\($0.rawValue) \(counts[$0])" }
    let rates = status.overall.rates(status.options.eligibility)
    let families: [(String, [OutcomeRate])] = [
      ("response", [.rr1, .rr2, .rr3, .rr4, .rr5, .rr6]),
      ("cooperation", [.coop1, .coop2, .coop3, .coop4]), ("refusal", [.ref1, .ref2, .ref3]),
      ("contact", [.con1, .con2, .con3]), ("location", [.loc1, .loc2]),
    ]
    let lines = families.map { name, family in
      TextLayout.left(name, width: 13)
        + family.map { "\($0.rawValue) \(percent(rates[$0]))" }.joined(separator: "  ")
    }
    return wrapped(
      "Outcome rates in percent (AAPOR Standard Definitions, edition"
        + " \(status.options.edition.rawValue); \(StatusWords.eligibility(rates)))")
      + [TextLayout.left("cases", width: 13) + cases.joined(separator: "  ")] + lines
  }

  private func groups(_ status: FieldworkStatus) -> [String] {
    guard let dimension = status.options.dimension, !status.groups.isEmpty else { return [] }
    var table = Columns(
      header: [dimension, "cases", "tries", "done", "RR1", "RR3", "COOP1", "REF1", "CON1"])
    for group in status.groups {
      let rates = group.rates(status.options.eligibility)
      table.add(
        [
          TextLayout.shortened(DisplayText.escaped(group.name), width: 26), String(group.cases),
          String(group.attempts), String(group.completed),
        ] + [OutcomeRate.rr1, .rr3, .coop1, .ref1, .con1].map { percent(rates[$0]) })
    }
    return table.lines
  }

  private func quotas(_ status: FieldworkStatus) -> [String] {
    guard !status.quotas.isEmpty else { return [] }
    var table = Columns(header: ["quota", "target", "done", "left"])
    for quota in status.quotas {
      table.add([
        quota.id, String(quota.target), HeldBack.text(quota.counted),
        HeldBack.text(quota.counted.map { max(0, quota.target - $0) }),
      ])
    }
    return table.lines
  }

  private func lengths(_ status: FieldworkStatus) -> [String] {
    guard let lengths = status.lengths else { return [] }
    return wrapped(
      "Length of completed interviews: median \(StatusWords.minutes(lengths.median)), quartiles"
        + " \(StatusWords.minutes(lengths.lowerQuartile)) and"
        + " \(StatusWords.minutes(lengths.upperQuartile)), timed \(lengths.count)")
  }

  private func breakOffs(_ status: FieldworkStatus) -> [String] {
    guard !status.breakOffs.isEmpty else { return [] }
    var table = Columns(header: ["broken off at", "times", "reached", "%"])
    for breakOff in status.breakOffs {
      table.add([
        breakOff.item, String(breakOff.count), String(breakOff.reached),
        percent(Rational(breakOff.count, max(1, breakOff.reached))),
      ])
    }
    return table.lines
  }

  private func interviewers(_ status: FieldworkStatus) -> [String] {
    guard !status.interviewers.isEmpty else { return [] }
    var table = Columns(
      header: ["interviewer", "done", "broken off", "median", "straight", "fast", "alike"])
    for interviewer in status.interviewers {
      table.add([
        TextLayout.shortened(DisplayText.escaped(interviewer.name), width: 26),
        String(interviewer.completed), String(interviewer.brokenOff),
        interviewer.lengths.map { StatusWords.minutes($0.median) } ?? "-",
        String(interviewer.straight), String(interviewer.speeding),
        String(interviewer.nearDuplicates),
      ])
    }
    return table.lines
  }

  private func flags(_ status: FieldworkStatus) -> [String] {
    guard !status.flags.isEmpty else { return [] }
    let title = "Worth a second look, and no proof of anything:"
    let shown = status.flags.prefix(Self.flagsShown).map { flag in
      "  \(flag.interview)  \(DisplayText.escaped(flag.interviewer)): "
        + StatusWords.reasons(flag).joined(separator: "; ")
    }
    let more = status.flags.count - shown.count
    return [title] + shown + (more > 0 ? ["  and \(more) more, in --format json"] : [])
  }

  private func effects(_ status: FieldworkStatus) -> [String] {
    guard !status.effects.isEmpty else { return [] }
    var table = Columns(
      header: ["interviewer effect on", "n", "k", "correlation", "95% CI", "design effect"])
    for effect in status.effects.prefix(Self.effectsShown) {
      let correlation = effect.correlation
      let interval = correlation.confidenceInterval()
      let share = DecimalFormat.share
      table.add([
        effect.item, String(correlation.groups.reduce(0) { $0 + $1.count }),
        String(correlation.groups.count), share.text(correlation.value),
        "[\(share.text(interval.lower)), \(share.text(interval.upper))]",
        DecimalFormat.statistic.text(correlation.designEffect),
      ])
    }
    let more = status.effects.count - Self.effectsShown
    return table.lines + (more > 0 ? ["and \(more) more items, in --format json"] : [])
  }

  private func percent(_ rate: Rational?) -> String {
    rate.map { DecimalFormat.percent.text($0.value * 100) } ?? "-"
  }

  private func wrapped(_ text: String) -> [String] {
    TextLayout.wrapped(text, width: width, indent: 2)
  }
}

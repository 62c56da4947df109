import Diagnostics
import QuestionnaireModel
package import Rehearsal
import Words

/// Renders what a rehearsal came to as plain text.
package struct RehearsalText: Sendable {
  private let width: Int
  private static let routesShown = 10
  private static let gapsShown = 40

  package init(width: Int = 80) {
    self.width = max(width, 60)
  }

  package func render(_ result: RehearsalResult) -> String {
    let words = RehearsalWords(result)
    var blocks = [heading(result), profiles(result), coverage(result), routes(result, words)]
    blocks.append(quotas(result))
    let findings = result.gaps.filter(\.isFinding)
    blocks.append(list("Never reached", findings, words))
    blocks.append(list("Never led past", result.gaps.filter { !$0.isFinding }, words))
    blocks.append(footing)
    return blocks.filter { !$0.isEmpty }.map { block in
      block.map { TextLayout.withoutTrailingSpaces($0) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func heading(_ result: RehearsalResult) -> [String] {
    let name = "\(result.questionnaire.id) \(result.questionnaire.version)"
    return TextLayout.wrapped(
      "SYNTHETIC: rehearsal of \(name) with \(result.respondents) simulated respondents, "
        + "seed \(result.seed)", width: width)
  }

  private func profiles(_ result: RehearsalResult) -> [String] {
    var table = Columns(
      header: ["profile", "n", "done", "declined", "left", "stuck", "questions", "silent", "aloud"])
    for profile in result.profiles {
      let counts = SimulatedInterview.Ending.allCases.map { String(profile.count($0)) }
      table.add(
        [profile.profile.rawValue, String(profile.respondents)] + counts + [
          spread(profile.questions) { String($0) }, spread(profile.silent, RehearsalWords.minutes),
          spread(profile.aloud, RehearsalWords.minutes),
        ])
    }
    let meaning =
      "questions and minutes of completed interviews, read silently and aloud: median (10th to "
      + "90th percentile); a battery is one question"
    return table.lines + TextLayout.wrapped(meaning, width: width)
  }

  private func spread(_ spread: Spread?, _ text: (Int) -> String) -> String {
    guard let spread else { return "-" }
    let (low, high) = (text(spread.low), text(spread.high))
    return low == high ? text(spread.median) : "\(text(spread.median)) (\(low)-\(high))"
  }

  private func coverage(_ result: RehearsalResult) -> [String] {
    let asked = result.items.count { $0.asked > 0 }
    let derived = result.questionnaire.items.count(where: \.isDerived)
    let refused = result.items.reduce(0) { $0 + $1.refused }
    return [
      "Coverage",
      "  items asked           \(asked) of \(result.items.count - derived)",
      "  options chosen        \(result.options.chosen) of \(result.options.all)",
      "  non-answers given     \(result.nonanswers.given) of \(result.nonanswers.all)",
      "  routes taken          \(result.routes.count)",
      "  answers sent back     \(refused)",
    ]
  }

  private func routes(_ result: RehearsalResult, _ words: RehearsalWords) -> [String] {
    guard !result.routes.isEmpty else { return [] }
    let completed = result.routes.reduce(0) { $0 + $1.interviews }
    var table = Columns(header: ["n", "share", "questions", "silent", "aloud"], leading: 0)
    var notes: [String] = []
    for route in result.routes.prefix(Self.routesShown) {
      table.add([
        String(route.interviews), RehearsalWords.percent(route.interviews, of: completed),
        String(route.questions), RehearsalWords.minutes(route.silent),
        RehearsalWords.minutes(route.aloud),
      ])
      notes.append(words.leftOut(by: route))
    }
    var lines = ["Routes of completed interviews, with mean minutes"]
    for (line, note) in zip(table.lines, [""] + notes) {
      let indent = DisplayText.width(line) + 2
      lines += TextLayout.wrapped(note, width: max(width - indent, 24)).enumerated().map {
        ($0.offset == 0 ? line : String(repeating: " ", count: indent - 2)) + "  " + $0.element
      }
    }
    if result.routes.count > Self.routesShown {
      let rest = result.routes.dropFirst(Self.routesShown)
      let count = rest.reduce(0) { $0 + $1.interviews }
      lines.append("and \(rest.count) more routes of \(count) interviews")
    }
    return lines
  }

  private func quotas(_ result: RehearsalResult) -> [String] {
    guard !result.quotas.isEmpty else { return [] }
    var table = Columns(header: ["quota", "target", "counted", "filled after"])
    for filling in result.quotas {
      table.add([
        filling.quota.id, String(filling.quota.target), String(filling.counted),
        filling.filledAfter.map { "\($0) respondents" } ?? "not filled",
      ])
    }
    return ["Quotas, in completed interviews"] + table.lines
  }

  private func list(_ title: String, _ gaps: [Gap], _ words: RehearsalWords) -> [String] {
    guard !gaps.isEmpty else { return [] }
    var lines = [title]
    for gap in gaps.prefix(Self.gapsShown) {
      lines += TextLayout.wrapped(
        "  \(words.id(gap.item)): \(words.text(of: gap))", width: width, indent: 4
      ).enumerated().map { $0.offset == 0 ? "  " + $0.element : $0.element }
    }
    if gaps.count > Self.gapsShown { lines.append("  and \(gaps.count - Self.gapsShown) more") }
    return lines
  }

  private var footing: [String] {
    TextLayout.wrapped(
      "Reading at \(ReadingTime.wordsPerMinuteSilent) words a minute silently and "
        + "\(ReadingTime.wordsPerMinuteAloud) aloud (Brysbaert 2019); the time to answer is an "
        + "assumption: replace it by a pilot's as soon as there is one.", width: width)
  }
}

/// Columns of text padded to the widest cell: the first to the left, the others to the right.
struct Columns {
  private var rows: [[String]]
  private let leading: Int

  /// - Parameter leading: how many columns stand to the left.
  init(header: [String], leading: Int = 1) {
    rows = [header]
    self.leading = leading
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  var lines: [String] {
    let widths = rows[0].indices.map { column in
      rows.map { DisplayText.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      row.indices.map { column in
        column < leading
          ? TextLayout.left(row[column], width: widths[column])
          : TextLayout.right(row[column], width: widths[column])
      }.joined(separator: "  ")
    }
  }
}

import Microdata
package import Tabulation
import Words

/// Renders a description as plain text, an item after the other.
package struct DescriptionText: Sendable {
  private let width: Int
  private let showsOutliers: Bool
  private static let held = "[c]"
  /// The longest list of categories that is shown; the others are counted.
  private static let categoriesShown = 40
  private static let patternsShown = 20

  package init(width: Int = 80, showingOutliers: Bool = false) {
    self.width = max(width, 60)
    showsOutliers = showingOutliers
  }

  package func render(_ description: DatasetDescription) -> String {
    let rows = description.rows.map { counted($0, "respondent") } ?? "respondents: \(Self.held)"
    let heading = [
      "\(DisplayText.escaped(description.name)): \(rows), \(counted(description.items.count, "item"))"
    ]
    var blocks = [heading]
    for (place, item) in description.items.enumerated() {
      blocks.append(
        title(item)
          + (description.groups.isEmpty
            ? alone(item) : divided(item, place, description)))
    }
    if let patterns = description.patterns { blocks.append(lines(patterns)) }
    blocks.append(description.notes.flatMap { TextLayout.wrapped($0, width: width) })
    return TextLayout.joined(blocks.filter { !$0.isEmpty })
  }

  // MARK: - One item

  private func title(_ item: ItemDescription) -> [String] {
    let label = item.label == item.item ? "" : "  " + item.label
    let answered = item.answered.map(grouped) ?? Self.held
    let others = item.nonanswers.map {
      "\($0.label.lowercased()) \($0.count.map(grouped) ?? Self.held)"
    }
    let told =
      "\(item.measurement.word); \(answered) answered"
      + (others.isEmpty ? "" : "; not: " + others.joined(separator: ", "))
    return TextLayout.wrapped(item.item + label, width: width, lines: 2)
      + indented(told)
  }

  private func alone(_ item: ItemDescription) -> [String] {
    var lines: [String] = []
    if let categories = item.categories {
      let shown = categories.prefix(Self.categoriesShown)
      let codes = shown.map { DisplayText.width($0.code) }.max() ?? 0
      let names = min(shown.map { DisplayText.width(name($0)) }.max() ?? 0, width / 2 - codes)
      let counts = shown.map { text($0.count).count }.max() ?? 0
      let room = width - codes - names - counts - 4 - 4 - 9
      for category in shown {
        let bar = category.percent.map { self.bar($0 / 100, in: room) } ?? ""
        lines.append(
          "  " + TextLayout.right(DisplayText.escaped(category.code), width: codes) + "  "
            + TextLayout.left(TextLayout.shortened(name(category), width: names), width: names)
            + "  " + TextLayout.right(text(category.count), width: counts) + "  "
            + TextLayout.right(percent(category.percent, category.count), width: 6) + "  " + bar)
      }
      if categories.count > shown.count {
        lines.append("  … and \(counted(categories.count - shown.count, "other"))")
      }
    }
    return lines + numberLines(item)
  }

  private func name(_ category: ItemDescription.CategoryCount) -> String {
    category.label == category.code ? "" : DisplayText.escaped(category.label)
  }

  private func numberLines(_ item: ItemDescription) -> [String] {
    guard let numbers = item.numbers, item.answered != 0 else { return [] }
    func told(_ value: Double?) -> String { value.map(number) ?? Self.held }
    var line = "mean \(told(numbers.mean))"
    if let deviation = numbers.standardDeviation {
      line += ", SD \(number(deviation))"
    } else if numbers.mean == nil {
      line += ", SD \(Self.held)"
    }
    let quartiles = numbers.quartiles.map { $0.map(number).joined(separator: " · ") } ?? Self.held
    line += ", quartiles \(quartiles)"
    line += ", from \(told(numbers.minimum)) to \(told(numbers.maximum))"
    var lines = indented(line)
    if let histogram = numbers.histogram, item.categories == nil {
      lines.append("  " + sparkline(histogram))
    }
    if showsOutliers {
      let said = numbers.outliers.map {
        "outliers: \(grouped($0.outside)) beyond \(number($0.innerFence.lowerBound)) to "
          + "\(number($0.innerFence.upperBound)), \(grouped($0.farOutside)) of them far"
      }
      lines.append("  " + (said ?? "outliers: \(Self.held)"))
    }
    return lines
  }

  /// A bar of eighths of a cell.
  private func bar(_ share: Double, in cells: Int) -> String {
    let eighths = Int((share * Double(max(cells, 0)) * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private func sparkline(_ counts: [Int]) -> String {
    let levels = Array("▁▂▃▄▅▆▇█")
    let highest = max(counts.max() ?? 0, 1)
    return String(
      counts.map { count in
        count == 0
          ? " " : levels[min((count * levels.count - 1) / highest, levels.count - 1)]
      })
  }

  // MARK: - Groups

  private func divided(
    _ item: ItemDescription, _ place: Int, _ description: DatasetDescription
  ) -> [String] {
    let columns =
      [("all", item)]
      + description.groups.map { (TextLayout.shortened($0.label, width: 14), $0.items[place]) }
    let stub = min(
      max(8, (item.categories ?? []).map { DisplayText.width(stubName($0)) }.max() ?? 0), width / 2)
    let fitting = max(1, (width - stub - 2) / 16)
    var lines: [String] = []
    for start in stride(from: 0, to: columns.count, by: fitting) {
      let part = columns[start..<min(start + fitting, columns.count)]
      var table = Columns(header: ["  "] + part.map(\.0))
      for (row, category) in (item.categories ?? []).prefix(Self.categoriesShown).enumerated() {
        table.add(
          ["  " + TextLayout.shortened(stubName(category), width: stub)]
            + part.map { cell($0.1, row) })
      }
      for (title, value) in Self.summaries where item.numbers != nil {
        table.add(["  " + title] + part.map { value($0.1.numbers).map(number) ?? gap($0.1) })
      }
      table.add(["  answered"] + part.map { text($0.1.answered) })
      lines += table.lines
    }
    return lines
  }

  private static let summaries: [(String, @Sendable (DescribedNumbers?) -> Double?)] = [
    ("mean", { $0?.mean }), ("SD", { $0?.standardDeviation }), ("median", { $0?.quartiles?[1] }),
  ]

  private func gap(_ item: ItemDescription) -> String { item.isWithheld ? Self.held : "" }

  private func stubName(_ category: ItemDescription.CategoryCount) -> String {
    category.label == category.code
      ? DisplayText.escaped(category.code)
      : "\(DisplayText.escaped(category.code))  \(DisplayText.escaped(category.label))"
  }

  /// Groups of a column of numbers list each their own, so that rows are matched by code elsewhere.
  private func cell(_ item: ItemDescription, _ row: Int) -> String {
    guard let categories = item.categories, categories.indices.contains(row) else { return "" }
    return percent(categories[row].percent, categories[row].count)
  }

  // MARK: - Patterns

  private func lines(_ patterns: MissingPatterns) -> [String] {
    var lines = ["Answers that are missing together (the most frequent first)"]
    for pattern in patterns.patterns.prefix(Self.patternsShown) {
      let items = pattern.items.isEmpty ? "none" : pattern.items.joined(separator: ", ")
      let told = TextLayout.wrapped(items, width: width - 12)
      for (place, line) in told.enumerated() {
        let count = place == 0 ? grouped(pattern.count) : ""
        lines.append("  " + TextLayout.right(count, width: 8) + "  " + line)
      }
    }
    let rest = patterns.patterns.dropFirst(Self.patternsShown)
    if !rest.isEmpty {
      let respondents = rest.reduce(0) { $0 + $1.count }
      lines.append(
        "  … and \(counted(rest.count, "other pattern")) of \(counted(respondents, "respondent"))")
    }
    if !patterns.leftOut.isEmpty {
      lines += indented(
        "Left out, as patterns would tell of single people: "
          + patterns.leftOut.joined(separator: ", "))
    }
    return lines
  }

  private func indented(_ text: String) -> [String] {
    TextLayout.wrapped(text, width: width - 2, indent: 2).map { "  " + $0 }
  }

  // MARK: - Numbers

  private func text(_ count: Int?) -> String { count.map(grouped) ?? Self.held }

  private func percent(_ value: Double?, _ count: Int?) -> String {
    if let value { return DecimalFormat.percent.text(value) + "%" }
    return count == nil ? Self.held : ""
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9
      ? DecimalFormat(decimals: 0).text(value)
      : abs(value) >= 1e9 || abs(value) < 0.001
        ? Column.text(of: value)
        : DecimalFormat.statistic.text(value)
  }
}

import Diagnostics
package import Comparing
import QuestionnaireModel
import Words

/// Renders what is otherwise in a new version of a questionnaire as plain text, the worst first.
package struct RevisionText: Sendable {
  private let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 60)
  }

  package func render(_ comparison: QuestionnaireComparison) -> String {
    let (old, new) = (comparison.old, comparison.new)
    let counts = ChangeClass.allCases.reversed().map { level in
      "\(comparison.changes(level).count) \(level.rawValue)"
    }
    let title =
      "\(old.id) \(old.version) to \(new.id) \(new.version): "
      + (comparison.changes.isEmpty ? "no changes" : counts.joined(separator: ", "))
    var blocks = [TextLayout.wrapped(title, width: width)]
    for level in ChangeClass.allCases.reversed() {
      let changes = comparison.changes(level)
      guard !changes.isEmpty else { continue }
      blocks.append([Self.heading(level)] + changes.flatMap(lines))
    }
    return blocks.map { $0.map { TextLayout.withoutTrailingSpaces($0) + "\n" }.joined() }
      .joined(separator: "\n")
  }

  private static func heading(_ level: ChangeClass) -> String {
    switch level {
    case .breaking: "Breaking: old and new answers can not be read together"
    case .recode: "Recode: needs a recoding or a decision before they are"
    case .safe: "Safe: they can be read together as they stand"
    }
  }

  private func lines(of change: Change) -> [String] {
    let place = change.item.map { "\($0): " } ?? ""
    var text = place + change.detail
    if !change.languages.isEmpty {
      text += " [\(change.languages.map(\.rawValue).joined(separator: ", "))]"
    }
    var lines = indented(text, by: 2)
    if !change.indices.isEmpty {
      let names = change.indices.map(\.rawValue).joined(separator: ", ")
      lines += indented(
        "touches \(change.indices.count == 1 ? "index" : "indices") \(names)", by: 6)
    }
    if let mirror = change.mirror {
      lines += indented("mirror: \(mirror.questionnaire).\(mirror.item)", by: 6)
    }
    return lines
  }

  private func indented(_ text: String, by margin: Int) -> [String] {
    let space = String(repeating: " ", count: margin)
    return TextLayout.wrapped(text, width: width - margin, indent: 2).map { space + $0 }
  }
}

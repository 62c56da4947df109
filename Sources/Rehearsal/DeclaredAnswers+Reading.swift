package import Diagnostics
package import QuestionnaireModel
import YAMLReading
import Words

extension DeclaredAnswers {
  /// Reads the answers expected to items; what is wrong is reported all at once, and then there are
  /// none.
  ///
  /// ```yaml
  /// items:
  ///   P08: {recent: 20, earlier: 30, never: 50}
  ///   age: {18..34: 30, 35..64: 50, 65..90: 20, refused: 5}
  /// ```
  package static func read(
    _ source: SourceText, for questionnaire: Questionnaire
  ) -> (declared: [Int: DeclaredAnswers]?, diagnostics: [Diagnostic]) {
    let (root, diagnostics) = YAMLReader.read(source)
    var reader = DeclarationReader(questionnaire)
    reader.bag.append(contentsOf: diagnostics)
    if let root { reader.read(root) }
    return (reader.bag.hasErrors || root == nil ? nil : reader.declared, reader.bag.sorted())
  }
}

/// The codes of findings in a file of expected answers; numbers are never reused.
package enum DeclarationCode: String, CaseIterable, Sendable {
  case notAMapping = "Q0851"
  case unknownItem = "Q0852"
  case unknownAnswer = "Q0853"
  case badShare = "Q0854"

  package var code: DiagnosticCode { DiagnosticCode(rawValue: rawValue) }
}

/// Goes through the file's tree and gathers what it says and what is wrong with it.
private struct DeclarationReader {
  var declared: [Int: DeclaredAnswers] = [:]
  var bag = DiagnosticBag()
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  mutating func read(_ root: YAMLNode) {
    guard let entries = root.mapping, entries.count == 1, let items = entries["items"]?.mapping
    else {
      return report(
        .notAMapping, "expected answers stand under 'items', each as 'item: {answer: share}'", root)
    }
    for entry in items {
      guard let index = item(named: entry.key) else { continue }
      guard let shares = entry.value.mapping, !shares.isEmpty else {
        report(.notAMapping, "the answers to an item are written as {answer: share}", entry.value)
        continue
      }
      declared[index] = answers(to: index, shares)
    }
  }

  private mutating func answers(to index: Int, _ entries: [YAMLEntry]) -> DeclaredAnswers {
    var answers = DeclaredAnswers()
    for entry in entries {
      guard let outcome = outcome(entry.key, questionnaire.items[index]) else { continue }
      guard let share = entry.value.scalar.flatMap({ Int($0) }), (0...1_000_000).contains(share)
      else {
        report(.badShare, "a share is a whole number from 0 to 1000000", entry.value)
        continue
      }
      answers.add(outcome, share: share)
    }
    if !answers.shares.isEmpty, answers.shares.allSatisfy({ $0 == 0 }) {
      let span = entries[0].span.union(entries[entries.count - 1].span)
      report(.badShare, "no answer has a share above zero", at: span)
    }
    return answers
  }

  private mutating func outcome(_ key: YAMLNode, _ item: Item) -> DeclaredAnswers.Outcome? {
    let text = key.scalar ?? ""
    if let kind = Nonanswer(rawValue: text), item.nonanswers.contains(kind) {
      return .nonanswer(kind)
    }
    let found: DeclaredAnswers.Outcome? =
      switch item.type {
      case .single(let list), .multiple(let list, _), .consent(let list):
        list.options.first { String($0.code) == text || $0.name == text }.map { .code($0.code) }
      case .scale(let range, _, _), .differential(let range, _, _):
        Int(text).flatMap { range.contains($0) ? .code($0) : nil }
      case .integer(let range): Self.numbers(text, within: range)
      case .decimal, .text, .date, .time, .ranking, .computed, .assigned, .drawn, .note:
        nil
      }
    if found == nil {
      report(.unknownAnswer, "item '\(item.id)' has no such answer to declare", key)
    }
    return found
  }

  /// Reads `18` or `18..34`, no part of which may be outside the item's range.
  private static func numbers(
    _ text: String, within range: ClosedRange<Int>?
  ) -> DeclaredAnswers.Outcome? {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let low = ends.first ?? nil, let high = ends.last ?? nil, low <= high,
      range?.contains(low) ?? true, range?.contains(high) ?? true
    else { return nil }
    return .numbers(low...high)
  }

  private mutating func item(named node: YAMLNode) -> Int? {
    let name = node.scalar ?? ""
    if let index = questionnaire.index(of: ItemID(name)) { return index }
    let near = suggestion(for: name, among: questionnaire.items.map(\.id.rawValue))
    report(
      .unknownItem, "unknown item '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""), node)
    return nil
  }

  private mutating func report(_ code: DeclarationCode, _ message: String, _ node: YAMLNode) {
    report(code, message, at: node.span)
  }

  private mutating func report(_ code: DeclarationCode, _ message: String, at span: SourceSpan) {
    bag.append(Diagnostic(code.code, .error, message, at: span))
  }
}

import Diagnostics
import QuestionnaireModel
import YAMLReading

/// The non-answers a questionnaire declares, and those an item may hold.
extension QuestionnaireDecoder {
  mutating func readNonanswers(_ node: YAMLNode) {
    var keys: [String: SourceSpan] = [:]
    var codes: [Int: SourceSpan] = [:]
    for entry in node.mapping ?? [] {
      guard let kind = Nonanswer(rawValue: entry.name), Nonanswer.declarable.contains(kind) else {
        report(
          .unknownNonanswer(
            entry.name, known: Nonanswer.declarable.map(\.rawValue), at: entry.key.span))
        continue
      }
      guard let fields = fields(entry.value, Schema.nonanswer) else { continue }
      let label = text(of: fields, subject: "'\(entry.name)'", at: entry.key.span)
      let code = fields["code"].flatMap { integer($0, in: Self.codeRange) }
      if let code, let span = fields["code"]?.span {
        if let first = codes.updateValue(span, forKey: code) {
          report(.duplicateCode(code, first: first, at: span))
        }
        nonanswerSpans[kind] = span
      }
      let key = fields["key"].flatMap { self.key($0, taken: &keys) }
      nonanswers.append(
        NonanswerOption(kind: kind, code: code ?? 0, key: key ?? " ", label: label))
    }
  }

  static let codeRange = -999_999_999...999_999_999

  /// The keys by which an interview is steered, and those that answers are typed with.
  private static let takenKeys: Set<Character> = ["<", "?", "!", "-", "+", ".", ","]

  private mutating func key(
    _ node: YAMLNode, taken keys: inout [String: SourceSpan]
  ) -> Character? {
    guard let text = node.scalar else { return nil }
    guard text.count == 1, let key = text.first, !key.isNumber, !key.isWhitespace,
      !Self.takenKeys.contains(key)
    else {
      report(.unusableKey(at: node.span))
      return nil
    }
    if let first = keys.updateValue(node.span, forKey: text.lowercased()) {
      report(.duplicateKeystroke(first: first, at: node.span))
      return nil
    }
    return key
  }

  /// Reads the non-answers of an `allow`, in the order the questionnaire declares them.
  mutating func allowed(_ node: YAMLNode) -> [Nonanswer] {
    var kinds: [Nonanswer] = []
    let declared = nonanswers.map(\.kind.rawValue)
    for node in node.sequence ?? [node] {
      guard let word = node.scalar else { continue }
      if let option = nonanswers.first(where: { $0.kind.rawValue == word }) {
        kinds.append(option.kind)
      } else if Nonanswer.declarable.contains(where: { $0.rawValue == word }) {
        report(.undeclaredNonanswer(word, at: node.span))
      } else {
        report(.unknownNonanswer(word, known: declared, at: node.span))
      }
    }
    return nonanswers.map(\.kind).filter(kinds.contains)
  }

  /// What an item may hold where neither it nor its scale says.
  var allowedByDefault: [Nonanswer] {
    nonanswers.map(\.kind).filter { $0 == .dontKnow || $0 == .refused }
  }
}

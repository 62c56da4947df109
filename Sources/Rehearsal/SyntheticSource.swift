package import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A questionnaire's text with its title marked, so that nobody takes made-up answers for real ones.
package enum SyntheticSource {
  /// Returns the text with the mark before every title; nil where the file has no title to mark.
  package static func marking(_ source: SourceText) -> SourceText? {
    guard let title = YAMLReader.read(source).root?["title"] else { return nil }
    let texts = title.mapping.map { $0.map(\.value) } ?? [title]
    let places = texts.compactMap { start(of: $0, in: source) }
    guard places.count == texts.count, !places.isEmpty else { return nil }
    var bytes = source.bytes
    for (place, text) in zip(places, texts).sorted(by: { $0.0 > $1.0 }) {
      if text.style == .plain {
        // Without quotes the mark's comma would end the title where it stands in braces.
        bytes.replaceSubrange(text.span.start..<text.span.end, with: Array(quoted(text).utf8))
      } else {
        bytes.insert(contentsOf: Array(mark.utf8), at: place)
      }
    }
    return SourceText(name: source.name, bytes: bytes)
  }

  private static let mark = Questionnaire.syntheticMark + ", "

  /// A marked title in double quotation marks.
  private static func quoted(_ node: YAMLNode) -> String {
    let words = (node.scalar ?? "").map { character in
      character == "\"" || character == "\\" ? "\\\(character)" : String(character)
    }
    return "\"\(mark)\(words.joined())\""
  }

  /// Where the words of a title begin in the file.
  private static func start(of node: YAMLNode, in source: SourceText) -> Int? {
    switch node.style {
    case .plain?: return node.span.start
    case .singleQuoted?, .doubleQuoted?: return node.span.start + 1
    case .literal?, .folded?:
      // The words begin on the line after the sign that opens the block.
      let lineEnd = source.bytes[node.span.start...].firstIndex(of: UInt8(ascii: "\n"))
      return lineEnd.flatMap { end in
        source.bytes[end...].firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: " ") }
      }
    case nil: return nil
    }
  }
}

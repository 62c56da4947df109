import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Texts in several languages, and what is missing from them.
extension QuestionnaireDecoder {
  /// Reads a text that is a mapping by language, or one text in the source language.
  mutating func localized(_ node: YAMLNode, of subject: String) -> LocalizedText {
    guard let entries = node.mapping else {
      return text(in: [languages[0]: node], of: subject, at: node.span)
    }
    var nodes: [Language: YAMLNode] = [:]
    for entry in entries {
      if languageNames.contains(entry.name) {
        nodes[Language(entry.name)] = entry.value
      } else if isSilenced(entry.key.span) {
        continue
      } else if Self.isLanguageTag(entry.name) {
        report(.undeclaredLanguage(entry.name, declared: languageNames, at: entry.key.span))
      } else {
        report(
          .unknownKey(
            entry.name, in: "a text", known: languageNames, elsewhere: [], at: entry.key.span))
      }
    }
    return text(in: nodes, of: subject, at: entries.first?.key.span ?? node.span)
  }

  /// Reads the texts that stand among the keys of a mapping.
  mutating func text(
    of fields: Fields, subject: String, at span: SourceSpan
  ) -> LocalizedText {
    let nodes = Dictionary(
      fields.texts.map { (Language($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    return text(in: nodes, of: subject, at: span)
  }

  private mutating func text(
    in nodes: [Language: YAMLNode], of subject: String, at span: SourceSpan
  ) -> LocalizedText {
    var texts: [Language: String] = [:]
    var missing: [String] = []
    defer { notePlaceholders(nodes, texts) }
    for (position, language) in languages.enumerated() {
      if let node = nodes[language] {
        guard let text = text(node, in: language) else { continue }
        texts[language] = text
      } else if position == 0 {
        report(.missingSourceText(of: subject, in: language.rawValue, at: span))
      } else {
        missing.append(language.rawValue)
      }
    }
    if !missing.isEmpty, nodes[languages[0]] != nil {
      report(.missingTranslation(of: subject, in: missing, at: span))
    }
    return inPass(LocalizedText(texts))
  }

  private mutating func notePlaceholders(
    _ nodes: [Language: YAMLNode], _ texts: [Language: String]
  ) {
    guard texts.values.contains(where: TextTemplate.isNeeded) else { return }
    let placed = languages.compactMap { language in
      texts[language].flatMap { text in nodes[language].map { (language, text, $0.span) } }
    }
    placeholders.append(DraftText(texts: placed, site: site, owners: owners, pass: passes.last))
  }

  private mutating func text(_ node: YAMLNode, in language: Language) -> String? {
    guard let text = node.scalar else {
      report(.wrongNode("a text", expected: "a single text", at: node.span))
      return nil
    }
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      report(.emptyText(at: node.span))
      return nil
    }
    reportComment(cutting: node)
    if language.rawValue == "ro" || language.rawValue.utf8.starts(with: "ro-".utf8) {
      reportCedillas(text, node)
    }
    return text
  }

  /// Finds a comment that may well be the end of a text.
  mutating func reportComment(cutting node: YAMLNode) {
    guard !isAccepted, let comment = source.commentCutting(node) else { return }
    report(.commentInText(node.span, comment: comment, in: source))
  }

  /// Finds the letters with cedilla that Romanian replaced by letters with comma below.
  private mutating func reportCedillas(_ text: String, _ node: YAMLNode) {
    guard text.unicodeScalars.contains(where: { Self.cedillas[$0] != nil }) else { return }
    let written = source.text(of: node.span)
    let replaced = written.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(Self.cedillas[scalar] ?? scalar)
    }
    report(.cedilla(replacement: replaced, at: node.span))
  }

  private static let cedillas: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{015E}": "\u{0218}", "\u{015F}": "\u{0219}", "\u{0162}": "\u{021A}",
    "\u{0163}": "\u{021B}",
  ]
}

extension Codebook {
  /// The codebook as Markdown with tables, as GitHub and Pandoc read it.
  package func markdown() -> String {
    var lines = ["# \(Self.escapedHeading(title))", "", Self.escapedLine(subtitle), ""]
    for chapter in chapters {
      lines += ["## \(Self.escapedHeading(chapter.title))", ""]
      for entry in chapter.entries { lines += self.lines(of: entry) }
    }
    for part in ethicsPages {
      lines += ["## \(Self.escapedHeading(part.title))", ""]
      lines += part.lines.map { "- \(Self.escaped($0))" } + [""]
    }
    return lines.joined(separator: "\n")
  }

  private func lines(of entry: Entry) -> [String] {
    var lines = ["### \(Self.escaped(entry.name)) · \(Self.escapedHeading(entry.type))", ""]
    if !entry.label.isEmpty { lines += [Self.escapedLine(entry.label), ""] }
    let facts = describing(entry).map { "- \(Self.escaped($0.name)): \(Self.escaped($0.value))" }
    if !facts.isEmpty { lines += facts + [""] }
    let writer = CodebookWriter(questionnaire, language)
    for (codes, head) in [
      (entry.parts, writer.say("Variable", "Variabila")), (entry.codes, writer.say("Code", "Cod")),
    ] where !codes.isEmpty {
      lines += ["| \(head) | \(writer.say("Meaning", "Semnificație")) |", "|---:|:---|"]
      lines += codes.map { code in
        let label = Self.escaped(code.label)
        return "| \(Self.escaped(code.code)) | \(code.isNonanswer ? "*\(label)*" : label) |"
      }
      lines.append("")
    }
    return lines
  }

  /// Text in which no sign means anything to Markdown or to the HTML within it, in one line.
  ///
  /// By CommonMark 0.31, sections 2.4 and 6: the signs of emphasis, code, links, images and HTML are
  /// escaped wherever they stand, an underscore where it could begin emphasis, `&` where it could
  /// begin a character reference; also the signs of tables and of strikethrough, as in GitHub's.
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "[", "]", "<", ">", "|", "~":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "_":
        let isInWord =
          place > 0 && place + 1 < scalars.count
          && scalars[place - 1].isOfWord && scalars[place + 1].isOfWord
        result += isInWord ? "_" : "\\_"
      case "&":
        let next = place + 1 < scalars.count ? scalars[place + 1] : " "
        result += next == "#" || next.properties.isAlphabetic ? "\\&" : "&"
      case "\n", "\t", "\r": result += " "
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FFFE}"..."\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Escaped text that begins a line, where more signs mean something.
  ///
  /// By CommonMark 0.31, sections 4.1 to 4.3 and 5.2: headings, underlines of headings, rules, and the
  /// bullets and numbers of lists.
  static func escapedLine(_ text: String) -> String {
    let text = escaped(text)
    guard let first = text.first else { return text }
    if "#+-=:".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = rest.first, ".)".contains(sign) else { return text }
    return digits + "\\" + rest
  }

  /// Escaped text of a heading, which a `#` at its end would close.
  private static func escapedHeading(_ text: String) -> String {
    let text = escaped(text)
    let end = text.reversed().prefix { $0 == "#" }.count
    return text.dropLast(end) + String(repeating: "\\#", count: end)
  }
}

extension Unicode.Scalar {
  /// Whether an underscore beside it does not begin emphasis.
  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.generalCategory == .decimalNumber
  }
}

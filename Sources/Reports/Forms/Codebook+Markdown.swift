extension Codebook {
  /// The codebook as Markdown with tables, as GitHub and Pandoc read it.
  package func markdown() -> String {
    var lines = ["# \(Self.escaped(title))", "", Self.escaped(subtitle), ""]
    for chapter in chapters {
      lines += ["## \(Self.escaped(chapter.title))", ""]
      for entry in chapter.entries { lines += self.lines(of: entry) }
    }
    return lines.joined(separator: "\n")
  }

  private func lines(of entry: Entry) -> [String] {
    var lines = ["### \(Self.escaped(entry.name)) · \(Self.escaped(entry.type))", ""]
    if !entry.label.isEmpty { lines += [Self.escaped(entry.label), ""] }
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
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&", "#", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n", "\t", "\r": result += " "
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FFFE}"..."\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return escapedAtStart(escapedUnderscores(result))
  }

  /// An underscore within a word means nothing; elsewhere it begins emphasis.
  private static func escapedUnderscores(_ text: String) -> String {
    let characters = Array(text)
    return characters.indices.map { place in
      guard characters[place] == "_" else { return String(characters[place]) }
      let isInWord =
        place > 0 && place + 1 < characters.count
        && isWordCharacter(characters[place - 1]) && isWordCharacter(characters[place + 1])
      return isInWord ? "_" : "\\_"
    }.joined()
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// A sign or a number that would begin a list where a line begins.
  private static func escapedAtStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "+-=:".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = rest.first, ".)".contains(sign) else { return text }
    return digits + "\\" + rest
  }
}

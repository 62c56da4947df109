/// Help text laid out in 80 columns, whatever the terminal, so that it reads the same everywhere.
struct HelpPage {
  private(set) var text = ""
  private let width = 80
  private let widestLabel = 28

  mutating func add(paragraph: String) {
    begin()
    text += wrapped(paragraph, indent: 0, from: 0) + "\n"
  }

  mutating func add(usage: String) {
    begin()
    text += wrapped("Usage: " + usage, indent: 7, from: 0) + "\n"
  }

  mutating func add(verbatim block: String) {
    guard !block.isEmpty else { return }
    begin()
    text += block + (block.hasSuffix("\n") ? "" : "\n")
  }

  /// Adds two columns; a label that is too wide stands on a line of its own.
  mutating func add(section title: String, rows: [(label: String, help: String)]) {
    guard !rows.isEmpty else { return }
    begin()
    text += title + ":\n"
    let fitting = rows.map(\.label.count).filter { $0 <= widestLabel }
    let column = 2 + (fitting.max() ?? widestLabel) + 2
    for row in rows {
      var line = "  " + row.label
      if line.count + 2 > column {
        text += line + "\n"
        line = ""
      }
      line += String(repeating: " ", count: column - line.count)
      text += line + wrapped(row.help, indent: column, from: column) + "\n"
    }
  }

  private mutating func begin() {
    if !text.isEmpty { text += "\n" }
  }

  /// Breaks text at spaces; the first line starts at `start`, later ones are indented.
  private func wrapped(_ paragraph: String, indent: Int, from start: Int) -> String {
    var result = ""
    var position = start
    for word in paragraph.split(separator: " ") {
      if position > start, position + 1 + word.count > width {
        result += "\n" + String(repeating: " ", count: indent)
        position = indent
      } else if !result.isEmpty {
        result += " "
        position += 1
      }
      result += word
      position += word.count
    }
    return result
  }
}

extension Grammar {
  /// The usage line, for example `percept check [options] QUESTIONNAIRE`.
  func usage(_ command: String) -> String {
    let places = operands.map { entry in
      let name = entry.name.uppercased()
      return switch entry.kind {
      case .operand(.optional): "[\(name)]"
      case .operand(.any): "[\(name)…]"
      case .operand(.atLeastOnce): "\(name)…"
      case .operand(.once), .flag, .option: name
      }
    }
    return ([command, "[options]"] + places).joined(separator: " ")
  }
}

extension Grammar.Entry {
  /// How help writes the option, for example `-f, --format text|json`.
  var label: String {
    let letter = short.flatMap { tellsShort ? "-\($0), " : nil } ?? "    "
    return switch kind {
    case .operand: name.uppercased()
    case .flag(negatable: false): "\(letter)--\(name)"
    case .flag(negatable: true): "\(letter)--[no-]\(name)"
    case .option(let placeholder, _): "\(letter)--\(name) \(placeholder)"
    }
  }
}

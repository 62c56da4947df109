import Diagnostics

/// A value written into a program in Python or R.
enum Literal {
  case text(String)
  case texts([String])
  case numbers([Double?])
  case number(Double)
  case truth(Bool)
  case none
  case list([Literal])
  case members([(name: String, value: Literal)])

  /// The text in a language; the outermost members stand on lines of their own.
  func text(_ kernel: NotebookKernel, depth: Int = 0) -> String {
    switch self {
    case .text(let text): return Self.quoted(text)
    case .texts(let texts):
      return Self.vector(texts.map(Self.quoted), empty: "character(0)", kernel)
    case .numbers(let numbers):
      let nothing = kernel == .python ? "None" : "NA"
      return Self.vector(
        numbers.map { $0.map(Self.number) ?? nothing }, empty: "numeric(0)", kernel)
    case .number(let number): return Self.number(number)
    case .truth(let isTrue):
      return kernel == .python ? (isTrue ? "True" : "False") : (isTrue ? "TRUE" : "FALSE")
    case .none: return kernel == .python ? "None" : "NULL"
    case .list(let values):
      let texts = values.map { $0.text(kernel, depth: depth + 1) }
      return Self.enclosed(texts, kernel == .python ? ("[", "]") : ("list(", ")"), depth)
    case .members(let members):
      let texts = members.map { name, value in
        let text = value.text(kernel, depth: depth + 1)
        return Self.quoted(name) + (kernel == .python ? ": " : " = ") + text
      }
      return Self.enclosed(texts, kernel == .python ? ("{", "}") : ("list(", ")"), depth)
    }
  }

  private static func vector(
    _ texts: [String], empty: String, _ kernel: NotebookKernel
  ) -> String {
    switch kernel {
    case .python: "[" + texts.joined(separator: ", ") + "]"
    case .r: texts.isEmpty ? empty : "c(" + texts.joined(separator: ", ") + ")"
    }
  }

  private static func enclosed(
    _ texts: [String], _ brackets: (String, String), _ depth: Int
  ) -> String {
    guard depth < 2, !texts.isEmpty else {
      return brackets.0 + texts.joined(separator: ", ") + brackets.1
    }
    let indent = String(repeating: "  ", count: depth)
    return brackets.0 + "\n"
      + texts.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent + brackets.1
  }

  static func count(_ count: Int) -> Literal { .number(Double(count)) }

  private static func number(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? number.description
  }

  /// A string as both languages read it, which is as JSON writes it.
  static func quoted(_ text: String) -> String {
    var json = JSONText()
    json.value(text)
    return json.text
  }

  /// A text of several lines between quotation marks, whose first line is empty.
  static func lines(_ text: String, _ kernel: NotebookKernel) -> String {
    let marks = kernel == .python ? "\"\"\"" : "\""
    var escaped = ""
    for character in text.unicodeScalars {
      if character == "\\" || character == "\"" { escaped += "\\" }
      escaped.unicodeScalars.append(character)
    }
    return marks + "\n" + escaped + marks
  }
}

/// What a notebook is run by.
package enum NotebookKernel: String, CaseIterable, Sendable {
  case python
  case r
}

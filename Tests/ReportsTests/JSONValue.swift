/// A parsed JSON document that keeps the order of keys; for tests alone.
enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONValue
  }

  struct Malformed: Error {
    let rest: String
  }

  init(_ number: Double?) {
    self = number.map(JSONValue.number) ?? .null
  }

  init(parsing text: String) throws {
    var rest = Substring(text)
    self = try Self.value(&rest)
    Self.skipSpace(&rest)
    guard rest.isEmpty else { throw Malformed(rest: String(rest)) }
  }

  var keys: [String] {
    if case .object(let members) = self { members.map(\.key) } else { [] }
  }

  var count: Int {
    if case .array(let values) = self { values.count } else { 0 }
  }

  subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  subscript(index: Int) -> JSONValue {
    guard case .array(let values) = self, values.indices.contains(index) else { return .null }
    return values[index]
  }

  private static func value(_ rest: inout Substring) throws -> JSONValue {
    skipSpace(&rest)
    switch rest.first {
    case "{":
      return .object(
        try list(&rest, "{", "}") { rest in
          guard case .string(let key) = try string(&rest) else { throw Malformed(rest: "") }
          try skip(":", &rest)
          return Member(key: key, value: try value(&rest))
        })
    case "[": return .array(try list(&rest, "[", "]") { try value(&$0) })
    case "\"": return try string(&rest)
    case "n":
      try skip("null", &rest)
      return .null
    case "t":
      try skip("true", &rest)
      return .boolean(true)
    case "f":
      try skip("false", &rest)
      return .boolean(false)
    default:
      let digits = rest.prefix { "+-.0123456789e".contains($0) }
      guard let number = Double(digits) else { throw Malformed(rest: String(rest.prefix(20))) }
      rest = rest.dropFirst(digits.count)
      return .number(number)
    }
  }

  private static func list<Element>(
    _ rest: inout Substring, _ open: String, _ close: Character,
    _ element: (inout Substring) throws -> Element
  ) throws -> [Element] {
    try skip(open, &rest)
    var elements: [Element] = []
    skipSpace(&rest)
    while rest.first != close {
      if !elements.isEmpty { try skip(",", &rest) }
      skipSpace(&rest)
      elements.append(try element(&rest))
      skipSpace(&rest)
    }
    rest = rest.dropFirst()
    return elements
  }

  private static func string(_ rest: inout Substring) throws -> JSONValue {
    try skip("\"", &rest)
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", let escaped = rest.popFirst() {
        text.append(escaped == "n" ? "\n" : escaped)
      } else {
        text.append(character)
      }
    }
    return .string(text)
  }

  private static func skip(_ token: String, _ rest: inout Substring) throws {
    skipSpace(&rest)
    guard rest.hasPrefix(token) else { throw Malformed(rest: String(rest.prefix(20))) }
    rest = rest.dropFirst(token.count)
  }

  private static func skipSpace(_ rest: inout Substring) {
    rest = rest.drop { $0.isWhitespace }
  }
}

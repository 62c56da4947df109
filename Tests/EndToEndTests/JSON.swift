/// A value of JSON whose members keep their order, read strictly.
enum JSON: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([(name: String, value: JSON)])

  struct Malformed: Error, Equatable {
    let offset: Int
  }

  init(_ text: String) throws(Malformed) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.value()
    reader.skipSpace()
    guard reader.isAtEnd else { throw Malformed(offset: reader.offset) }
  }

  var keys: [String] {
    if case .object(let members) = self { members.map(\.name) } else { [] }
  }

  var elements: [JSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func skipSpace() {
    while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
  }

  mutating func value() throws(JSON.Malformed) -> JSON {
    skipSpace()
    if take("null") { return .null }
    if take("true") { return .boolean(true) }
    if take("false") { return .boolean(false) }
    if take("[") { return try array() }
    if take("{") { return try object() }
    if take("\"") { return .text(try string()) }
    return .number(try number())
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  private mutating func array() throws(JSON.Malformed) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw fault }
    }
  }

  private mutating func object() throws(JSON.Malformed) -> JSON {
    var members: [(name: String, value: JSON)] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard take("\"") else { throw fault }
      let name = try string()
      skipSpace()
      guard take(":") else { throw fault }
      members.append((name, try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault }
    }
  }

  private mutating func string() throws(JSON.Malformed) -> String {
    var result: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      guard byte >= 0x20 else { throw fault }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      result += try escape()
    }
    throw fault
  }

  private mutating func escape() throws(JSON.Malformed) -> [UInt8] {
    let plain: [(String, UInt8)] = [
      ("\"", 0x22), ("\\", 0x5C), ("/", 0x2F), ("b", 8), ("f", 12), ("n", 10), ("r", 13), ("t", 9),
    ]
    for (letter, byte) in plain where take(letter) { return [byte] }
    let digits = bytes.dropFirst(offset + 1).prefix(4)
    guard take("u"), let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw fault }
    offset += 4
    return Array(String(scalar).utf8)
  }

  private mutating func number() throws(JSON.Malformed) -> Double {
    let digits = bytes[offset...].prefix { byte in
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard let number = Double(String(decoding: digits, as: UTF8.self)) else { throw fault }
    offset += digits.count
    return number
  }

  private var fault: JSON.Malformed { JSON.Malformed(offset: offset) }
}

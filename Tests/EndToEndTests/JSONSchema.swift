import Files

/// As much of JSON Schema as the schema of tables uses: what a value must be, and where it is not.
struct JSONSchema {
  let root: JSON

  init(root: JSON) { self.root = root }

  /// The schema of a name in the catalog; nil where it cannot be read.
  init?(inCatalog name: String) {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let path = root + "/Sources/Commands/Commands.docc/Resources/\(name).schema.json"
    guard let bytes = try? readFile(path, limit: 1 << 20),
      let json = try? JSON(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    self.init(root: json)
  }

  /// Where a value is not what the schema says; empty where it is.
  func faults(of value: JSON) -> [String] { faults(of: value, against: root, at: "$") }

  private func faults(of value: JSON, against schema: JSON, at place: String) -> [String] {
    if case .text(let path)? = schema["$ref"] {
      let name = String(path.split(separator: "/").last ?? "")
      guard let definition = root["$defs"]?[name] else { return ["\(place): no \(path)"] }
      return self.faults(of: value, against: definition, at: place)
    }
    if let choices = schema["oneOf"]?.elements {
      let found = choices.map { self.faults(of: value, against: $0, at: place) }
      return found.count(where: \.isEmpty) == 1 ? [] : found.min { $0.count < $1.count } ?? []
    }
    var faults: [String] = []
    if let wanted = schema["const"], wanted != value { faults.append("\(place): not \(wanted)") }
    if let wanted = schema["enum"]?.elements, !wanted.contains(value) {
      faults.append("\(place): \(value) is none of the words")
    }
    if let type = schema["type"], !isOf(type, value) {
      faults.append("\(place): \(value) is no \(type)")
    }
    if let items = schema["items"] {
      for (number, element) in value.elements.enumerated() {
        faults += self.faults(of: element, against: items, at: "\(place)[\(number)]")
      }
    }
    return faults + membersFaults(of: value, against: schema, at: place)
  }

  private func membersFaults(of value: JSON, against schema: JSON, at place: String) -> [String] {
    guard case .object(let members) = value else { return [] }
    var faults: [String] = []
    for case .text(let name) in schema["required"]?.elements ?? [] where value[name] == nil {
      faults.append("\(place): no '\(name)'")
    }
    for (name, member) in members {
      if let known = schema["properties"]?[name]
        ?? schema["additionalProperties"].flatMap({
          if case .boolean = $0 { nil } else { $0 }
        })
      {
        faults += self.faults(of: member, against: known, at: "\(place).\(name)")
      } else if schema["additionalProperties"] == .boolean(false) {
        faults.append("\(place): '\(name)' is not in the schema")
      }
    }
    return faults
  }

  private func isOf(_ type: JSON, _ value: JSON) -> Bool {
    let names = type.elements.isEmpty ? [type] : type.elements
    return names.contains { name in
      switch (name, value) {
      case (.text("null"), .null), (.text("boolean"), .boolean), (.text("number"), .number),
        (.text("string"), .text), (.text("array"), .array), (.text("object"), .object):
        true
      case (.text("integer"), .number(let number)): number == number.rounded()
      default: false
      }
    }
  }
}

import Diagnostics
import QuestionnaireLanguage
import Testing
import YAMLReading

@Suite struct QuestionnaireSchemaTests {
  private static let document = QuestionnaireSchema.document

  @Test(arguments: try RepositoryFiles.names(in: "questionnaires", endingWith: ".yaml"))
  func `a shipped questionnaire conforms to the schema`(name: String) throws {
    let root = try #require(
      YAMLReader.read(RepositoryFiles.source("questionnaires/\(name)")).root)
    #expect(violations(of: root) == [])
  }

  @Test(arguments: try LanguageGuideTests.examples())
  func `an example of the guide conforms to the schema`(example: String) throws {
    let root = try #require(YAMLReader.read(SourceText(name: "-", text: example)).root)
    #expect(violations(of: root) == [])
  }

  @Test(arguments: [
    ("titel: Study", "/titel"), ("sections: text", "/sections"),
    ("- {id: a, type: integer, limit: 3, en: A?}", "/sections/0/items/0/limit"),
    ("- {id: a, type: scale, en: A?}", "/sections/0/items/0: ends"),
    ("- {id: a, type: single, reversed: maybe, options: {1: A, 2: B}, en: A?}", "reversed"),
    ("- {id: a, battery: s, items: [{id: b, type: text, en: B}], en: A?}", "items/0/type"),
    ("- {id: a, type: text, check: {if: a > 1, en: No}, en: A?}", "/check"),
  ])
  func `what the reader refuses by its tables, the schema refuses too`(
    piece: String, place: String
  ) throws {
    let source = SourceText(name: "-", text: ExampleFile.completing(piece))
    let root = try #require(YAMLReader.read(source).root)
    let found = violations(of: root)
    #expect(
      found.contains { violation in
        violation.utf8.count >= place.utf8.count
          && (0...(violation.utf8.count - place.utf8.count)).contains { start in
            violation.utf8.dropFirst(start).starts(with: place.utf8)
          }
      }, "\(found)")
    #expect(QuestionnaireReader.read(source).questionnaire == nil)
  }

  @Test func `the schema in the documentation is the one the reader's tables give`() throws {
    let path = "Sources/Commands/Commands.docc/Resources/questionnaire.schema.json"
    let stored = try RepositoryFiles.source(path)
    #expect(String(decoding: stored.bytes, as: UTF8.self) == QuestionnaireSchema.text)
  }

  @Test func `the schema knows what every key holds`() {
    func holdsUnknown(_ value: SchemaValue) -> Bool {
      switch value {
      case .text, .flag: return false
      case .list(let values): return values.contains(where: holdsUnknown)
      case .object(let members):
        return value["type"] == QuestionnaireSchema.unknownContent["type"]
          || members.contains { holdsUnknown($0.value) }
      }
    }
    #expect(!holdsUnknown(Self.document))
  }

  private func violations(of root: YAMLNode) -> [String] {
    var checker = StructureChecker(document: Self.document)
    checker.check(root, Self.document, at: "")
    return checker.violations
  }
}

/// Checks the structure of a file against the part of JSON Schema that the questionnaires' one uses.
private struct StructureChecker {
  let document: SchemaValue
  private(set) var violations: [String] = []

  init(document: SchemaValue) {
    self.document = document
  }

  mutating func check(_ node: YAMLNode, _ schema: SchemaValue, at path: String) {
    if case .text(let reference)? = schema["$ref"] {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let definition = document["$defs"]?[name] else {
        violations.append("\(path): no definition \(name)")
        return
      }
      check(node, definition, at: path)
    }
    checkType(node, schema, at: path)
    checkWords(node, schema, at: path)
    checkMembers(node, schema, at: path)
    if case .list(let parts)? = schema["allOf"] {
      for part in parts { check(node, part, at: path) }
    }
    if case .list(let choices)? = schema["anyOf"], !choices.contains(where: { meets(node, $0) }) {
      violations.append("\(path): none of the choices")
    }
    if let condition = schema["if"], let consequence = schema["then"], meets(node, condition) {
      check(node, consequence, at: path)
    }
  }

  private func meets(_ node: YAMLNode, _ schema: SchemaValue) -> Bool {
    var checker = StructureChecker(document: document)
    checker.check(node, schema, at: "")
    return checker.violations.isEmpty
  }

  private mutating func checkType(_ node: YAMLNode, _ schema: SchemaValue, at path: String) {
    guard let type = schema["type"] else { return }
    let names: [SchemaValue] = if case .list(let list) = type { list } else { [type] }
    let fits = names.contains { name in
      switch name {
      case "object": node.mapping != nil
      case "array": node.sequence != nil
      default: node.scalar != nil
      }
    }
    if !fits { violations.append("\(path): not \(names)") }
  }

  private mutating func checkWords(_ node: YAMLNode, _ schema: SchemaValue, at path: String) {
    if case .list(let words)? = schema["enum"], !words.contains(.text(node.scalar ?? "")) {
      violations.append("\(path): none of \(words)")
    }
    if case .text(let word)? = schema["const"], node.scalar != word {
      violations.append("\(path): not \(word)")
    }
  }

  private mutating func checkMembers(_ node: YAMLNode, _ schema: SchemaValue, at path: String) {
    if let items = schema["items"], let elements = node.sequence {
      for (index, element) in elements.enumerated() {
        check(element, items, at: "\(path)/\(index)")
      }
    }
    guard let entries = node.mapping else { return }
    if case .list(let names)? = schema["required"] {
      for case .text(let name) in names where entries[name] == nil {
        violations.append("\(path): \(name) is missing")
      }
    }
    for entry in entries {
      let place = "\(path)/\(entry.name)"
      if let property = schema["properties"]?[entry.name] {
        check(entry.value, property, at: place)
      } else if case .object(let patterns)? = schema["patternProperties"], isLanguage(entry.name),
        let pattern = patterns.first
      {
        check(entry.value, pattern.value, at: place)
      } else if let other = schema["additionalProperties"] {
        if other == false {
          violations.append("\(place): not a key")
        } else {
          check(entry.value, other, at: place)
        }
      }
    }
  }

  private func isLanguage(_ name: String) -> Bool {
    ["en", "ro", "fr"].contains(name)
  }
}

import Testing

/// What the commands that are no tables write as JSON is of the schema, and other forms have its numbers.
@Suite struct ResultSchemaTests {
  private static let commands = ["test", "scale", "model", "weight", "power", "status"]

  /// Command lines of a case that make a result, in another form.
  private static func isResult(_ line: String) -> Bool {
    commands.contains { line.hasPrefix($0 + " ") }
  }

  private static let cases = GoldenCase.all.filter { golden in
    ((try? golden.text("command")) ?? "").split(separator: "\n").contains {
      isResult(String($0))
    }
  }

  /// A command line that writes the same result to the screen in another form.
  private static func line(_ line: String, as form: String) -> String {
    var words = line.split(separator: " ").map(String.init)
    for option in ["--format", "-f", "--output", "-o"] {
      if let place = words.firstIndex(of: option), place + 1 < words.count {
        words.removeSubrange(place...(place + 1))
      }
    }
    return words.joined(separator: " ") + " --format " + form
  }

  /// What a case's results are in three forms.
  private static func results(of golden: GoldenCase) throws -> [(
    json: JSON, csv: String, tidy: String
  )] {
    // Without --output there are no files to look at.
    let lines = try golden.text("command").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("cat ") }
    let forms = ["json", "csv", "tidy"]
    let output = try golden.run(
      lines.flatMap { line in isResult(line) ? forms.map { Self.line(line, as: $0) } : [line] }
    ).stdout
    let parts = "\n\(output)".split(separator: "\n$ ").map(String.init).filter(isResult)
    let texts = parts.compactMap { part in
      part.firstIndex(of: "\n").map { String(part[part.index(after: $0)...]) }
    }
    return try stride(from: 0, to: texts.count - 2, by: 3).map {
      (try JSON(texts[$0]), texts[$0 + 1], texts[$0 + 2])
    }
  }

  private static func numbers(_ json: JSON) -> [Double] {
    switch json {
    case .number(let number): [number]
    case .array(let elements): elements.flatMap(numbers)
    case .object(let members): members.flatMap { numbers($0.value) }
    case .null, .boolean, .text: []
    }
  }

  private static func counted(_ numbers: [Double]) -> [Double: Int] {
    numbers.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test func `there are results of every command`() {
    for command in Self.commands {
      #expect(
        Self.cases.contains {
          ((try? $0.text("command")) ?? "").split(separator: "\n").contains {
            $0.hasPrefix(command + " ")
          }
        }, "\(command)")
    }
  }

  @Test(arguments: cases)
  func `what a case writes is a result of the schema`(golden: GoldenCase) throws {
    let schema = try #require(JSONSchema(inCatalog: "result"))
    for result in try Self.results(of: golden) { #expect(schema.faults(of: result.json) == []) }
  }

  @Test(arguments: cases)
  func `each number of a case's tables is in its records`(golden: GoldenCase) throws {
    for result in try Self.results(of: golden) {
      let wanted = Self.counted(Self.numbers(try #require(result.json["tables"])))
      for text in [result.csv, result.tidy] {
        let found = Self.counted(text.split { $0 == "," || $0 == "\n" }.compactMap { Double($0) })
        for (number, count) in wanted { #expect(found[number, default: 0] >= count, "\(number)") }
      }
    }
  }

  @Test(arguments: cases)
  func `a number that a document has is in its tables`(golden: GoldenCase) throws {
    for result in try Self.results(of: golden) {
      guard case .object(let members) = result.json else { continue }
      let tables = Set(Self.numbers(try #require(result.json["tables"])))
      // What is asked for is no result.
      let settings = ["tables", "criteria", "edition"]
      let document = members.filter { !settings.contains($0.name) }.flatMap {
        Self.numbers($0.value)
      }
      #expect(document.allSatisfy(tables.contains))
    }
  }

  @Test func `a result without tables is none of the schema`() throws {
    let schema = try #require(JSONSchema(inCatalog: "result"))
    guard
      case .object(let members) = try #require(
        Self.results(of: GoldenCase(name: "power-plans")).first?.json)
    else {
      Issue.record("a result is an object")
      return
    }
    #expect(schema.faults(of: .object(members)) == [])
    #expect(schema.faults(of: .object(members.filter { $0.name != "tables" })) != [])
    let row = JSON.object([("n", .object([("value", .number(1))]))])
    let table = JSON.object([
      ("name", .text("n")), ("title", .text("")), ("columns", .array([])), ("rows", .array([row])),
      ("notes", .array([])),
    ])
    #expect(
      schema.faults(
        of: .object(members.filter { $0.name != "tables" } + [("tables", .array([table]))]))
        != [])
  }
}

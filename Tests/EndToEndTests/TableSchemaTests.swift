import Testing

/// Every table that a golden case writes as JSON is one of the schema.
@Suite struct TableSchemaTests {
  private static let schema = JSONSchema(inCatalog: "table")

  /// What 'crosstab' and 'tabulate' wrote as JSON in the cases.
  private static func documents(of golden: GoldenCase) throws -> [JSON] {
    let parts = try golden.run().stdout.split(separator: "$ ").map(String.init)
    return try parts.compactMap { part in
      guard let end = part.firstIndex(of: "\n") else { return nil }
      let command = part[..<end]
      guard command.hasPrefix("crosstab ") || command.hasPrefix("tabulate "),
        command.hasSuffix("json")
      else { return nil }
      return try JSON(String(part[part.index(after: end)...]))
    }
  }

  @Test(
    arguments: GoldenCase.all.filter { golden in
      let command = (try? golden.text("command")) ?? ""
      return command.split(separator: "\n").contains {
        ($0.hasPrefix("crosstab ") || $0.hasPrefix("tabulate ")) && $0.hasSuffix("json")
      }
    })
  func `what a case writes is a table of the schema`(golden: GoldenCase) throws {
    let schema = try #require(Self.schema)
    for document in try Self.documents(of: golden) { #expect(schema.faults(of: document) == []) }
  }

  @Test func `a table with another key is none of the schema`() throws {
    let schema = try #require(Self.schema)
    guard
      case .object(let members) = try #require(
        Self.documents(of: GoldenCase(name: "crosstab-json")).first)
    else {
      Issue.record("a table is an object")
      return
    }
    #expect(schema.faults(of: .object(members + [("mean", .number(1))])) != [])
    #expect(schema.faults(of: .object(members.filter { $0.name != "base" })) != [])
  }
}

import Testing

@testable import Arguments

@Suite struct ParsingTests {
  @Test(arguments: [
    ["d", "--format", "json"], ["d", "--format=json"], ["d", "-f", "json"], ["d", "-fjson"],
    ["--format=json", "d"], ["-qfjson", "d"], ["-qf", "json", "--", "d"],
  ])
  func `an option is spelled in four ways, before or after operands`(
    arguments: [String]
  ) throws {
    let command = try TableCommand.parse(arguments)
    #expect(command.format == .json)
    #expect(command.data == "d")
  }

  @Test func `what is not written keeps its default`() throws {
    let command = try TableCommand.parse(["d"])
    #expect(command.format == .text)
    #expect(command.level == 0.95)
    #expect(command.top == nil)
    #expect(command.usesWeights)
    #expect(command.items.isEmpty)
  }

  @Test func `flags cluster and an option may end the cluster`() throws {
    let command = try TableCommand.parse(["-qwt5", "d"])
    #expect(command.isQuiet)
    #expect(command.usesWeights)
    #expect(command.top == 5)
  }

  @Test func `a negatable flag is switched off, and the last one counts`() throws {
    #expect(try !TableCommand.parse(["d", "--no-weights"]).usesWeights)
    #expect(try TableCommand.parse(["d", "--no-weights", "--weights"]).usesWeights)
  }

  @Test func `a flag that is not negatable has no opposite`() {
    #expect(throws: ArgumentError.unknownOption("--no-quiet", suggestion: "--quiet")) {
      try TableCommand.parse(["d", "--no-quiet"])
    }
  }

  @Test func `two dashes end the options`() throws {
    let command = try TableCommand.parse(["--", "--format", "-q", "--"])
    #expect(command.data == "--format")
    #expect(command.items == ["-q", "--"])
  }

  @Test func `a single dash is a name`() throws {
    #expect(try TableCommand.parse(["-", "-o", "-"]).data == "-")
    #expect(try TableCommand.parse(["-", "-o", "-"]).output == "-")
  }

  @Test func `an option for many is repeated`() throws {
    let command = try TableCommand.parse(["d", "-c", "a=1", "--categories=b=2,3", "x", "y"])
    #expect(command.categories == ["a=1", "b=2,3"])
    #expect(command.items == ["x", "y"])
  }

  @Test func `an attached value may be empty or begin with a dash`() throws {
    let command = try TableCommand.parse(["d", "--output=", "--level=-0.5"])
    #expect(command.output == "")
    #expect(command.level == -0.5)
    #expect(try TableCommand.parse(["d", "--top", "-5"]).top == -5)
  }

  @Test(arguments: [
    (["d", "-f", "json", "--format=csv"], ArgumentError.repeatedOption("--format")),
    (
      ["d", "--format"],
      .missingValue(option: "--format", expectation: "text, json or csv", followedBy: nil)
    ),
    (
      ["d", "-o", "--format=json"],
      .missingValue(option: "-o", expectation: "text", followedBy: "--format")
    ),
    (["d", "--quiet=yes"], .unexpectedValue(flag: "--quiet")),
    (
      ["d", "--format=xml"],
      .invalidValue(
        name: "--format", value: "xml", expectation: "text, json or csv", suggestion: nil)
    ),
    (["d", "--fromat=csv"], .unknownOption("--fromat", suggestion: "--format")),
    (["d", "--cat=a"], .unknownOption("--cat", suggestion: "--categories")),
    (["d", "--zebra"], .unknownOption("--zebra", suggestion: nil)),
    (["d", "-quiet"], .unknownOption("-u", suggestion: "--quiet")),
    (["d", "-5"], .unknownOption("-5", suggestion: nil)),
    (["-q"], .missingOperand("DATA")),
    (["d", "--help"], .helpRequested),
    (["-qh"], .helpRequested),
  ])
  func `a mistake is data`(arguments: [String], mistake: ArgumentError) {
    #expect(throws: mistake) { try TableCommand.parse(arguments) }
  }

  @Test func `an operand too many is named`() {
    #expect(throws: ArgumentError.unexpectedOperand("b")) { try EchoCommand.parse(["a", "b"]) }
  }

  @Test(arguments: ["nan", "inf", "0x10", "1e999", "", "1,5", " 1"])
  func `a number is finite and decimal`(text: String) {
    #expect(throws: ArgumentError.self) { try TableCommand.parse(["d", "--level=" + text]) }
  }

  @Test(arguments: ["1.5", "", "0x10", "99999999999999999999", "１"])
  func `a whole number is whole and fits`(text: String) {
    #expect(throws: ArgumentError.self) { try TableCommand.parse(["d", "--top=" + text]) }
  }
}

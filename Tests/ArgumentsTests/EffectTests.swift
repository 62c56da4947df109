import Testing

@testable import Arguments

/// Two options that several commands could share.
private struct Margins {
  var level = 0.95
  var seed: Int?
  var draws = false

  static let grammar = Grammar<Margins>(
    title: "Errors",
    .always(
      .option("level", \.level, "LEVEL", "How sure an interval is."),
      .flag("draw", \.draws, "Draw replicates.")),
    .only(
      when: \.draws, because: "nothing is drawn", or: "give --draw",
      .option("seed", short: "s", \.seed, "NUMBER", "Where chance begins.")))
}

private struct DrawCommand: Command {
  static let name = "draw"
  static let summary = "Draw something."
  static let discussion = ""
  static let grammar = Grammar<DrawCommand>(
    .only(
      when: { $0.kind != .none }, because: "nothing is made", or: "",
      .operand("data", \.data, "What is drawn from.")),
    .always(.option("kind", short: "k", \.kind, "none|some|all", "What is drawn.").quietly),
    .group(\.errors, Margins.grammar).adding("Any number will do.", to: "seed")
      .restricted("level", when: { $0.kind == .all }, because: "only all has an interval", or: ""),
    .onData(.option("missing", \.missing, "WORD", "What is left out.")))

  enum Kind: String, CaseIterable, ArgumentValue { case none, some, all }

  var data: String?
  var kind = Kind.some
  var errors = Margins()
  var missing: [String] = []

  func run(_ streams: inout Streams) -> ExitCode { .done }
}

@Suite struct EffectTests {
  @Test func `a group is read into its property`() throws {
    let command = try DrawCommand.parse(["d", "--draw", "-s", "7", "--kind", "all", "--level=0.9"])
    #expect(command.errors.seed == 7 && command.errors.draws && command.errors.level == 0.9)
  }

  @Test(arguments: [
    (
      ["d", "--seed", "7"],
      "'--seed' has no effect here: nothing is drawn; leave it out, or give --draw"
    ),
    (
      ["d", "--level", "0.9"],
      "'--level' has no effect here: only all has an interval; leave it out"
    ),
    (["d", "-k", "none"], "'DATA' has no effect here: nothing is made; leave it out"),
    (
      ["d", "-k", "sme"],
      "'sme' does not suit '-k'; did you mean 'some'? expected none, some or all"
    ),
  ])
  func `what would change nothing is refused`(arguments: [String], wording: String) {
    let error = #expect(throws: ArgumentError.self) { try DrawCommand.parse(arguments) }
    #expect(error?.description == wording)
  }

  @Test func `the order of options is without meaning`() throws {
    #expect(try DrawCommand.parse(["--seed", "7", "d", "--draw"]).errors.seed == 7)
  }

  @Test func `help shows a group under its title and adds what a command has to say`() {
    let page = DrawCommand.helpPage(program: "percept")
    #expect(page.contains("\nErrors:\n      --level LEVEL"))
    #expect(page.contains("-s, --seed NUMBER  Where chance begins. Any number will do.\n"))
    #expect(page.contains("      --kind none|some|all") && !page.contains("-k,"))
  }

  @Test func `each entry says when it has an effect`() {
    let effects = Dictionary(
      uniqueKeysWithValues: DrawCommand.outline.map { ($0.name, $0.effect) })
    #expect(
      effects == [
        "data": .inModes, "kind": .always, "level": .inModes, "draw": .always, "seed": .inModes,
        "missing": .onData,
      ])
  }
}

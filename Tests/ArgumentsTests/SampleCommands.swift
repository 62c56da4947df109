@testable import Arguments

/// A command with every kind of entry.
struct TableCommand: Command {
  static let name = "crosstab"
  static let summary = "Cross two items of a study."
  static let discussion = """
    Example:
      percept crosstab wellbeing.study --rows smoke --columns age
    """
  static let grammar = Grammar<TableCommand>(
    .always(
      .operand("data", \.data, "A study file or a table of answers."),
      .operands("items", \.items, atLeastOne: false, "The items to cross."),
      .flag("quiet", short: "q", \.isQuiet, "Print no notes."),
      .flag("weights", short: "w", negatable: true, \.usesWeights, "Apply the weights."),
      .option("format", short: "f", \.format, "text|json", "How to print the table."),
      .option("level", \.level, "NUMBER", "The level of confidence, between 0 and 1."),
      .option("top", short: "t", \.top, "N", "Print only the first N rows."),
      .option("categories", short: "c", \.categories, "ITEM=A,B", "Choose categories."),
      .option("output", short: "o", \.output, "FILE", "Write to a file.")))

  enum Format: String, CaseIterable, ArgumentValue { case text, json, csv }

  var data = ""
  var items: [String] = []
  var isQuiet = false
  var usesWeights = true
  var format = Format.text
  var level = 0.95
  var top: Int?
  var categories: [String] = []
  var output: String?

  func run(_ streams: inout Streams) -> ExitCode {
    streams.print("\(data) \(items.joined(separator: "+")) \(format)")
    return .findings
  }
}

struct EchoCommand: Command {
  static let name = "echo"
  static let summary = "Repeat what is typed."
  static let discussion = "Example:\n  percept echo"
  static let grammar = Grammar<EchoCommand>(
    .always(.operand("title", \.title, "What to say first.")))
  var title: String?

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if let title { streams.print(title) }
    while let line = streams.input.readLine(refusing: { _ in }) {
      guard streams.print(line) else { return .failed }
    }
    return .done
  }
}

let sampleTable = CommandTable(
  program: "percept", version: "1.2.3", journey: "Begin with 'percept new'.",
  groups: [
    CommandGroup("Analyst", [TableCommand.self]), CommandGroup("Field team", [EchoCommand.self]),
  ])

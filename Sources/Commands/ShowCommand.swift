import Arguments
struct ShowCommand: Command {
  static let name = "show"
  static let summary = "x"
  static let discussion = "x\n"
  static let grammar = Grammar<ShowCommand>(.operand("questionnaire", \.path, "x"))
  var path = ""
  init() {}
  mutating func run(_ streams: inout Streams) -> ExitCode { .done }
}

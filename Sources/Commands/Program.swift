package import Arguments
import Files
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The whole program.
package enum Program {
  package static let version = "0.1.0"

  package static let table = CommandTable(
    program: "percept", version: version, journey: Journey.text,
    groups: [
      CommandGroup(
        "Researcher",
        [
          NewCommand.self, CheckCommand.self, ExplainCommand.self, ShowCommand.self,
          SimulateCommand.self, DiffCommand.self, PowerCommand.self,
        ]),
      CommandGroup(
        "Field team",
        [
          InitCommand.self, TrainCommand.self, CasesCommand.self, InterviewCommand.self,
          EnterCommand.self, VerifyCommand.self, ImportCommand.self, StatusCommand.self,
          CorrectCommand.self, WithdrawCommand.self, AuditCommand.self,
        ]),
      CommandGroup(
        "Analyst",
        [
          DescribeCommand.self, PlanCommand.self, TabulateCommand.self, NotebookCommand.self,
          CrosstabCommand.self, TestCommand.self, WeightCommand.self, ScaleCommand.self,
          ModelCommand.self, ExportCommand.self,
        ]),
    ])

  /// Runs the command line of this process and ends it.
  package static func run() -> Never {
    surviveFailingWrites()
    let error = FileDescriptorSink.standardError()
    let input: any LineSource = isTerminal(0) ? TerminalLines() : FileDescriptorLines()
    var streams = Streams(
      output: FileDescriptorSink.standardOutput(), error: error, input: input,
      terminal: TerminalTraits(
        inputIsTerminal: isTerminal(0), outputIsTerminal: isTerminal(1),
        errorIsTerminal: isTerminal(2),
        colorAllowed: isTerminal(1) && environmentVariable("NO_COLOR") == nil
          && environmentVariable("TERM") != "dumb",
        width: terminalWidth(1) ?? 80))
    let code =
      words(of: CommandLine.unsafeArgv, count: CommandLine.argc, &streams).map {
        table.dispatch(arguments: $0, streams: &streams)
      } ?? .usage
    exit(code.rawValue)
  }

  /// The arguments as text; nil, which is said, where one is none, as it may be a name or an answer.
  static func words(
    of arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, count: Int32,
    _ streams: inout Streams
  ) -> [String]? {
    var words: [String] = []
    for place in 1..<max(1, Int(count)) {
      guard let argument = arguments[place] else { break }
      guard let word = String(validatingCString: argument) else {
        streams.report(
          "percept: error: argument \(place) is not UTF-8 text; set the terminal or the script to UTF-8"
        )
        return nil
      }
      words.append(word)
    }
    return words
  }
}

extension FileDescriptorSink: TextSink {
  package var condition: SinkCondition {
    guard let fault else { return .open }
    return readerIsGone ? .closedByReader : .failed(fault.reasonInWords)
  }
}

extension FileDescriptorLines: LineSource {}

extension TerminalLines: LineSource {}

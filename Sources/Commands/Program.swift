package import Arguments
import Files

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
          PlanCommand.self, TabulateCommand.self, NotebookCommand.self, CrosstabCommand.self,
          TestCommand.self, WeightCommand.self, ScaleCommand.self, ModelCommand.self,
        ]),
    ])

  /// Runs the command line of this process and ends it.
  package static func run() -> Never {
    ignoreBrokenPipes()
    let error = FileDescriptorSink.standardError()
    var streams = Streams(
      output: FileDescriptorSink.standardOutput(), error: error, input: FileDescriptorLines(),
      terminal: TerminalTraits(
        inputIsTerminal: isTerminal(0), outputIsTerminal: isTerminal(1),
        errorIsTerminal: isTerminal(2),
        colorAllowed: isTerminal(1) && environmentVariable("NO_COLOR") == nil
          && environmentVariable("TERM") != "dumb",
        width: terminalWidth(1) ?? 80))
    let code = table.dispatch(
      arguments: Array(CommandLine.arguments.dropFirst()), streams: &streams)
    exit(code.rawValue)
  }
}

extension FileDescriptorSink: TextSink {
  package var condition: SinkCondition {
    guard let fault else { return .open }
    return readerIsGone ? .closedByReader : .failed(fault.reasonInWords)
  }
}

extension FileDescriptorLines: LineSource {}

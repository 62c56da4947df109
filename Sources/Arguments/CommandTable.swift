import Words

/// The whole program as a table: its commands, grouped by who uses them.
package struct CommandTable: Sendable {
  package let program: String
  package let version: String
  /// What the program prints when it is run without arguments.
  package let journey: String
  package let groups: [CommandGroup]

  package init(program: String, version: String, journey: String, groups: [CommandGroup]) {
    let names = groups.flatMap(\.commands).map { $0.name }
    precondition(Set(names).count == names.count, "two commands have the same name")
    self.program = program
    self.version = version
    self.journey = journey
    self.groups = groups
  }

  /// Runs the command that the arguments name; the program's own name is not among them.
  ///
  /// A closed pipe ends in `done`, since its reader has what it wanted; output that was lost
  /// otherwise ends in `failed`.
  package func dispatch(arguments: [String], streams: inout Streams) -> ExitCode {
    let code = answer(arguments, &streams)
    streams.output.flush()
    switch streams.output.condition {
    case .open: break
    case .closedByReader:
      streams.error.flush()
      return .done
    case .failed(let reason):
      streams.report("\(program): error: the output is incomplete: \(reason)")
      streams.error.flush()
      return .failed
    }
    streams.error.flush()
    return code
  }

  private func answer(_ arguments: [String], _ streams: inout Streams) -> ExitCode {
    guard let word = arguments.first else {
      streams.output.write(journey.hasSuffix("\n") ? journey : journey + "\n")
      return .done
    }
    let rest = Array(arguments.dropFirst())
    switch word {
    case "help": return help(rest, &streams)
    case "--help", "-h": return help([], &streams)
    case "--version":
      streams.print("\(program) \(version)")
      return .done
    default: break
    }
    if word.hasPrefix("-") {
      let near = suggestion(for: word, among: ["--help", "--version"])
      return refuse(.unknownOption(word, suggestion: near), page: "help", &streams)
    }
    guard let command = find(word) else {
      return refuse(unknown(word), page: "help", &streams)
    }
    return run(command, rest, &streams)
  }

  private func run<Chosen: Command>(
    _ type: Chosen.Type, _ arguments: [String], _ streams: inout Streams
  ) -> ExitCode {
    var command: Chosen
    do {
      command = try Chosen.parse(arguments)
    } catch .helpRequested {
      streams.output.write(Chosen.helpPage(program: program))
      return .done
    } catch {
      return refuse(error, page: "help \(Chosen.name)", &streams)
    }
    return command.run(&streams)
  }

  private func help(_ words: [String], _ streams: inout Streams) -> ExitCode {
    guard let word = words.first, word != "help" else {
      streams.output.write(contents)
      return .done
    }
    guard words.count == 1 else {
      return refuse(.unexpectedOperand(words[1]), page: "help", &streams)
    }
    guard let command = find(word) else { return refuse(unknown(word), page: "help", &streams) }
    streams.output.write(command.helpPage(program: program))
    return .done
  }

  /// The list of all commands.
  private var contents: String {
    var page = HelpPage()
    page.add(usage: "\(program) COMMAND [options] [operands]")
    for group in groups {
      page.add(section: group.audience, rows: group.commands.map { ($0.name, $0.summary) })
    }
    page.add(
      section: "Everyone",
      rows: [
        ("help COMMAND", "Print everything about one command."),
        ("--version", "Print the version."),
      ])
    return page.text
  }

  private func refuse(
    _ error: ArgumentError, page: String, _ streams: inout Streams
  ) -> ExitCode {
    streams.report("\(program): error: \(error)")
    streams.report("See '\(program) \(page)'.")
    return .usage
  }

  private func find(_ name: String) -> (any Command.Type)? {
    groups.lazy.flatMap(\.commands).first { $0.name == name }
  }

  private func unknown(_ word: String) -> ArgumentError {
    let names = groups.flatMap(\.commands).map { $0.name } + ["help"]
    return .unknownCommand(word, suggestion: suggestion(for: word, among: names))
  }
}

/// The commands that one kind of user needs.
package struct CommandGroup: Sendable {
  package let audience: String
  package let commands: [any Command.Type]

  package init(_ audience: String, _ commands: [any Command.Type]) {
    self.audience = audience
    self.commands = commands
  }
}

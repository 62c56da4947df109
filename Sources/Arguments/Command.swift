/// One subcommand: its table of arguments, and what it does with them.
///
/// The conforming type holds what was typed; `run` turns it into meaning.
package protocol Command: SendableMetatype {
  static var name: String { get }
  /// One sentence for the list of commands.
  static var summary: String { get }
  /// The long help: what the command does, and a worked example. Printed as it stands.
  static var discussion: String { get }
  static var grammar: Grammar<Self> { get }

  init()

  /// Does the work and says how it went.
  mutating func run(_ streams: inout Streams) -> ExitCode
}

extension Command {
  /// Reads the arguments that follow the command's name.
  package static func parse(_ arguments: [String]) throws(ArgumentError) -> Self {
    var command = Self()
    try grammar.parse(arguments, into: &command)
    return command
  }

  /// What may be written after the command's name, for whoever goes through all commands.
  package static var outline: [ArgumentOutline] { grammar.entries.map(ArgumentOutline.init) }

  /// The page that `help` prints for this command.
  package static func helpPage(program: String) -> String {
    var page = HelpPage()
    page.add(paragraph: summary)
    page.add(usage: grammar.usage("\(program) \(name)"))
    page.add(
      section: "Operands", rows: grammar.operands.map { ($0.name.uppercased(), $0.help) })
    let own = grammar.options.filter { $0.section == "Options" }
    page.add(
      section: "Options",
      rows: own.map { ($0.label, $0.help) } + [("-h, --help", "Print this page.")])
    for section in grammar.sections {
      page.add(
        section: section,
        rows: grammar.options.filter { $0.section == section }.map { ($0.label, $0.help) })
    }
    page.add(verbatim: discussion)
    return page.text
  }
}

extension Grammar {
  /// The headings of what commands share, in their order.
  fileprivate var sections: [String] {
    var sections: [String] = []
    for option in options where option.section != "Options" && !sections.contains(option.section) {
      sections.append(option.section)
    }
    return sections
  }
}

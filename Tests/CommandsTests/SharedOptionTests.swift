import Arguments
import Commands
import Testing

/// What holds of the options of all commands together.
@Suite struct SharedOptionTests {
  static let commands = Program.table.groups.flatMap(\.commands)
  static let options = commands.flatMap { command in
    command.outline.filter { !$0.isOperand }.map { (command: command.name, option: $0) }
  }

  /// Those that are declared in one place, whichever command has them.
  static let shared = [
    "where", "missing", "version", "frequency", "strata", "cluster", "fpc", "nested", "lonely",
    "replicates", "categories", "level",
  ]

  @Test(arguments: shared)
  func `an option that commands share reads alike in all of them`(name: String) {
    let found = Self.options.filter { $0.option.name == name && $0.command != "cases" }
    #expect(found.count > 1)
    #expect(Set(found.map { $0.option.placeholder }).count == 1)
    #expect(Set(found.map { $0.option.help }).count == 1)
  }

  @Test(arguments: ["questionnaire", "format", "output", "weight", "margins", "seed", "language"])
  func `an option of one name takes one kind of value`(name: String) {
    func kind(_ placeholder: String?) -> String? {
      name == "format" ? "FORM" : placeholder
    }
    // What is taken into a study are files, a form may be in two languages, and a copy has its number.
    let apart = [
      "init --questionnaire", "show --language", "cases --language", "enter --seed", "new --output",
    ]
    let found = Self.options.filter {
      $0.option.name == name && !apart.contains("\($0.command) --\(name)")
    }
    #expect(Set(found.map { kind($0.option.placeholder) }).count == 1, "\(found)")
  }

  @Test func `a letter means one thing`() {
    var meanings: [Character: Set<String>] = [:]
    for (_, option) in Self.options {
      if let short = option.short { meanings[short, default: []].insert(option.name) }
    }
    for (letter, names) in meanings.sorted(by: { $0.key < $1.key }) {
      #expect(names.count == 1, "-\(letter) means \(names.sorted())")
    }
  }

  @Test(arguments: commands.map { $0.name })
  func `each misspelled option is answered with the one that was meant`(command: String) {
    for (_, option) in Self.options.filter({ $0.command == command }) where option.name.count > 3 {
      var letters = Array(option.name)
      letters.swapAt(1, 2)
      guard String(letters) != option.name else { continue }
      let typed = Typed([command, "--" + String(letters)])
      #expect(typed.code == .usage)
      #expect(typed.error.contains("did you mean '--\(option.name)'?"), "\(typed.error)")
    }
  }

  @Test(arguments: commands.map { $0.name })
  func `each misspelled word of an option is answered with the one that was meant`(
    command: String
  ) {
    let command = Self.commands.first { $0.name == command }
    for option in command?.outline ?? [] {
      for word in option.words where word.count > 3 {
        let wrong = word.dropLast(2) + String(word.suffix(2).reversed())
        guard !option.words.contains(String(wrong)) else { continue }
        let words = option.isOperand ? [String(wrong)] : ["--\(option.name)", String(wrong)]
        let typed = Typed([command?.name ?? ""] + words)
        #expect(typed.code == .usage)
        #expect(
          option.words.contains { typed.error.contains("did you mean '\($0)'?") },
          "\(typed.error)")
      }
    }
  }

  @Test func `each misspelled command is answered with the one that was meant`() {
    for name in Self.commands.map({ $0.name }) {
      for words in [[name + "x"], ["help", name + "x"]] {
        let typed = Typed(words)
        #expect(typed.code == .usage)
        #expect(typed.error.contains("did you mean '\(name)'?"), "\(typed.error)")
      }
    }
  }

  @Test(arguments: [
    (["explain", "Q020O"], "Q0201"),
    (["crosstab", "d.csv", "-r", "a", "-c", "b", "--tests", "person"], "pearson"),
    (["test", "d.csv", "--outcome", "a", "--by", "b", "--tests", "wlech"], "welch"),
    (["simulate", "q.yaml", "--profile", "honst=1"], "honest"),
  ])
  func `words that only a command knows are answered alike`(words: [String], meant: String) {
    let typed = Typed(words)
    #expect(typed.code != .done)
    #expect(typed.error.contains("; did you mean '\(meant)'? "), "\(typed.error)")
  }
}

import Arguments
import Commands
import Files
import Testing

/// The help pages; their full texts are golden cases of the end-to-end tests.
@Suite struct HelpPageTests {
  static let commands = Program.table.groups.flatMap(\.commands).map { $0.name }

  @Test func `the commands are those that exist and no others`() {
    #expect(
      Self.commands == [
        "new", "check", "explain", "show", "simulate", "diff", "power", "init", "train", "cases",
        "interview", "enter", "verify", "import", "status", "correct", "withdraw", "audit",
        "describe", "plan", "tabulate", "notebook", "crosstab", "test", "weight", "scale", "model",
        "export",
      ])
  }

  @Test(arguments: commands)
  func `a page fits eighty columns`(command: String) {
    let page = Typed(["help", command]).output
    for line in page.split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(arguments: commands)
  func `a page has an example`(command: String) {
    #expect(!Example.all(of: command).isEmpty)
  }

  // What 'new' starts it would start here; its own tests run it.
  @Test(arguments: commands.filter { $0 != "new" }.flatMap(Example.all))
  func `an example is understood`(example: Example) {
    // Without its files it may fail, but never for want of understanding.
    let typed = Typed(example.words.map { $0 == example.firstFile ? "/nowhere/file" : $0 })
    #expect(typed.code != .usage, "\(typed.error)")
  }

  @Test(arguments: AnalystExamples.commands.flatMap(Example.all))
  func `an analyst's example runs as it stands`(example: Example) throws {
    let place = try AnalystExamples()
    let typed = Typed(place.words(of: example))
    #expect(typed.code == .done, "\(typed.error)")
  }

  @Test func `examples print what they say they print`() throws {
    let work = try TemporaryFolder()
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    for command in ["check", "init", "import", "audit"] {
      for example in Example.all(of: command) {
        let words = example.words.map { word in
          word.hasPrefix("questionnaires/") || word.hasPrefix("datasets/")
            ? root + "/" + word : word.hasSuffix(".percept") ? work.path(word) : word
        }
        let typed = Typed(words)
        let printed = [root + "/", work.path + "/"].reduce(typed.output) { text, prefix in
          text.split(separator: prefix, omittingEmptySubsequences: false).joined()
        }
        #expect(Self.withoutHead(printed) == Self.withoutHead(example.output))
        #expect(typed.error == "")
        #expect(typed.code == .done)
      }
    }
  }

  /// What is printed without the head of the log, which no two studies share.
  private static func withoutHead(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("head ") ? "head" : $0
    }
  }
}

/// A command line that a help page shows, and what it says comes of it.
struct Example: CustomTestStringConvertible {
  private(set) var line: String
  private(set) var output = ""

  var testDescription: String { line }

  var words: [String] {
    var words: [String] = []
    var isQuoted = false
    var word = ""
    for character in line + " " {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    return words
  }

  var firstFile: String? {
    words.first { $0.hasSuffix(".percept") || $0.hasSuffix(".csv") || $0.hasSuffix(".yaml") }
  }

  /// The examples of a command's page: lines after a prompt, continued after a backslash.
  static func all(of command: String) -> [Example] {
    let prompt = "  $ percept "
    var examples: [Example] = []
    var isContinued = false
    var isOutput = false
    for line in Typed(["help", command]).output.split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix(prompt) || isContinued {
        let text = line.dropFirst(isContinued ? 0 : prompt.count)
        let begun = text.hasSuffix("\\") ? text.dropLast() : text
        if isContinued {
          examples[examples.count - 1].line += begun
        } else {
          examples.append(Example(line: String(begun)))
        }
        isContinued = text.hasSuffix("\\")
        isOutput = true
      } else if isOutput, line.hasPrefix("  ") {
        examples[examples.count - 1].output += line.dropFirst(2) + "\n"
      } else {
        isOutput = false
      }
    }
    return examples
  }
}

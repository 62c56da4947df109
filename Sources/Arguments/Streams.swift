package import Files

/// A place that takes text: a terminal, a pipe, or a string in a test.
///
/// A class, because whoever made the sink reads from it afterwards. Buffering is the sink's own
/// matter.
package protocol TextSink: AnyObject {
  /// Whether the sink still takes text, and why not.
  var condition: SinkCondition { get }

  /// Writes text and says whether the sink still takes more.
  @discardableResult func write(_ text: String) -> Bool

  /// Hands on everything that was buffered and says whether the sink still takes more.
  @discardableResult func flush() -> Bool
}

/// Whether a sink still takes text.
package enum SinkCondition: Hashable, Sendable {
  case open
  /// The program at the other end of the pipe has read enough: no fault of ours.
  case closedByReader
  /// Text was lost; the reason is in plain words.
  case failed(String)
}

/// A place that lines are read from.
package protocol LineSource: AnyObject {
  /// Returns the next line without its end, or why it is no text; nil after the last.
  func nextLine() -> InputLine?
}

extension LineSource {
  /// Returns the next line that is text; whoever typed is told of each that is none.
  package func readLine(refusing tell: (InputLine.Reason) -> Void) -> String? {
    while let line = nextLine() {
      switch line {
      case .text(let text): return text
      case .unreadable(let reason): tell(reason)
      }
    }
    return nil
  }
}

/// The program's surroundings, handed to every command.
///
/// Data goes to `output`, everything else to `error`. A real terminal and a test run the same
/// commands.
package struct Streams {
  package var output: any TextSink
  package var error: any TextSink
  package var input: any LineSource
  package var terminal: TerminalTraits

  package init(
    output: any TextSink, error: any TextSink, input: any LineSource,
    terminal: TerminalTraits = .none
  ) {
    self.output = output
    self.error = error
    self.input = input
    self.terminal = terminal
  }

  /// Writes a line of data to standard output and says whether the reader is still there.
  @discardableResult
  package func print(_ line: String) -> Bool {
    output.write(line + "\n")
  }

  /// Writes a line for the person at the keyboard to standard error.
  package func report(_ line: String) {
    error.write(line + "\n")
  }
}

/// What the streams are attached to.
package struct TerminalTraits: Hashable, Sendable {
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  /// Whether color is welcome: a terminal, and no `NO_COLOR` in the environment.
  package var colorAllowed: Bool
  /// The width of the terminal in cells, which must never reach an output file.
  package var width: Int

  package init(
    inputIsTerminal: Bool = false, outputIsTerminal: Bool = false, errorIsTerminal: Bool = false,
    colorAllowed: Bool = false, width: Int = 80
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.colorAllowed = colorAllowed
    self.width = width
  }

  /// Pipes and files only.
  package static let none = TerminalTraits()
}

import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import Words

extension Streams {
  /// Says on standard error why the work could not be done.
  func fail(_ reason: some CustomStringConvertible) -> ExitCode {
    report("percept: error: \(DisplayText.escaped(reason.description))")
    return .failed
  }

  /// Says on standard error what is wrong with the options, and where they are explained.
  func misused(_ command: String, _ reason: some CustomStringConvertible) -> ExitCode {
    report("percept: error: \(DisplayText.escaped(reason.description))")
    report("See 'percept help \(command)'.")
    return .usage
  }

  /// Returns the next line that is text; of each that is none it says why it was not taken.
  func readLine() -> String? {
    input.readLine { report("percept: error: \($0.words)") }
  }

  /// Writes a command's result to a file that only its owner may read, or to standard output.
  func deliver(_ text: String, to path: String) -> ExitCode {
    deliver([Array(text.utf8)], to: path)
  }

  /// Writes a command's result part after part.
  ///
  /// A result can be made again, so that nobody waits until the disk has it.
  func deliver(_ blocks: some Sequence<[UInt8]>, to path: String) -> ExitCode {
    guard !path.isEmpty else {
      for block in blocks { output.write(String(decoding: block, as: UTF8.self)) }
      return .done
    }
    do throws(FileError) {
      try writeFile(path, blocks: blocks, mode: 0o600, durably: false)
    } catch {
      return fail(error)
    }
    return .done
  }

  /// How findings are printed on standard output.
  var outputRenderer: TextRenderer {
    TextRenderer(isColored: terminal.colorAllowed, width: max(60, terminal.width))
  }

  /// How findings are printed on standard error, which may go elsewhere than standard output.
  var errorRenderer: TextRenderer {
    TextRenderer(
      isColored: terminal.colorAllowed && terminal.errorIsTerminal, width: max(60, terminal.width))
  }
}

extension TerminalTraits {
  /// Whether a page can be shown and keys can be read one by one.
  var showsWholeScreens: Bool {
    inputIsTerminal && outputIsTerminal && environmentVariable("TERM") != "dumb"
  }
}

/// Reads a file that a person wrote, of one that is too large only enough for the reader to say so.
func readSource(_ path: String) throws(FileError) -> SourceText {
  let bytes = try readBeginning(path, limit: QuestionnaireReader.largestFile + 1)
  return SourceText(name: path, bytes: bytes)
}

import Arguments
import Diagnostics
import Files

extension Streams {
  /// Says on standard error why the work could not be done.
  func fail(_ reason: some CustomStringConvertible) -> ExitCode {
    report("percept: error: \(escapingControls(reason.description))")
    return .failed
  }

  /// Says on standard error what is wrong with the options, and where they are explained.
  func misused(_ command: String, _ reason: some CustomStringConvertible) -> ExitCode {
    report("percept: error: \(escapingControls(reason.description))")
    report("See 'percept help \(command)'.")
    return .usage
  }

  /// Writes a command's result to a file that only its owner may read, or to standard output.
  func deliver(_ text: String, to path: String) -> ExitCode {
    guard !path.isEmpty else {
      output.write(text)
      return .done
    }
    do throws(FileError) {
      try writeFile(path, Array(text.utf8), mode: 0o600)
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

/// The largest text file that a person can have written.
let textFileLimit = 64 << 20

/// Reads a file that a person wrote.
func readSource(_ path: String) throws(FileError) -> SourceText {
  SourceText(name: path, bytes: try readFile(path, limit: textFileLimit))
}

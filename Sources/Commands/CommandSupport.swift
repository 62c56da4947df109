import Arguments
import Diagnostics
import Files

extension Streams {
  /// Says on standard error why the work could not be done.
  func fail(_ reason: some CustomStringConvertible) -> ExitCode {
    report("percept: error: \(escapingControls(reason.description))")
    return .failed
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

  /// How findings are printed on this terminal.
  var renderer: TextRenderer {
    TextRenderer(isColored: terminal.colorAllowed, width: max(60, terminal.width))
  }
}

/// The largest text file that a person can have written.
let textFileLimit = 64 << 20

/// Reads a file that a person wrote.
func readSource(_ path: String) throws(FileError) -> SourceText {
  SourceText(name: path, bytes: try readFile(path, limit: textFileLimit))
}

import Arguments
import Diagnostics
import Reports

extension Streams {
  /// Makes an analysis and delivers its page in the form that is asked for.
  func present(
    _ command: String, _ inputs: [String], as format: TableFormat, output: String,
    _ make: () throws -> ResultPage
  ) -> ExitCode {
    analyze(command, inputs, output: output, make) { page, width in
      AnySequence(CollectionOfOne(format.writer(width: width).result(page)))
    }
  }

  /// Makes an analysis and delivers it part after part, or says on standard error why it could not be
  /// made.
  ///
  /// - Parameters:
  ///   - inputs: the files read, which the output must not overwrite.
  ///   - render: writes the result; its second argument is the width of a text in cells.
  func analyze<Result>(
    _ command: String, _ inputs: [String], output: String, _ make: () throws -> Result,
    blocks render: (Result, Int) -> AnySequence<[UInt8]>
  ) -> ExitCode {
    do {
      try refuseOverwriting(inputs, by: "--output", output)
      let result = Finished(try make())
      return deliver(render(result.value, analysisWidth(output)), to: output)
    } catch let misuse as OptionMisuse {
      return misused(command, misuse)
    } catch let unread as UnreadCondition {
      error.write(errorRenderer.render(unread.findings))
      return .usage
    } catch let unread as UnreadPlan {
      error.write(errorRenderer.render(unread.findings))
      report("percept: error: mend the errors first")
      return .findings
    } catch {
      return fail("\(error)")
    }
  }

  /// The terminal's width, which must never reach a file.
  private func analysisWidth(_ output: String) -> Int {
    output.isEmpty && terminal.outputIsTerminal ? max(60, terminal.width) : 80
  }
}

/// The result of a command, which lasts as long as the program: it ends soon, and need not be taken apart.
private final class Finished<Result> {
  let value: Result

  init(_ value: Result) {
    self.value = value
    _ = Unmanaged.passRetained(self)
  }
}

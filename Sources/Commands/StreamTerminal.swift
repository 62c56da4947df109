import Arguments
import Interviewing

/// The interview's terminal over the program's streams.
struct StreamTerminal: InterviewTerminal {
  private let output: any TextSink
  private let input: any LineSource

  init(_ streams: Streams) {
    output = streams.output
    input = streams.input
  }

  mutating func write(_ text: String) {
    output.write(text)
  }

  /// Takes no answer to a question that nobody can have seen.
  mutating func readLine() -> String? {
    guard output.flush() else { return nil }
    return input.readLine()
  }
}

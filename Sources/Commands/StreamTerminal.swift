import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel

/// The interview's terminal over the program's streams.
struct StreamTerminal: InterviewTerminal {
  private let output: any TextSink
  private let input: any LineSource
  private let bell: String
  private let wording: UnreadableWording

  /// - Parameter language: what a line that cannot be read is refused in.
  init(_ streams: Streams, in language: Language) {
    output = streams.output
    input = streams.input
    bell = streams.terminal.outputIsTerminal ? "\u{7}" : ""
    wording = UnreadableWording(in: language)
  }

  mutating func write(_ text: String) {
    output.write(text)
  }

  mutating func ring() {
    output.write(bell)
  }

  /// Takes no answer to a question that nobody can have seen, and no line that is no text.
  mutating func readLine() -> String? {
    guard output.flush() else { return nil }
    return input.readLine { reason in
      let words =
        switch reason {
        case .notUTF8: wording.notUTF8
        case .tooLong(let limit): wording.tooLong(bytes: limit)
        }
      output.write(bell + words + "\n> ")
      output.flush()
    }
  }
}
